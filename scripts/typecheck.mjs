// Checks every layer against the globals that it really has. The checks share nothing, so they run at the same time.
import { join } from 'node:path';
import { Failure, main, packageProgram, root, run } from './run.mjs';

const projects = ['shared', 'server', 'cli', 'client', '.'];

await main(async () => {
  const tsc = packageProgram('typescript', 'tsc');
  const results = await Promise.all(
    projects.map((project) => {
      const cache = join(root, 'node_modules', '.cache', 'tsc', `${project === '.' ? 'root' : project}.json`);
      const args = ['--project', project, '--incremental', '--tsBuildInfoFile', cache];
      return run([...tsc, ...args], { output: 'collect' });
    }),
  );
  for (const [i, { code, output }] of results.entries()) {
    console.log(`${projects[i]}/tsconfig.json: ${code === 0 ? 'ok' : 'errors'}`);
    process.stdout.write(output);
  }
  if (results.some(({ code }) => code !== 0)) throw new Failure('Types do not fit.');
});
