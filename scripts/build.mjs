/** The build of dist/client and dist/server, left out where a stamp says that nothing has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, readStamp, withSetupLock } from './install.mjs';
import { writeLanguages } from './languages.mjs';
import { Failure, main, packageProgram, root, run } from './run.mjs';

export const buildStamp = join(root, 'dist', '.sources');
export const serverFile = join(root, 'dist', 'server', 'main.js');
export const cliFile = join(root, 'dist', 'cli', 'main.js');

/** What vite builds, each with these arguments: `client`, `server`, `cli`. */
export const builds = {
  client: ['--config', 'vite.config.ts'],
  server: ['--config', 'vite.node.config.ts', '--mode', 'server'],
  cli: ['--config', 'vite.node.config.ts', '--mode', 'cli'],
};

const inputs = [
  'shared',
  'server',
  'cli',
  'client',
  'tsconfig.base.json',
  'vite.config.ts',
  'vite.node.config.ts',
  'vite.words.ts',
  'vite.begun.ts',
  'vite.localized.ts',
  'vite.offline.ts',
  'vite.compressed.ts',
  'package-lock.json',
];

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder).sort()) {
    hash.update(`${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** Call inside withSetupLock. */
export async function ensureBuilt() {
  writeLanguages();
  const sources = hashSources();
  if (readStamp(buildStamp) === sources && existsSync(serverFile) && existsSync(cliFile)) {
    console.log('The build is up to date.');
    return;
  }
  rmSync(buildStamp, { force: true });
  const vite = [...packageProgram('vite'), 'build', '--logLevel', 'warn'];
  const results = await Promise.all(
    Object.values(builds).map((args) => run([...vite, ...args], { output: 'collect' })),
  );
  for (const { output } of results) process.stdout.write(output);
  if (results.some(({ code }) => code !== 0)) throw new Failure('The build failed.');
  writeFileSync(buildStamp, sources);
  console.log('Built dist/client, dist/server and dist/cli.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(() =>
    withSetupLock(async () => {
      await ensureInstalled();
      await ensureBuilt();
    }),
  );
}
