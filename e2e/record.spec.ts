/** A lesson's record: results, mistakes, the projector; a class closed, opened again, deleted. */
import { readFile } from 'node:fs/promises';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

const OPEN = 'The application calls OPEN';

test('a lesson is told, projected, saved, closed, opened again and deleted', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  const desk = await context.newPage();
  await teacher.signIn(desk);

  for (const round of [1, 2]) {
    await teacher.startRound('three-way-handshake');
    const passive = round === 1 ? b : a;
    await passive.meets(OPEN);
    await passive.sendsNothing('SYN-SENT');
    await expect(passive.page.getByRole('alert').first()).toBeVisible();
    await passive.sendsNothing('LISTEN');
    await passive.isIn('LISTEN');
    if (round === 1) await teacher.endRound();
  }

  await test.step('the projector shows what the dashboard chooses, with a token of its own', async () => {
    await desk.getByRole('button', { name: 'Projector' }).click();
    const opened = context.waitForEvent('page');
    await desk.getByRole('button', { name: 'Open the projector page' }).click();
    const wall = await opened;
    await expect(wall.getByRole('img', { name: /^Join code/ })).toBeVisible();
    expect(wall.url()).toBe(`${server.origin}/project`);
    await expect(wall.getByRole('button')).toHaveCount(0);
    await desk.getByRole('radio', { name: 'The class picture' }).check();
    await expect(wall.locator('.wall-picture .count')).not.toHaveCount(0);
    await desk.getByRole('radio', { name: 'One match' }).check();
    await expect(wall.locator('.wall-host[data-host="B"]')).toContainText('LISTEN');
    await expect(wall.locator('body')).not.toContainText('Ada');
    await desk.getByRole('checkbox', { name: 'Show names' }).check();
    await expect(wall.locator('body')).toContainText('Ada');
    await desk.getByRole('button', { name: 'End the projector' }).click();
    await expect(wall.getByRole('heading', { name: 'This projector was ended.' })).toBeVisible();
    await desk.keyboard.press('Escape');
  });
  await teacher.endRound();

  await test.step('the commonest mistake opens its replay, and names nobody', async () => {
    await desk.getByRole('button', { name: 'Mistakes' }).click();
    const first = desk.locator('.mistake').first();
    await expect(first).toContainText('sent nothing, then expected SYN-SENT');
    await expect(first).toContainText('2 of 2');
    const moment = first.getByRole('link', { name: 'See the moment' });
    const address = (await moment.getAttribute('href')) ?? '';
    const replay = await context.newPage();
    await replay.goto(new URL(address, server.origin).href);
    await expect(replay.locator('.event-row[aria-current], .event-row.current').first()).toBeVisible();
    await expect(replay.locator('body')).not.toContainText('Ada');
    await replay.close();
  });

  await test.step('the results go over both rounds, and their file can be read back', async () => {
    await desk.getByRole('button', { name: 'Results' }).click();
    await expect(desk.getByRole('table').first().getByRole('row')).toHaveCount(3);
    const saving = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Save as CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text.startsWith('\ufeffStudent,Rounds,')).toBe(true);
    const rows = text.trimEnd().split('\r\n');
    expect(rows.slice(1).map((row) => row.split(',').slice(0, 5))).toEqual([
      ['Ada', '2', '0', '1', '0'],
      ['Bob', '2', '0', '1', '0'],
    ]);
  });

  await test.step('the class is named, closed, opened again and deleted', async () => {
    await desk.getByRole('button', { name: 'Class', exact: true }).click();
    await desk.getByRole('button', { name: 'All classes' }).click();
    const row = desk.locator('.class-row');
    await row.getByRole('button', { name: 'Rename' }).click();
    await desk.getByLabel('What the class is called').last().fill('10b');
    await desk.keyboard.press('Enter');
    await expect(row).toContainText('10b');
    await expect(row).toContainText('2 rounds');
    await row.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(desk.getByRole('heading', { name: 'Past classes' })).toBeVisible();
    await row.getByRole('button', { name: 'Open again' }).click();
    await expect(desk.getByRole('heading', { name: 'Past classes' })).toHaveCount(0);
    await row.getByRole('button', { name: 'Delete', exact: true }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(row).toHaveCount(0);
  });
});
