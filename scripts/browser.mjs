/** A Chromium for the browser tests: the one that is there, else one that is fetched. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure, packageProgram, run } from './run.mjs';

/** The first has no window to draw, and is a third quicker for it. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {Promise<string>} the path of a browser that starts */
export async function ensureBrowser() {
  const found = (await playwrightBrowser()) ?? systemBrowser();
  if (found) return found;

  console.log('No browser found: asking Playwright for one …');
  await run([...packageProgram('@playwright/test', 'playwright'), 'install', 'chromium'], {
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' },
  });
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;

  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log('That gave none that starts: asking the system …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run(['apt-get', 'update'], { env });
    // The font is for Chinese pages: without it a screenshot shows boxes.
    await run(
      [
        'apt-get',
        'install',
        '-y',
        '--no-install-recommends',
        'chromium-headless-shell',
        'fonts-wqy-microhei',
      ],
      {
        env,
      },
    );
    const installed = systemBrowser();
    if (installed) return installed;
  }
  throw new Failure(
    'The browser tests need Chromium or Chrome, and none could be found or installed.\n' +
      'Install one (on Debian: apt-get install chromium-headless-shell fonts-wqy-microhei) or set CHROME_PATH to its program.',
  );
}

async function playwrightBrowser() {
  // Imported late: on a fresh clone it is not there yet when this file is loaded.
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
}

function systemBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    console.log(`CHROME_PATH (${chosen}) does not start; looking further.`);
  }
  return [...NAMES.map(onPath), ...MAC].find((path) => path !== undefined && starts(path));
}

/** @param {string} name */
function onPath(name) {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  return dirs.map((dir) => join(dir, name)).find((path) => existsSync(path));
}

/**
 * A download without the system's libraries is there and yet of no use, so existence is not enough.
 * @param {string} path
 */
function starts(path) {
  if (!path || !existsSync(path)) return false;
  // Chrome for Windows opens a window when asked for its version.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
