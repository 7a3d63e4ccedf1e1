/** What needs no server works without a network where the browser may keep it; no other promise. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { openBrowser } from './support/browser.ts';
import { answer, press, untilEnd } from './support/practice.ts';
import { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const trace = fileURLToPath(new URL('../fixtures/traces/normal_close_by_client/a.pcap', import.meta.url));
const KEPT = /Kept on this device/;

/** Opens a page and waits until it says that it is kept. */
async function keep(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(KEPT)).toBeVisible({ timeout: 90_000 });
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Nothing answers any more: neither the network nor the server. */
async function cutOff(context: BrowserContext, server: GameServer): Promise<void> {
  await context.setOffline(true);
  await server.down('SIGKILL');
}

test('practice is played to its end without a network, in a new tab, and so is its replay', {
  tag: LONG,
}, async ({ context, page, server }) => {
  await keep(page, `${server.origin}/practice`);
  await page.close();
  await cutOff(context, server);
  const alone = await open(
    context,
    `${server.origin}/practice?scenario=three-way-handshake&host=A&level=standard`,
  );
  await answer(alone, 's', '3', 'Enter');
  await press(alone, '?');
  await expect(alone.getByRole('dialog')).toContainText('Discard');
  await press(alone, 'Escape');
  await answer(alone, 'a', '5', 'Enter');
  await untilEnd(alone);
  await alone.getByRole('link', { name: 'Watch it again' }).click();
  await expect(alone.getByRole('slider')).toBeVisible();
  // The other language was kept, too.
  await alone.goto(`${server.origin}/practice?lang=zh`);
  await expect(alone.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(alone.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a capture is opened without a network, in a new tab; what was not kept is not pretended', {
  tag: LONG,
}, async ({ context, page, server }) => {
  await keep(page, `${server.origin}/capture`);
  await page.close();
  await cutOff(context, server);
  const alone = await open(context, `${server.origin}/capture`);
  await alone.getByLabel('Choose a file').setInputFiles(trace);
  await alone.getByRole('button', { name: /^Watch / }).click();
  await expect(alone.getByRole('slider')).toBeVisible();
  await alone.goto(`${server.origin}/states#TIME-WAIT`);
  await expect(alone.getByRole('heading', { name: 'TIME-WAIT' }).first()).toBeVisible();
  await expect(alone.goto(`${server.origin}/play`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

test('a newer server is never shown an older page, and one without a worker takes it away', {
  tag: LONG,
}, async ({ context, page, server }) => {
  await keep(page, `${server.origin}/practice`);
  const proxied = await context.newPage();
  const workers = (): Promise<number> =>
    proxied.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  // A page of another version, as the next server would have it.
  await context.route(/\/practice$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace('<title>2MSL', '<title>Newer 2MSL'),
    });
  });
  const documents: string[] = [];
  proxied.on('response', async (answer) => {
    if (answer.request().isNavigationRequest()) documents.push(await answer.text());
  });
  await proxied.goto(`${server.origin}/practice`);
  await expect.poll(() => documents.at(-1)).toContain('Newer 2MSL');
  expect(await workers()).toBe(1);
  await context.route(/\/sw\.js$/, (route) => route.fulfill({ status: 404 }));
  await proxied.goto(`${server.origin}/practice`);
  await expect.poll(workers).toBe(0);
  await expect.poll(() => proxied.evaluate(() => caches.keys())).toEqual([]);
});

test('over plain HTTP from another machine nothing is promised and nothing offered', {
  tag: LONG,
}, async () => {
  const server = await GameServer.start({ ALLOWED_HOSTS: 'class.example' });
  const { port } = server;
  // As the class has it: an address of the LAN, which is no secure context.
  const browser = await openBrowser('--host-resolver-rules=MAP class.example 127.0.0.1');
  const page = await browser.newPage({ locale: 'en-GB' });
  for (const path of ['/practice', '/capture', '/states']) {
    await page.goto(`http://class.example:${port}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Longer than a page waits before it has itself kept.
    await page.waitForTimeout(6_000);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await expect(page.getByText(KEPT)).toHaveCount(0);
    await expect(page.locator('link[rel=manifest]')).toHaveCount(0);
  }
  // What was loaded goes on: the reader of captures is there before it is asked.
  await page.goto(`http://class.example:${port}/capture`);
  await expect(page.getByLabel('Choose a file')).toBeAttached();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByLabel('Choose a file').setInputFiles(trace);
  await expect(page.getByRole('button', { name: /^Watch / })).toBeVisible();
  await browser.close();
  await server.remove();
});
