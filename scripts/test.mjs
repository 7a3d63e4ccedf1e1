/**
 * `npm test`: from a fresh clone to a verdict within five minutes; `test:all` leaves no test out.
 * The first failure ends it.
 */
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { Failure, main, packageProgram, root, run, stopAll } from './run.mjs';

/** @param {string} name */
const script = (name) => [process.execPath, `${root}/scripts/${name}`];

/** @param {string} title */
const heading = (title) => console.log(`\n=== ${title} ===`);

/**
 * At once, as far as they do not need the same processors all the time: each one's output stays together, in order.
 * @param {[title: string, command: string[], env?: Record<string, string>][]} parts
 */
async function together(parts) {
  const started = parts.map(([title, command, env = {}]) => ({
    title,
    result: run(command, { output: 'collect', env }),
  }));
  for (const { title, result } of started) {
    heading(title);
    const { code, output } = await result;
    process.stdout.write(output);
    if (code !== 0) {
      stopAll();
      throw new Failure(`${title} failed.`);
    }
  }
}

await main(async () => {
  const begin = performance.now();
  const all = process.argv.includes('--all');
  const browser = await withSetupLock(async () => {
    await ensureInstalled();
    return ensureBrowser();
  });
  console.log(`Browser: ${browser}`);
  heading('build');
  await withSetupLock(ensureBuilt);
  const which = all ? [] : ['--grep-invert', '@long'];
  await together([
    ['lint', [...packageProgram('@biomejs/biome', 'biome'), 'check', '--error-on-warnings']],
    ['layers', script('layers.mjs')],
    ['knip', packageProgram('knip')],
    ['typecheck', script('typecheck.mjs')],
    ['unit tests', [...packageProgram('vitest'), 'run'], { BUILT: '1', ...(all ? { TEST_ALL: '1' } : {}) }],
  ]);
  // Pages keep all cores busy: beside the unit tests both took longer than one after the other.
  await together([
    [
      'browser tests',
      [...packageProgram('@playwright/test', 'playwright'), 'test', ...which],
      { CHROME_PATH: browser },
    ],
  ]);
  console.log(`\nAll passed in ${Math.round((performance.now() - begin) / 1000)} s.`);
});
