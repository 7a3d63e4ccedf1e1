/** A page that meets what it was not made for says so in a sentence, and is never white. */
import type { Locator } from '@playwright/test';
import { Student, Teacher } from './support/actors.ts';
import { openPractice } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

const BROKEN = 'Something went wrong on this page';

test('what the teacher’s page cannot draw is told, with a report to copy, and the connection is kept', {
  tag: LONG,
}, async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const teacher = await Teacher.open(server);
  const closed: string[] = [];
  page.on('websocket', (socket) => socket.on('close', () => closed.push(socket.url())));
  await teacher.signIn(page);
  await teacher.admit('Ada');
  await expect(page.getByText('Ada', { exact: true })).toBeVisible();
  // From now on no number can be written.
  const spoil = (spoiled: boolean): Promise<void> =>
    page.evaluate((broken) => {
      const { prototype } = Intl.NumberFormat;
      const kept = window as unknown as { whole?: PropertyDescriptor };
      kept.whole ??= Object.getOwnPropertyDescriptor(prototype, 'format') ?? {};
      const none = { configurable: true, get: () => Reflect.get({}, 'digits').join() };
      Object.defineProperty(prototype, 'format', broken ? none : kept.whole);
    }, spoiled);
  await spoil(true);
  await teacher.admit('Bob');
  const error = page.getByRole('alert');
  await expect(error).toContainText(BROKEN);
  await expect(page.getByRole('heading', { name: BROKEN })).toBeFocused();
  await error.getByRole('button', { name: 'Copy the report' }).click();
  await expect(error.getByRole('button', { name: 'Copied' })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('2MSL /teach (en), drawing');
  expect(report).toMatch(/TypeError.*\n.*at /);
  expect(report).not.toContain(teacher.code);

  // What is the matter is still the matter; what comes meanwhile is not lost.
  await error.getByRole('button', { name: 'Show it again' }).click();
  await expect(error).toContainText(BROKEN);
  await teacher.admit('Cleo');
  await spoil(false);
  await error.getByRole('button', { name: 'Show it again' }).click();
  await expect(error).toBeHidden();
  await expect(page.getByText('Cleo', { exact: true })).toBeVisible();
  expect(closed).toEqual([]);
});

test('a pair that cannot be drawn takes nothing else away', {
  tag: LONG,
}, async ({ page, server }) => {
  const teacher = await Teacher.open(server);
  await teacher.signIn(page);
  for (const name of ['Ada', 'Bob', 'Cleo', 'Dan']) await teacher.admit(name);
  await teacher.startRound('three-way-handshake');
  const cards = page.locator('.pairs > *');
  await expect(cards).toHaveCount(2);
  // What a card is drawn with, and nothing else: an element of its list.
  const spoil = (spoiled: boolean): Promise<void> =>
    page.evaluate((broken) => {
      const kept = window as unknown as { createElement?: typeof document.createElementNS };
      kept.createElement ??= document.createElementNS;
      const spoilt = (...asked: Parameters<typeof document.createElementNS>): Element => {
        if (asked[1] === 'li') throw new TypeError('no card');
        return kept.createElement?.apply(document, asked) as Element;
      };
      document.createElementNS = (broken ? spoilt : kept.createElement) as typeof document.createElementNS;
    }, spoiled);
  await spoil(true);
  await teacher.endRound();
  await teacher.startRound('normal-close');
  const told = page.getByRole('alert').filter({ visible: true });
  await expect(told.first()).toContainText('The rest goes on');
  await expect(page.getByRole('heading', { name: /Normal close/ }).first()).toBeVisible();
  await spoil(false);
  await told.first().getByRole('button', { name: 'Show it again' }).click();
  await expect(cards).toHaveCount(2);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

test('a message that the page does not understand is told, and the match goes on', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  let say: (message: string) => void = () => undefined;
  await ada.page.routeWebSocket(/\/ws$/, (socket) => {
    socket.connectToServer();
    say = (message) => socket.send(message);
  });
  await ada.page.reload();
  await teacher.startRound('three-way-handshake');
  await expect(ada.page.locator('.board')).toBeVisible();
  say('{"type":"gossip"}');
  const error = ada.page.getByRole('alert');
  await expect(error).toContainText('The server sent something that this page does not understand.');
  await expect(ada.page.locator('.board')).toBeVisible();
  await error.getByRole('button', { name: 'Dismiss' }).click();
  await expect(error).toBeHidden();
  await ada.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
});

test('an error outside the drawing is told, and the page goes on', { tag: LONG }, async ({
  page,
  server,
}) => {
  await page.goto(`${server.origin}/states`);
  await page.evaluate(() => setTimeout(() => Reflect.get({}, 'state').toString()));
  const error = page.getByRole('alert');
  await expect(error).toContainText('An error happened in the page.');
  await expect(page.getByRole('heading', { name: 'TIME-WAIT' }).first()).toBeVisible();
});

test('a page whose scripts do not come says after a while that it is still loading', { tag: LONG }, async ({
  page,
  server,
}) => {
  await page.route('**/assets/base-*.js', (route) => route.abort());
  await page.goto(`${server.origin}/teach`);
  const waiting = page.getByText('This page is still loading. If nothing more appears, reload it.');
  await expect(waiting).toBeHidden();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(waiting).toBeVisible();
});

test('a part that cannot be fetched is told for as long as it is missing', { tag: LONG }, async ({
  page,
  server,
}) => {
  let lost = true;
  await page.route('**/assets/KeyTable-*.js*', (route) => (lost ? route.abort() : route.continue()));
  await openPractice(page, server, 'scenario=normal-close&host=A&level=standard');
  await page.keyboard.press('?');
  const told = page
    .getByRole('status')
    .getByText('Part of this page could not be loaded. Is the network there?');
  await expect(told).toBeVisible();
  lost = false;
  await expect(page.getByRole('dialog')).toContainText('Discard');
  await expect(told).toBeHidden();
});

test('a sentence that passes by covers nothing that is needed: a lobby is scrolled out from under it, a board lies below', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const { page } = await Student.join(browser, server, teacher.code, 'Ada');
  await page.setViewportSize({ width: 390, height: 844 });
  // What cannot be fetched is said for as long as it cannot.
  await page.route('**/assets/{Elsewhere,StateDiagram}-*.js*', (route) => route.abort());
  await page.reload();
  const toast = page.locator('.toasts .notice');
  await expect(toast).toBeVisible();
  const boxOf = async (what: Locator) => {
    const box = await what.boundingBox();
    if (box === null) throw new Error('It is not drawn.');
    return box;
  };
  const heading = await boxOf(page.getByRole('heading', { level: 1 }));
  expect(heading.y + heading.height).toBeLessThan((await boxOf(toast)).y);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = await boxOf(page.locator('main > *').last());
  expect(last.y + last.height).toBeLessThanOrEqual((await boxOf(toast)).y);

  await teacher.startRound('three-way-handshake', 'guided');
  await expect(page.getByRole('button', { name: 'Submit answer' })).toBeVisible();
  await expect(toast).toBeVisible();
  const covered = await boxOf(toast);
  const task = await boxOf(page.getByRole('heading', { name: 'The application calls OPEN' }));
  expect(covered.y + covered.height).toBeLessThan(task.y);
});
