/** Packages on demand: `npm start` and `npm test` install on a fresh clone and after a new lockfile. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { mustRun, root } from './run.mjs';

// In node_modules, which `npm ci` empties first: an installation that was cut short leaves no stamp.
const stampFile = join(root, 'node_modules', '.2msl-installed');
// Outside node_modules for the same reason.
const lockDir = join(root, '.setup-lock');

/** @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** One process of this clone at a time may install or build.
 * @template T
 * @param {() => Promise<T>} work
 */
export function withSetupLock(work) {
  return withLock(lockDir, work, (pid) =>
    console.log(`Waiting for process ${pid}, which installs or builds in this folder.`),
  );
}

function wantedStamp() {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  // better-sqlite3 is compiled for one Node ABI and one system.
  return `${lockfile} ${process.version} ${process.platform}-${process.arch}\n`;
}

/** Call inside withSetupLock. */
export async function ensureInstalled() {
  const wanted = wantedStamp();
  if (readStamp(stampFile) === wanted) return;
  console.log(
    'Installing packages (the first time one of them may be compiled, which takes a minute or two) …',
  );
  rmSync(stampFile, { force: true });
  // Under NODE_ENV=production npm would leave out the tools that build; Playwright's browser is found separately.
  await mustRun([...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  writeFileSync(stampFile, wanted);
}

function npm() {
  // Set by npm itself to its own script; without it these files were started with plain node.
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
}
