/** `npm run icons`: draws the PNGs of the installed app from client/public/icons/app.svg, in a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './run.mjs';

const folder = join(root, 'client', 'public', 'icons');
const svg = readFileSync(join(folder, 'app.svg'), 'utf8');
/** Where the system cuts the shape itself, the ground reaches to the corners. */
const square = svg.replace(/ rx="112"/, '');

const executablePath = process.env.CHROME_PATH;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, size, drawn] of /** @type {const} */ ([
  ['app-192', 192, svg],
  ['app-512', 512, svg],
  ['maskable-512', 512, square],
  ['apple-touch-icon', 180, square],
])) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${drawn}`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
