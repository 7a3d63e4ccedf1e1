/** A whole lesson: two desks, a projector, eight students: one late, one lost, one on a second device. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { Student, Teacher } from './support/actors.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const OPEN = 'The application calls OPEN';
const PLAN = {
  lessonPlan: 1,
  title: 'Opening and closing',
  rounds: [
    { scenario: 'three-way-handshake', level: 'standard', minutes: 20, notes: 'Ask: who speaks first?' },
    { scenario: 'normal-close', level: 'standard', minutes: 20 },
  ],
};

/** A page of the same teacher on another device. */
async function anotherDesk(browser: Browser, teacher: Teacher): Promise<Page> {
  const desk = await (
    await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } })
  ).newPage();
  await teacher.signIn(desk);
  return desk;
}

const onPhone = async (browser: Browser): Promise<Page> =>
  await (await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })).newPage();

const tab = (desk: Page, name: string): Promise<void> =>
  desk.getByRole('button', { name, exact: true }).click();

async function startPlanned(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /^Start/ }).click();
  await expect(desk.getByRole('button', { name: /^Pause/ })).toBeVisible();
}

/** Somebody joins who is not wanted. */
async function unwanted(browser: Browser, server: GameServer, desk: Page, code: string): Promise<void> {
  const troll = await Student.join(browser, server, code, 'Troll');
  await desk.getByRole('button', { name: 'Remove Troll' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(troll.page.getByText('Your teacher has removed you from this class.')).toBeVisible();
  await troll.context.close();
}

/** The device is gone; on another one the teacher lets the name in. */
async function lost(browser: Browser, server: GameServer, desk: Page, student: Student, code: string) {
  await student.context.close();
  const phone = await onPhone(browser);
  await phone.goto(`${server.origin}/?code=${code}`);
  await phone.getByLabel('Your name').fill(student.name);
  await phone.keyboard.press('Enter');
  await phone.getByRole('button', { name: 'Ask the teacher' }).click();
  await desk.getByRole('button', { name: `Let ${student.name} in` }).click();
  await expect(phone.locator('.board')).toBeVisible();
  return phone;
}

test('a lesson of two rounds, with all that happens in one', { tag: LONG }, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const { code } = teacher;
  const desk = await anotherDesk(browser, teacher);
  const colleague = await anotherDesk(browser, teacher);
  const students: Student[] = [];
  for (const name of ['Ada', 'Bob', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gil'])
    students.push(await Student.join(browser, server, code, name));
  const [ada, bob, cleo, dan] = students as [Student, Student, Student, Student];

  await test.step('the lobby is the same on both pages, and who is not wanted is gone', async () => {
    await unwanted(browser, server, desk, code);
    for (const seen of [desk, colleague]) {
      await expect(seen.locator('.player-name')).toHaveText(students.map(({ name }) => name));
      await expect(seen.getByText('Troll')).toHaveCount(0);
    }
  });

  await test.step('a plan comes from a file, and pairs are made by hand', async () => {
    const summary = desk.locator('.plan > summary');
    await summary.click();
    const file = desk.locator('.plan-file input');
    const wrong = JSON.stringify({ ...PLAN, rounds: [{ scenario: 'normal-close', level: 'easy' }] }, null, 2);
    await file.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(wrong) });
    await expect(desk.getByText('This file is no lesson plan that can be used')).toBeVisible();
    await expect(desk.locator('.plan code').first()).toHaveText(/^\d+:\d+$/);
    const right = Buffer.from(JSON.stringify(PLAN));
    await file.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: right });
    await expect(summary).toContainText('Opening and closing');
    await desk.getByRole('button', { name: /^1\. Three-way handshake/ }).click();
    await expect(desk.getByText('Ask: who speaks first?')).toBeVisible();

    await desk.getByRole('button', { name: 'By hand…' }).click();
    const byHand = desk.getByRole('dialog');
    await byHand.getByRole('button', { name: 'Bob', exact: true }).click();
    await byHand.getByRole('button', { name: 'Empty seat A, pair 1' }).click();
    // By keys alone: the focus leads from the name to the first empty seat, and from there to the next name.
    await expect(byHand.getByRole('button', { name: 'Ada', exact: true })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(byHand.getByRole('button', { name: 'Empty seat B, pair 1' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(byHand.getByRole('button', { name: 'Cleo', exact: true })).toBeFocused();
    await byHand.getByRole('button', { name: 'Done' }).click();
    await startPlanned(desk);
    for (const seen of [desk, colleague]) {
      await tab(seen, 'Pairs');
      await expect(seen.getByRole('button', { name: 'Pair 1: Bob and Ada' })).toBeVisible();
      await expect(seen.locator('.pair')).toHaveCount(4);
    }
  });

  const wall = await test.step('the projector is opened', async () => {
    await desk.getByRole('button', { name: 'Projector' }).click();
    const opened = desk.context().waitForEvent('page');
    await desk.getByRole('button', { name: 'Open the projector page' }).click();
    const page = await opened;
    await desk.getByRole('radio', { name: 'The class picture' }).check();
    await expect(page.locator('.wall-picture .count')).not.toHaveCount(0);
    await desk.keyboard.press('Escape');
    return page;
  });

  await test.step('who comes late sits down with who is alone', async () => {
    const hana = await Student.join(browser, server, code, 'Hana');
    students.push(hana);
    await expect(hana.page.locator('.board')).toBeVisible();
    await expect(desk.locator('.pair').filter({ hasText: 'Hana' })).toHaveCount(1);
    await expect(desk.locator('.pair')).toHaveCount(4);
    await expect(desk.locator('.pair-name.autopilot')).toHaveCount(0);
  });

  await test.step('who has lost a device, and who takes another, play on', async () => {
    await lost(browser, server, desk, dan, code);
    await cleo.page.getByRole('button', { name: 'Continue on another device' }).click();
    const label = await cleo.page.getByLabel(/^Code: /).getAttribute('aria-label');
    const phone = await onPhone(browser);
    await phone.goto(`${server.origin}/#seat=${(label ?? '').replace(/^Code: |\s/g, '')}`);
    await expect(phone.locator('.board')).toBeVisible();
    await expect(cleo.page.getByRole('heading', { name: 'Your seat is open elsewhere' })).toBeVisible();
  });

  await test.step('a refusal, a hint, a pause, a segment lost', async () => {
    await ada.meets(OPEN);
    await ada.sendsNothing('SYN-SENT');
    await expect(ada.page.getByRole('alert').first()).toBeVisible();
    await desk.getByRole('button', { name: 'Pair 1: Bob and Ada' }).click();
    const dialog = desk.getByRole('dialog');
    await expect(dialog.getByText('Last refused answer, as Ada reads it')).toBeVisible();
    await ada.sendsNothing('LISTEN');
    await ada.isIn('LISTEN');
    await dialog.getByRole('group', { name: 'Help Bob' }).getByText('Send a hint').click();
    await expect(bob.page.getByText('Your teacher’s hint:')).toBeVisible();
    await dialog.getByRole('group', { name: 'Next segment from A' }).getByText('Lose').click();
    await desk.keyboard.press('Escape');

    await colleague.getByRole('button', { name: /^Pause everyone/ }).click();
    await expect(desk.getByText('Paused on every device.')).toBeVisible();
    await expect(bob.page.locator('body')).toContainText(/stopped|paused/i);
    await desk.getByRole('button', { name: /^Resume/ }).click();
    await expect(colleague.getByText('Paused on every device.')).toBeHidden();
    await bob.answers(OPEN, ['SYN'], 'SYN-SENT');
    await expect(desk.locator('.pair').filter({ hasText: 'Bob' })).toContainText('SYN-SENT');
    await desk.getByRole('button', { name: 'End round' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: /^End/ }).click();
    await expect(ada.page.getByRole('link', { name: 'Watch it again' })).toBeVisible();
  });

  await test.step('the class is asked', async () => {
    await tab(desk, 'Question');
    await desk.getByRole('button', { name: 'Ask now' }).click();
    for (const { page } of [ada, bob]) {
      await expect(page.getByRole('heading', { name: 'What does TCP do?' })).toBeVisible();
      await page.getByRole('radio').first().check({ force: true });
    }
    await expect(desk.getByText('2 of 8 have answered')).toBeVisible();
    await desk.getByRole('button', { name: 'Show the answer now' }).click();
    await expect(ada.page.getByText(/^.*\bof 2 were right\./)).toBeVisible();
  });

  await test.step('a reload changes nothing, and the second round of the plan is played', async () => {
    await desk.reload();
    await tab(desk, 'Class');
    await expect(desk.locator('.plan-round').first()).toContainText('played');
    await desk.getByRole('button', { name: /^2\. / }).click();
    await startPlanned(desk);
    await bob.meets(OPEN);
    await expect(wall.locator('.wall-picture .count')).not.toHaveCount(0);
    await teacher.endRound();
  });

  await test.step('the results of all eight are told, and read back', async () => {
    await tab(desk, 'Results');
    await expect(desk.getByRole('table').first().getByRole('row')).toHaveCount(3);
    const saving = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Save as CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(students.map(({ name }) => name));
  });

  await test.step('the commonest mistake opens its replay', async () => {
    await tab(desk, 'Mistakes');
    const first = desk.locator('.mistake').first();
    await expect(first).toContainText('sent nothing, then expected SYN-SENT');
    const address = (await first.getByRole('link', { name: 'See the moment' }).getAttribute('href')) ?? '';
    const replay = await desk.context().newPage();
    await replay.goto(new URL(address, server.origin).href);
    await expect(replay.locator('.event-row[aria-current], .event-row.current').first()).toBeVisible();
    await replay.close();
  });

  await test.step('the class is closed, which its students read, opened again, and deleted', async () => {
    await tab(desk, 'Class');
    await desk.getByRole('button', { name: 'All classes' }).click();
    const row = desk.locator('.class-row');
    await row.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(desk.getByRole('heading', { name: 'Past classes' })).toBeVisible();
    await expect(ada.page.getByText('This class has been closed.', { exact: false })).toBeVisible();
    await row.getByRole('button', { name: 'Open again' }).click();
    await expect(desk.getByRole('heading', { name: 'Past classes' })).toHaveCount(0);
    await ada.page.reload();
    await expect(ada.page.getByText('The next round begins here by itself.')).toBeVisible();
    await row.getByRole('button', { name: 'Delete', exact: true }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(row).toHaveCount(0);
  });
});
