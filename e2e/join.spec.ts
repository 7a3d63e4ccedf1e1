/** Getting in: the errors that people really meet, each told on the page. */
import type { Page } from '@playwright/test';
import { Student, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('a wrong code, a missing name and a taken name are told in a sentence, and what was typed stays', async ({
  page,
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  await page.goto(server.origin);
  await page.getByLabel('Class code').fill('CCCCCC');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Type a name, or ask for a suggestion.')).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('There is no class with this code. Please check the code.')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Ada');

  await Student.join(browser, server, teacher.code, 'ada');
  await page.getByLabel('Class code').fill(teacher.code.toLowerCase());
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Somebody in this class already has that name. Choose another.')).toBeVisible();

  await page.getByRole('button', { name: 'Suggest a name' }).click();
  await expect(page.getByLabel('Your name')).not.toHaveValue('Ada');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL('**/play');
});

test('who comes back finds the seat again, in the lobby and from the start page', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await expect(ada.page.getByText('Ada').first()).toBeVisible();
  await ada.page.goto(server.origin);
  await ada.page.getByText('Continue as Ada').click();
  await ada.page.waitForURL('**/play');
});

test('a seat that was taken away leads back to the door, with the reason', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'Remove Ada' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ada.page.getByText('Your teacher has removed you from this class.')).toBeVisible();
});

/** What an input method does with letters that are typed one by one: it composes, and at last commits. */
async function compose(page: Page, letters: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (let typed = 1; typed <= letters.length; typed++) {
    const text = letters.slice(0, typed);
    await devtools.send('Input.imeSetComposition', { text, selectionStart: typed, selectionEnd: typed });
  }
  await devtools.send('Input.insertText', { text: letters });
}

test('who is in a class that is deleted reads so, and is offered its seat no more', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const { page } = await Student.join(browser, server, teacher.code, 'Ada');
  // Whoever comes later has a token that nobody knows any more.
  await expect(page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await teacher.deleteClass();
  await expect(page.getByRole('alert')).toHaveText(
    'This class has been deleted, and with it every match that was played in it.',
  );
  await page.getByRole('link', { name: 'To the start page' }).click();
  await expect(page.getByLabel('Class code')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue as Ada' })).toBeHidden();
});

test('a code may be composed, pasted in any width, and misread', async ({ page, server }) => {
  const teacher = await Teacher.open(server);
  await page.goto(server.origin);
  const code = page.getByLabel('Class code');
  const open = page.getByText('This class is open.');
  await code.focus();
  await compose(page, teacher.code.toLowerCase());
  await expect(code).toHaveValue(teacher.code);
  await expect(open).toBeVisible();

  await code.fill('O');
  await expect(page.getByText('No code has “O”')).toBeVisible();
  const wide = teacher.code.replace(/./g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
  await code.fill(` ${wide.slice(0, 3)}－${wide.slice(3)} `);
  await expect(code).toHaveValue(teacher.code);
  await expect(open).toBeVisible();
});

const FORBIDDEN = {
  throws: () => {
    const forbid = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { configurable: true, get: forbid });
  },
  'is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'is not there': () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { configurable: true, value: null });
  },
} as const;

for (const [how, forbid] of Object.entries(FORBIDDEN)) {
  const tag = how === 'throws' ? [] : [LONG];
  test(`where storage ${how}, the page says so, and the seat outlives a reload all the same`, {
    tag,
  }, async ({ page, server }) => {
    await page.addInitScript(forbid);
    const teacher = await Teacher.open(server);
    await page.goto(`${server.origin}/?code=${teacher.code}`);
    await expect(page.getByText('This browser stores nothing for this page.')).toBeVisible();
    await page.getByLabel('Your name').fill('Ada');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/play');
    await expect(page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  });
}

test('the widest name makes no page wider than a phone', { tag: LONG }, async ({ page, browser, server }) => {
  const teacher = await Teacher.open(server);
  for (const name of ['W'.repeat(24), '\ufdfd'.repeat(24), '𒐫'.repeat(24)]) await teacher.admit(name);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.origin}/?code=${teacher.code}`);
  await page.getByLabel('Your name').fill('M'.repeat(24));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/play');
  await expect(page.getByText('M'.repeat(24)).first()).toBeVisible();
  const dashboard = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await teacher.signIn(dashboard);
  await dashboard.getByText('W'.repeat(24)).first().waitFor();
  const widest = (of: Page) => of.evaluate(() => document.documentElement.scrollWidth);
  expect([await widest(page), await widest(dashboard)]).toEqual([320, 320]);
  await teacher.startRound('three-way-handshake');
  await expect(page.locator('.board')).toBeVisible();
  await dashboard.locator('.pairs').waitFor();
  expect([await widest(page), await widest(dashboard)]).toEqual([320, 320]);
});
