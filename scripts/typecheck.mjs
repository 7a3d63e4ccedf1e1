/**
 * The type check of every layer against the globals that it really has.
 * TypeScript 7 does in seconds what 6 does in half a minute; 6 stays for dependency-cruiser, which cannot read with 7
 * (docs/adr/0001). The projects keep all cores busy between them: several threads within each would check the same types
 * several times, for twice the work.
 */
import { join } from 'node:path';
import { Failure, main, packageProgram, root, run } from './run.mjs';

const projects = ['shared', 'server', 'cli', 'client', '.'];

await main(async () => {
  const tsc = packageProgram('typescript-7', 'tsc');
  const results = await Promise.all(
    projects.map((project) => {
      const cache = join(root, 'node_modules', '.cache', 'tsc', `${project === '.' ? 'root' : project}.json`);
      const args = ['--project', project, '--singleThreaded', '--incremental', '--tsBuildInfoFile', cache];
      return run([...tsc, ...args], { output: 'collect' });
    }),
  );
  for (const [i, { code, output }] of results.entries()) {
    console.log(`${projects[i]}/tsconfig.json: ${code === 0 ? 'ok' : 'errors'}`);
    process.stdout.write(output);
  }
  if (results.some(({ code }) => code !== 0)) throw new Failure('Types do not fit.');
});
