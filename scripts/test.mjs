/**
 * `npm test`: from a fresh clone to a verdict in some three minutes; `test:all` leaves no test out.
 * The first failure ends it.
 */
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { writeLanguages } from './languages.mjs';
import { Failure, main, packageProgram, root, run, stopAll } from './run.mjs';

/** @param {string} name */
const script = (name) => [process.execPath, `${root}/scripts/${name}`];

/** @param {string} title */
const heading = (title) => console.log(`\n=== ${title} ===`);

/**
 * Checks that read the same sources and share nothing: all run at once, and each one's output stays together, in order.
 * @param {[title: string, command: string[]][]} checks
 */
async function together(checks) {
  const started = checks.map(([title, command]) => ({ title, result: run(command, { output: 'collect' }) }));
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

/**
 * @param {string} title
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
async function alone(title, command, env = {}) {
  heading(title);
  const { code } = await run(command, { env });
  if (code !== 0) throw new Failure(`${title} failed.`);
}

await main(async () => {
  const begin = performance.now();
  const all = process.argv.includes('--all');
  const browser = await withSetupLock(async () => {
    await ensureInstalled();
    return ensureBrowser();
  });
  console.log(`Browser: ${browser}`);
  writeLanguages();
  await together([
    ['lint', [...packageProgram('@biomejs/biome', 'biome'), 'check', '--error-on-warnings']],
    ['layers', script('layers.mjs')],
    ['knip', packageProgram('knip')],
    ['typecheck', script('typecheck.mjs')],
  ]);
  await alone('unit tests', [...packageProgram('vitest'), 'run'], all ? { TEST_ALL: '1' } : {});
  heading('build');
  await withSetupLock(ensureBuilt);
  const which = all ? [] : ['--grep-invert', '@long'];
  await alone('browser tests', [...packageProgram('@playwright/test', 'playwright'), 'test', ...which], {
    CHROME_PATH: browser,
  });
  console.log(`\nAll passed in ${Math.round((performance.now() - begin) / 1000)} s.`);
});
