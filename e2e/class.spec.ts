/** People who go and come back, and a class that is paused. */

import { hasNoViolations } from './support/accessibility.ts';
import { Student, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('a seat comes back, and is open in one place only', { tag: LONG }, async ({ browser, server }) => {
  const { code } = await Teacher.open(server);
  const ada = await Student.join(browser, server, code, 'Ada');
  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await ada.page.goto(server.origin);
  await ada.page.getByRole('link', { name: 'Continue as Ada' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();

  const second = await ada.context.newPage();
  await second.goto(`${server.origin}/play`);
  await expect(second.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'Your seat is open elsewhere' })).toBeVisible();
  await hasNoViolations(ada.page);
  await ada.page.getByRole('button', { name: 'Play here instead' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
});

test('a pause and a partner who is away are told apart from the wire', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  const bob = await Student.join(browser, server, teacher.code, 'Bob');
  await teacher.startRound('normal-close');
  await expect(ada.page.locator('.board')).toBeVisible();
  await ada.page.emulateMedia({ reducedMotion: 'reduce' });
  await hasNoViolations(ada.page);

  await teacher.clock({ paused: true });
  await expect(ada.page.getByText('Paused by your teacher.')).toBeVisible();
  await hasNoViolations(ada.page);
  await teacher.clock({ paused: false });
  await expect(ada.page.getByText('Paused by your teacher.')).toBeHidden();

  await bob.page.close();
  await expect(ada.page.getByText('Bob’s device is offline')).toBeVisible();
  await expect(ada.page.getByText('That is not segment loss')).toBeVisible();
  await hasNoViolations(ada.page);
  const back = await bob.context.newPage();
  await back.goto(`${server.origin}/play`);
  await expect(ada.page.getByText('Bob’s device is offline')).toBeHidden();

  await teacher.endRound();
  await expect(ada.page.getByRole('heading', { name: 'Your teacher ended the match' })).toBeVisible();
  await expect(ada.page.getByText('The next round begins here by itself.')).toBeVisible();
  await hasNoViolations(ada.page);
  await teacher.startRound('normal-close', 'guided');
  await expect(ada.page.getByRole('heading', { name: 'Your teacher ended the match' })).toBeHidden();
  await expect(ada.page.locator('.inbox')).toBeVisible();
});
