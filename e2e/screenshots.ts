/**
 * Every page in every size, theme and language, to be looked at: `npm run screenshots [-- name …]`.
 * The pictures lie in screenshots/, which is not part of the repository. `npm run screenshots -- --readme` takes the two
 * of README.md instead, which are.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { LANGUAGES } from '../shared/words/languages.ts';
import { readmePictures } from './readme-pictures.ts';
import { pair, Student, Teacher } from './support/actors.ts';
import { openBrowser } from './support/browser.ts';
import { GameServer } from './support/server.ts';

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'laptop', width: 1366, height: 768 },
  { name: 'projector', width: 1920, height: 1080 },
] as const;
const THEMES = ['light', 'dark'] as const;
const SHOWN = ['en', 'zh'] as const;

const only = process.argv.slice(2);
const wanted = (name: string): boolean => only.length === 0 || only.some((part) => name.includes(part));

/** One page as it is now, in all its faces. The language is switched on the page itself, as a reader would. */
async function takeAll(page: Page, name: string): Promise<void> {
  if (!wanted(name)) return;
  for (const language of SHOWN) {
    await page.getByRole('button', { name: LANGUAGES[language].name }).click();
    await page.locator(`html[lang="${LANGUAGES[language].tag}"]`).waitFor();
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const { name: size, width, height } of SIZES) {
        await page.setViewportSize({ width, height });
        // The projector's view is what is on the screen; of the others the whole page is of interest.
        await page.screenshot({ path: `screenshots/${name}-${size}-${theme}-${language}.png` });
      }
    }
  }
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang="en"]').waitFor();
  // Keys are for the game again, not for the button.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.setViewportSize({ width: 1366, height: 768 });
  console.log(name);
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function alone(browser: Browser, server: GameServer): Promise<void> {
  await takeAll(await openPage(browser, server.origin), 'join');
  await takeAll(await openPage(browser, `${server.origin}/states`), 'states');
  const check = await openPage(browser, `${server.origin}/check`);
  await check.locator('.check-report').waitFor();
  await takeAll(check, 'check');
  const practice = await openPage(browser, `${server.origin}/practice`);
  await takeAll(practice, 'practice');
  await practice.getByRole('button', { name: 'Start' }).click();
  await practice.getByRole('heading', { name: 'The application calls OPEN' }).waitFor();
  await takeAll(practice, 'practice-guided');
}

/** Real captures: the door, a list of connections, and one that is played. */
async function captured(browser: Browser, server: GameServer): Promise<void> {
  const page = await openPage(browser, `${server.origin}/capture`);
  await takeAll(page, 'capture');
  const trace = (name: string): string =>
    fileURLToPath(new URL(`../fixtures/traces/${name}`, import.meta.url));
  await page.getByLabel('Choose a file').setInputFiles(trace('syn_flood/b.pcap'));
  await page.locator('.connection').first().waitFor();
  await takeAll(page, 'capture-list');
  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByLabel('Choose a file').setInputFiles(trace('random_12/a.pcap'));
  await page.getByRole('button', { name: /^Watch / }).click();
  await page.getByRole('slider').waitFor();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await takeAll(page, 'capture-replay');
}

/** The teacher's own page makes the class; the students join it, play, err, finish and watch. */
async function inClass(browser: Browser, server: GameServer): Promise<void> {
  const teach = await openPage(browser, `${server.origin}/teach`);
  await takeAll(teach, 'teach-no-secret');
  const teacher = await Teacher.open(server);
  await teacher.signIn(teach);

  const [a, b] = await pair(browser, server, teacher.code);
  await Student.join(browser, server, teacher.code, 'Chi');
  await takeAll(a.page, 'lobby');
  await takeAll(teach, 'teach-lobby');

  await teacher.clock({ pace: 4 });
  await teacher.startRound('normal-close');
  await a.page.getByRole('heading', { name: 'Nothing to do now' }).waitFor();
  await takeAll(a.page, 'play-idle');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.meets('The application calls OPEN');
  await a.sends(['SYN', 'ACK'], 'SYN-SENT');
  await a.page.getByText('ACK must not be set in this segment.').first().waitFor();
  await takeAll(a.page, 'play-refused');
  await a.page.keyboard.press('Enter');
  await a.page.getByText('The rule:').first().waitFor();
  await takeAll(a.page, 'play-hint');
  await a.page.keyboard.press('a');
  await a.page.keyboard.press('Enter');
  await b.answers('A segment arrived', ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.meets('A segment arrived');
  await takeAll(a.page, 'play-segment');
  await teacher.clock({ paused: true });
  await takeAll(a.page, 'play-paused');
  await takeAll(teach, 'teach-round');
  await teacher.clock({ paused: false });
  await a.answers('A segment arrived', ['ACK'], 'ESTABLISHED');
  await b.answers('A segment arrived', [], 'ESTABLISHED');
  await b.page.context().close();
  await a.page.getByText('device is offline').waitFor();
  await takeAll(a.page, 'play-partner-offline');
  await teacher.endRound();
  await a.page.getByRole('link', { name: 'Watch it again' }).waitFor();
  await takeAll(a.page, 'play-ended');
  await a.page.getByRole('link', { name: 'Watch it again' }).click();
  await a.page.waitForURL('**/replay/**');
  await a.page.getByRole('slider').first().waitFor();
  await a.page.keyboard.press('End');
  await takeAll(a.page, 'replay');

  await teacher.startRound('three-way-handshake', 'expert');
  const again = await a.context.newPage();
  await again.goto(`${server.origin}/play`);
  await again.locator('.stimulus, .idle').first().waitFor();
  await takeAll(again, 'play-expert');
}

await mkdir('screenshots', { recursive: true });
const browser = await openBrowser();
const server = await GameServer.start();
try {
  if (only.includes('--readme')) await readmePictures(browser, server);
  else {
    await alone(browser, server);
    await captured(browser, server);
    await inClass(browser, server);
  }
} finally {
  await browser.close();
  await server.remove();
}
