/** The page that tries whether a device can play: on good devices and networks, and on bad ones. */
import type { Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { expect, LONG, test } from './support/test.ts';

// A proxy may call the server by another name, if the operator has allowed it.
test.use({ settings: { ALLOWED_HOSTS: 'inside.example' } });

const line = (page: Page, name: string) => page.locator(`[data-line=${name}]`);
/** All has been tried. */
const done = (page: Page) => expect(page.getByRole('button', { name: 'Copy the report' })).toBeVisible();

test('a device that can play reads so, and why', { tag: LONG }, async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${server.origin}/`);
  await page.getByRole('link', { name: 'Can this device play?' }).click();
  await expect(page.getByText('This device can play.')).toBeVisible();
  await done(page);
  for (const name of ['server', 'webSocket', 'stream', 'storage', 'clock', 'browser', 'room'])
    await expect(line(page, name)).toHaveAttribute('data-grade', 'good');
  await expect(line(page, 'room')).toContainText(/more devices can connect, of [\d,]+\./);
  // The server of the tests listens to its own computer only.
  await expect(line(page, 'addresses')).toContainText('It listens to its own computer only.');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('This device can play.');
  expect(report).toContain('HeadlessChrome');
  await hasNoViolations(page);
});

test('no WebSocket gets through: the slower way, or the slowest, and what to do', { tag: LONG }, async ({
  page,
  network,
}) => {
  network.filter({ upgrades: 'refused' });
  await page.goto(`${network.origin}/check`);
  await expect(page.getByText('This device can play, but by the slower way', { exact: false })).toBeVisible();
  await expect(line(page, 'webSocket')).toContainText(
    'Something between this device and the server refuses it.',
  );
  await expect(line(page, 'webSocket')).toContainText('Ask the network’s administrator');
  network.filter({ upgrades: 'swallowed', holdsBack: true });
  await done(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('but by the slowest way', { exact: false })).toBeVisible();
  await expect(line(page, 'webSocket')).toContainText('Nothing answers');
  await expect(line(page, 'stream')).toContainText('all at once');
  await hasNoViolations(page);
});

test('a proxy that changes Host is told from a filter, with the setting that helps', { tag: LONG }, async ({
  page,
  network,
}) => {
  network.filter({ host: 'inside.example' });
  await page.goto(`${network.origin}/check`);
  await expect(line(page, 'webSocket')).toContainText('The server does not know the address of this page');
  await expect(line(page, 'webSocket')).toContainText(`PUBLIC_URL=${network.origin}/`);
});

test('a browser that stores nothing, whose clock is wrong, on a network that goes away', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    const now = Date.now.bind(Date);
    Date.now = () => now() + 5 * 60_000;
  });
  await page.goto(`${server.origin}/check`);
  await done(page);
  await expect(page.getByText('This device can play.')).toBeVisible();
  await expect(line(page, 'storage')).toContainText('This browser stores nothing.');
  await expect(line(page, 'clock')).toContainText('5 min ahead');
  await hasNoViolations(page);
  await server.down('SIGKILL');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This device cannot play: the server does not answer.')).toBeVisible();
});
