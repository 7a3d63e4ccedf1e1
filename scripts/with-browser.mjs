/** A tool run on a fresh build with a browser that was found, as in `npm run e2e -- play`. */
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { Failure, main, mustRun, packageProgram } from './run.mjs';

await main(async () => {
  const [tool = '', ...args] = process.argv.slice(2);
  const browser = await withSetupLock(async () => {
    await ensureInstalled();
    await ensureBuilt();
    return ensureBrowser();
  });
  /** @type {Record<string, () => string[]>} */
  const tools = {
    playwright: () => packageProgram('@playwright/test', 'playwright'),
    tsx: () => packageProgram('tsx'),
  };
  const program = tools[tool];
  if (!program) throw new Failure(`Expected one of ${Object.keys(tools).join(', ')}, not "${tool}".`);
  await mustRun([...program(), ...args], { env: { CHROME_PATH: browser } });
});
