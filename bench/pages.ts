/**
 * `npm run bench:pages`: what a first visit costs on a slow phone; `-- play` for one page.
 * 400 kbit/s, 400 ms a request, CPU at a quarter; over plain HTTP as a classroom has it, so without brotli.
 */
import { cpus, loadavg } from 'node:os';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Teacher } from '../e2e/support/actors.ts';
import { openBrowser } from '../e2e/support/browser.ts';
import { GameServer } from '../e2e/support/server.ts';
import { median } from './percentile.ts';
import { head, row } from './table.ts';

const KBIT_PER_SECOND = 400;
const LATENCY_MS = 400;
const CPU_SLOWDOWN = 4;
const ROUNDS = 3;

interface Visit {
  readonly page: string;
  readonly requests: number;
  readonly kB: number;
  readonly firstPaint: number;
  readonly usable: number;
  readonly longTasks: number;
}

/** A page on the slow phone, and what it has fetched so far. */
async function slowly(
  context: BrowserContext,
): Promise<{ page: Page; fetched: { requests: number; octets: number } }> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const fetched = { requests: 0, octets: 0 };
  await devtools.send('Network.enable');
  const throughput = (KBIT_PER_SECOND * 1_000) / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  // A browser offers brotli where the context is secure, which localhost counts as; a classroom's address does not.
  await context.setExtraHTTPHeaders({ 'accept-encoding': 'gzip, deflate' });
  devtools.on('Network.responseReceived', ({ response }) => {
    if (!response.fromDiskCache) fetched.requests += 1;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    fetched.octets += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen = { longTasks: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks += duration;
    }).observe({ type: 'longtask', buffered: true });
  });
  return { page, fetched };
}

async function visit(context: BrowserContext, name: string, url: string, usable: string): Promise<Visit> {
  const { page, fetched } = await slowly(context);
  const begin = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor();
  const waited = performance.now() - begin;
  const { firstPaint, longTasks } = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    longTasks: (window as unknown as { seen: { longTasks: number } }).seen.longTasks,
  }));
  await page.waitForLoadState('networkidle');
  await page.close();
  const { requests, octets } = fetched;
  return { page: name, requests, kB: octets / 1_000, firstPaint, usable: waited, longTasks };
}

const phone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', reducedMotion: 'reduce' });

/** As a student comes: the door, then the seat, where a match is already going on; or to the seat at once, by a link. */
async function student(browser: Browser, server: GameServer): Promise<readonly Visit[]> {
  const teacher = await Teacher.open(server);
  const seat = { token: await teacher.admit('Ada'), code: teacher.code, name: 'Ada' };
  await teacher.startRound('three-way-handshake', 'guided');
  const sits = async (context: BrowserContext, name: string): Promise<Visit> => {
    const opened = await context.newPage();
    await opened.goto(`${server.origin}/healthz`);
    await opened.evaluate((kept) => localStorage.setItem('2msl.seat', kept), JSON.stringify(seat));
    await opened.close();
    return await visit(context, name, `${server.origin}/play`, '.board');
  };
  const context = await phone(browser);
  const door = await visit(context, '/', server.origin, 'button[type=submit]');
  const after = await sits(context, '/play after /');
  await context.close();
  const another = await phone(browser);
  const direct = await sits(another, '/play at once');
  await another.close();
  return [door, after, direct];
}

async function alone(browser: Browser, server: GameServer): Promise<readonly Visit[]> {
  const pages = [
    ['/practice', '/practice', 'h1'],
    ['/capture', '/capture', 'input[type=file]'],
    ['/states', '/states', 'h1'],
  ] as const;
  const visits: Visit[] = [];
  for (const [name, path, usable] of pages.filter(([, path]) => wanted(path))) {
    const context = await phone(browser);
    visits.push(await visit(context, name, server.origin + path, usable));
    await context.close();
  }
  return visits;
}

const asked = process.argv.slice(2);
const wanted = (path: string): boolean => asked.length === 0 || asked.includes(path.slice(1));

const browser = await openBrowser();
const visits: Visit[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const server = await GameServer.start();
  if (wanted('/play')) visits.push(...(await student(browser, server)));
  visits.push(...(await alone(browser, server)));
  await server.remove();
}
await browser.close();

console.log(
  `Load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} on ${cpus().length} cores.`,
);
head('page', 'requests', 'kB', 'first paint s', 'usable s', 'long tasks ms');
for (const name of new Set(visits.map(({ page }) => page))) {
  const of = visits.filter(({ page }) => page === name);
  const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
  const [requests, kB, paint, usable, tasks] = (
    ['requests', 'kB', 'firstPaint', 'usable', 'longTasks'] as const
  ).map((key) => median(of.map((one) => one[key]))) as [number, number, number, number, number];
  row(name, requests, kB.toFixed(1), seconds(paint), seconds(usable), tasks.toFixed(0));
}
