/** Connections through bad networks: a page says when it is not live, and has missed nothing. */
import type { Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Student, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';
import { Told, versionsOnRecord } from './support/told.ts';

// The shortest heartbeat there is: what is tested is what follows, not how long it takes.
test.use({ settings: { HEARTBEAT: '1' } });

const OPEN = 'The application calls OPEN';
const ARRIVED = 'A segment arrived';

const lost = (page: Page) => page.getByText(/No connection since/);

test('a path that dies without a word is noticed by page, dashboard and server; all come back', async ({
  browser,
  page: dashboard,
  server,
  network,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, network, teacher.code, 'Ada');
  const bob = await Student.join(browser, server, teacher.code, 'Bob');
  await teacher.signIn(dashboard, network);
  const other = await browser.newPage();
  await teacher.signIn(other);
  await teacher.startRound('three-way-handshake');
  await bob.answers(OPEN, [], 'LISTEN');
  await ada.meets(OPEN);
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await ada.page.keyboard.press('s');
  // It is fetched by itself, and stands above the answer.
  await expect(ada.page.getByText('How many segments does it take').first()).toBeVisible();
  const places = (): Promise<unknown> =>
    ada.page.evaluate(() =>
      [...document.querySelectorAll('main .actions .btn, #inbox-title')].map((one) => {
        const { x, y } = one.getBoundingClientRect();
        return [x, y].map(Math.round);
      }),
    );
  const before = await places();

  network.fallSilent();
  await expect(lost(ada.page)).toBeVisible();
  await expect(lost(dashboard)).toBeVisible();
  expect(await places()).toEqual(before);
  await expect(ada.page.getByText('What you composed is kept.')).toBeVisible();
  await expect(dashboard.getByText('What you see may be out of date.')).toBeVisible();
  await hasNoViolations(ada.page);
  await hasNoViolations(dashboard);
  await expect(bob.page.getByText('Ada’s device is offline')).toBeVisible();
  await expect(other.getByText(/^away since \d/)).toBeVisible();
  // What happens meanwhile is missed.
  await teacher.clock({ paused: true });
  await expect(bob.page.getByText('Paused by your teacher.')).toBeVisible();

  network.passOn();
  // It may come back by itself before the button is reached.
  const now = dashboard.getByRole('button', { name: 'Try now' });
  await expect(async () => {
    if (await now.isVisible()) await now.click({ timeout: 2_000 });
    await expect(lost(dashboard)).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(ada.page.getByText('Paused by your teacher.')).toBeVisible();
  await expect(ada.page.getByText('Connected again.')).toBeAttached();
  await teacher.clock({ paused: false });
  await expect(bob.page.getByText('Ada’s device is offline')).toBeHidden();
  await expect(other.getByText(/^away since/)).toBeHidden();
  // The SYN that was set before is still set.
  await expect(ada.page.getByRole('checkbox', { name: 'SYN' })).toBeChecked();
  await other.close();
});

test('a pair finishes its match though every connection is cut over and over: missed 0, doubled 0', {
  tag: LONG,
}, async ({ browser, server, network }) => {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, network, teacher.code);
  const told = await Promise.all([a, b].map(({ page }) => Told.by(page)));
  for (const { page } of [a, b]) await page.reload();
  await teacher.startRound('three-way-handshake');
  await teacher.clock({ pace: 0.25 });
  network.cutAfter(4);
  await b.insists(OPEN, [], 'LISTEN');
  await a.insists(OPEN, ['SYN'], 'SYN-SENT');
  await b.insists(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.insists(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.insists(ARRIVED, [], 'ESTABLISHED');
  await expect(a.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  await expect(b.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  expect(network.cuts).toBeGreaterThan(0);
  for (const [i, host] of (['A', 'B'] as const).entries()) {
    expect(told[i]?.webSockets).toBeGreaterThan(1);
    const recorded = await versionsOnRecord(server, told[i]?.match ?? '', host);
    await expect.poll(() => told[i]?.versions).toEqual(recorded);
  }
});
