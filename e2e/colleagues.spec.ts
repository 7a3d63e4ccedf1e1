/** Two teachers in two browsers: a class that is shared and taken back, and signing out. */
import type { Browser, Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

async function listed(teacher: Teacher, page: Page): Promise<void> {
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'All classes' }).click();
  await expect(page.getByRole('heading', { name: 'Which class?' })).toBeVisible();
}

async function makeLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make a link' }).click();
  return await page.getByRole('textbox', { name: /Send this link to one colleague/ }).inputValue();
}

test('a class is shared with a colleague by a link that is good once, and taken back in mid-lesson', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const owner = await newPage(browser);
  await listed(teacher, owner);
  const row = owner.getByRole('listitem').filter({ hasText: teacher.code });
  await row.getByRole('button', { name: 'Share' }).click();
  const link = (await makeLink(owner)).replace(/^.*\/teach/, `${server.origin}/teach`);
  await hasNoViolations(owner);

  const colleague = await newPage(browser);
  await colleague.goto(link);
  await expect(colleague.getByText('shared by a colleague')).toBeVisible();
  expect(new URL(colleague.url()).hash).toBe('');
  await expect(colleague.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await colleague.getByRole('button', { name: new RegExp(teacher.code) }).click();
  await expect(colleague.getByRole('heading', { name: new RegExp(teacher.code) })).toBeVisible();

  const third = await newPage(browser);
  await third.goto(link);
  await expect(third.getByText('This link has been used, has expired, or was taken back.')).toBeVisible();

  await owner.keyboard.press('Escape');
  await row.getByRole('button', { name: 'Share' }).click();
  await owner.getByRole('button', { name: 'End sharing' }).click();
  await expect(colleague.getByText('This belongs to another teacher.')).toBeVisible();
  await expect(colleague.getByRole('heading', { name: 'Which class?' })).toBeVisible();
  await expect(colleague.getByText(teacher.code)).toHaveCount(0);
});

test('a teacher signs out in one tab, is out in the other, and comes back by the recovery code', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const page = await newPage(browser);
  await listed(teacher, page);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Make a recovery code' }).click();
  const code = await page.getByRole('textbox', { name: /Your recovery code/ }).inputValue();
  await hasNoViolations(page);
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/teach`);
  await other.getByRole('button', { name: new RegExp(teacher.code) }).click();
  await expect(other.getByRole('heading', { name: new RegExp(teacher.code) })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.getByRole('button', { name: 'Sign out here' }).click();
  for (const tab of [page, other])
    await expect(tab.getByRole('heading', { name: 'This page belongs to the teacher' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('2msl.teacher'))).toBe('');

  await page.getByRole('textbox').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Open' }).click();
  // The class that the other tab had open.
  await expect(page.getByRole('heading', { name: new RegExp(teacher.code) })).toBeVisible();
});

test('a class says when it is deleted, is kept for another time, and is saved whole', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const page = await newPage(browser);
  await listed(teacher, page);
  const row = page.getByRole('listitem').filter({ hasText: teacher.code });
  const day = (days: number): string =>
    new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Date.now() + days * 86_400_000);
  await row.getByRole('button', { name: `deleted ${day(90)} at the earliest` }).click();
  await hasNoViolations(page);
  await page.getByRole('radio', { name: '30 days', exact: true }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(row.getByRole('button', { name: `deleted ${day(30)} at the earliest` })).toBeVisible();
  await row.getByRole('button', { name: 'Delete', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save everything first' }).click();
  expect((await saved).suggestedFilename()).toBe(`2msl-${teacher.code}.json`);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row).toHaveCount(0);
});
