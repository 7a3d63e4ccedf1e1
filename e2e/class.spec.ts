/** Getting in, waiting, being paused, and people who go and come back. */

import { hasNoViolations } from './everybody.ts';
import { Student, Teacher } from './people.ts';
import { expect, test } from './test.ts';

test('a code and a name are enough; every mistake is told where it was made', async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { code } = await Teacher.open(server);
  await page.goto(`${server.origin}/?lang=en`);
  const codeField = page.getByLabel('Class code');
  const nameField = page.getByLabel('Your name');
  await expect(codeField).toBeFocused();
  await hasNoViolations(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Type the code of your class.');
  await codeField.fill('aaaaaa');
  await expect(page.getByRole('alert')).toHaveText(/There is no class with this code/);
  await hasNoViolations(page);
  await codeField.fill(code.toLowerCase());
  await expect(page.getByText('This class is open.')).toBeVisible();
  await page.getByRole('button', { name: 'Suggest a name' }).click();
  await expect(nameField).not.toHaveValue('');
  await nameField.press('Enter');
  await page.waitForURL('**/play');
  await expect(page.getByText('1 person is here')).toBeVisible();
  await hasNoViolations(page);
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByText('请等待老师开始')).toBeVisible();
});

test('a taken name, a seat that comes back, and one that is opened twice', async ({ browser, server }) => {
  const { code } = await Teacher.open(server);
  const ada = await Student.join(browser, server, code, 'Ada');
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await other.goto(`${server.origin}/?code=${code}`);
  await other.getByLabel('Your name').fill('ADA');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('alert')).toHaveText(/has that name already/);

  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await ada.page.goto(server.origin);
  await ada.page.getByRole('link', { name: 'Go on as Ada' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();

  const second = await ada.context.newPage();
  await second.goto(`${server.origin}/play`);
  await expect(second.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'Your seat is open elsewhere' })).toBeVisible();
  await hasNoViolations(ada.page);
  await ada.page.getByRole('button', { name: 'Play here instead' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
});

test('a pause and a partner who is away are told apart from the wire', async ({ browser, server }) => {
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
  await expect(ada.page.getByText('Bob’s laptop is offline')).toBeVisible();
  await expect(ada.page.getByText('That is no lost segment')).toBeVisible();
  await hasNoViolations(ada.page);
  const back = await bob.context.newPage();
  await back.goto(`${server.origin}/play`);
  await expect(ada.page.getByText('Bob’s laptop is offline')).toBeHidden();

  await teacher.endRound();
  await expect(ada.page.getByRole('heading', { name: 'Your teacher ended the match' })).toBeVisible();
  await expect(ada.page.getByText('The next round begins here by itself.')).toBeVisible();
  await hasNoViolations(ada.page);
  await teacher.startRound('normal-close', 'guided');
  await expect(ada.page.getByRole('heading', { name: 'Your teacher ended the match' })).toBeHidden();
  await expect(ada.page.locator('.inbox')).toBeVisible();
});
