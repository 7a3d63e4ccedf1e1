/** `npm run bench:scrub`: what a frame costs while a long replay is dragged through, CPU at a quarter. */
import type { Browser, Page } from '@playwright/test';
import { openBrowser } from '../e2e/support/browser.ts';
import { GameServer } from '../e2e/support/server.ts';
import { longRecord } from './long-record.ts';
import { median, percentile } from './percentile.ts';
import { head, row } from './table.ts';

const INPUTS = 1_129;
const CPU_SLOWDOWN = 4;
const ROUNDS = 3;
/** Moves of the mouse, one a frame. */
const MOVES = 60;

interface Scrubbed {
  /** Milliseconds until the slider was there. */
  readonly load: number;
  readonly elements: number;
  /** Milliseconds between two frames while it was dragged, and after a step by a key. */
  readonly frames: readonly number[];
  readonly step: number;
}

async function opened(
  browser: Browser,
  server: GameServer,
  record: string,
): Promise<{ page: Page; load: number }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${server.origin}/icon.svg`);
  await page.evaluate((kept) => sessionStorage.setItem('2msl.record', kept), record);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  const begin = performance.now();
  await page.goto(`${server.origin}/replay/local`, { waitUntil: 'commit' });
  await page.getByRole('slider').first().waitFor();
  return { page, load: performance.now() - begin };
}

async function scrub(browser: Browser, server: GameServer, record: string): Promise<Scrubbed> {
  const { page, load } = await opened(browser, server, record);
  await page.waitForLoadState('networkidle');
  const told = await page.evaluate(async (moves) => {
    const slider = document.querySelector<HTMLInputElement>('input[type=range]');
    if (slider === null) throw new Error('There is no slider.');
    const frames: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let i = 1; i <= moves; i++) {
      // To the end and back.
      const share = i <= moves / 2 ? (2 * i) / moves : 2 - (2 * i) / moves;
      slider.value = String(share * Number(slider.max));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      // What a frame costs is known when the next one comes.
      await new Promise(requestAnimationFrame);
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push((now - last) / 2);
      last = now;
    }
    const begin = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return { frames, step: performance.now() - begin, elements: document.querySelectorAll('*').length };
  }, MOVES);
  await page.context().close();
  return { load, ...told };
}

const record = JSON.stringify(longRecord(INPUTS));
const browser = await openBrowser();
const server = await GameServer.start();
const rounds: Scrubbed[] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await scrub(browser, server, record));
await server.remove();
await browser.close();

const frames = rounds.flatMap((round) => round.frames);
head('inputs', 'slider after s', 'elements', 'frame ms p50', 'p95', 'max', 'one step ms');
row(
  INPUTS,
  (median(rounds.map(({ load }) => load)) / 1_000).toFixed(2),
  rounds[0]?.elements ?? '',
  median(frames).toFixed(0),
  percentile(frames, 0.95).toFixed(0),
  percentile(frames, 1).toFixed(0),
  median(rounds.map(({ step }) => step)).toFixed(0),
);
