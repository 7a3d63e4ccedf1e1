/** Seats: a locked class, players renamed and removed, a seat that moves to another device. */
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Student, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('a teacher locks the class, lets in who knocks, renames and removes', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Poopface');
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'Rename Poopface' }).click();
  await expect(page.getByLabel('New name')).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(ada.page.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();

  await page.getByRole('button', { name: 'Real names…' }).click();
  await page.getByRole('dialog').getByLabel('Ada').fill('Ada Lovelace');
  await hasNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('.player-name')).toHaveText('Ada Ada Lovelace');
  await page.reload();
  await expect(page.locator('.player-name')).toHaveText('Ada Ada Lovelace');

  await page.getByRole('button', { name: 'Lock the class' }).click();
  await expect(page.getByText('Locked: whoever is new waits until you let them in.')).toBeVisible();
  const bob = await (await browser.newContext()).newPage();
  await bob.goto(`${server.origin}/?code=${teacher.code}`);
  await bob.getByLabel('Your name').fill('Bob');
  await bob.keyboard.press('Enter');
  await expect(bob.getByRole('heading', { name: 'The class is locked' })).toBeFocused();
  await hasNoViolations(bob);
  // Whatever of the class is shown.
  await page.keyboard.press('2');
  await expect(page.getByText('Bob would like to join.')).toBeVisible();
  await hasNoViolations(page);
  await page.getByRole('button', { name: 'Let Bob in' }).click();
  await bob.waitForURL('**/play');
  await expect(bob.getByRole('heading', { name: 'You are in, Bob.' })).toBeVisible();
  await expect(page.getByText('Bob would like to join.')).toBeHidden();

  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Lock the class' }).click();
  await page.getByRole('button', { name: 'Remove Bob' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(bob.getByText('Your teacher has removed you from this class.')).toBeVisible();
  await hasNoViolations(bob);
  await bob.getByRole('button', { name: 'Join again' }).click();
  await bob.getByLabel('Your name').fill('Bobby');
  await bob.keyboard.press('Enter');
  await expect(bob.getByText('Only your teacher can let you in again.')).toBeVisible();
  await bob.getByRole('button', { name: 'Ask the teacher' }).click();
  await page.getByRole('button', { name: 'Refuse Bobby' }).click();
  await expect(bob.getByText('Your teacher has not let you in.')).toBeVisible();
});

test('who has lost a device gets the seat back when the teacher lets the name in', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await teacher.signIn(page);
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(`${server.origin}/?code=${teacher.code}`);
  await phone.getByLabel('Your name').fill('ada');
  await phone.keyboard.press('Enter');
  await phone.getByRole('button', { name: 'Ask the teacher' }).click();
  await hasNoViolations(phone);
  await expect(page.getByText('who is online', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Let ada in' }).click();
  await expect(phone.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await expect(ada.page.getByText('Your teacher has given your seat to another device.')).toBeVisible();
});

test('a code on the first device opens the seat on a second one, typed or scanned', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const { code } = await Teacher.open(server);
  const ada = await Student.join(browser, server, code, 'Ada');
  const shown = async (): Promise<string> => {
    await ada.page.getByRole('button', { name: 'Continue on another device' }).click();
    const label = await ada.page.getByLabel(/^Code: /).getAttribute('aria-label');
    return (label ?? '').replace(/^Code: |\s/g, '');
  };
  const typed = await shown();
  await hasNoViolations(ada.page);
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(server.origin);
  await phone.getByLabel('Class code').fill(typed.toLowerCase());
  await expect(phone.getByLabel('Your name')).toBeHidden();
  await hasNoViolations(phone);
  await phone.getByRole('button', { name: 'Continue here' }).click();
  await expect(phone.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'Your seat is open elsewhere' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Play here instead' }).click();
  await expect(phone.getByRole('heading', { name: 'Your seat is open elsewhere' })).toBeVisible();

  const scanned = await shown();
  const asked: string[] = [];
  const tablet = await (await browser.newContext()).newPage();
  tablet.on('request', (request) => asked.push(request.url()));
  await tablet.goto(`${server.origin}/#seat=${scanned}`);
  await expect(tablet.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
  expect(asked.filter((url) => url.includes(scanned) && !url.includes('#'))).toEqual([]);
  await phone.goto(`${server.origin}/#seat=${scanned}`);
  await expect(phone.getByText('This code has been used or has expired.', { exact: false })).toBeVisible();
  expect(phone.url()).not.toContain(scanned);
});

test('a link on the teacher’s first device opens the second one, once', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'My second device' }).click();
  await hasNoViolations(page);
  const answered = page.waitForResponse('**/api/teach/hand-over');
  await page.getByRole('button', { name: 'Show the link' }).click();
  const { code } = await (await answered).json();
  await expect(page.getByRole('img', { name: 'QR code that opens the teacher’s page' })).toBeVisible();
  const tablet = await (await browser.newContext()).newPage();
  await tablet.goto(`${server.origin}/teach#secret=${code}`);
  await tablet.getByRole('button', { name: new RegExp(teacher.code) }).click();
  await expect(tablet.getByRole('button', { name: 'Lock the class' })).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${server.origin}/teach#secret=${code}`);
  await expect(other.getByRole('heading', { name: 'This page belongs to the teacher' })).toBeVisible();
});

test('who reads the replay stays in class, and is in the next round by themselves', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  await teacher.signIn(page);
  await teacher.startRound('three-way-handshake', 'guided');
  await expect(ada.page.locator('.board')).toBeVisible();
  await teacher.endRound();
  // Read in a tab of its own, a replay takes no seat away.
  const opened = ada.context.waitForEvent('page');
  const again = ada.page.getByRole('link', { name: 'Watch it again' });
  const address = await again.getAttribute('href');
  await ada.page.evaluate((url) => void window.open(url ?? ''), address);
  const tab = await opened;
  await expect(tab.getByRole('slider').first()).toBeVisible();
  await expect(tab.getByRole('complementary')).toHaveCount(0);
  await tab.close();
  await again.click();
  const bar = ada.page.getByRole('complementary', { name: `Class ${teacher.code}` });
  await expect(bar).toContainText('You are still in class.');
  await hasNoViolations(ada.page);
  expect(ada.page.url()).not.toContain('class');
  await page.keyboard.press('1');
  await expect(page.getByText('Ada', { exact: true })).toBeVisible();
  await expect(page.getByText('offline', { exact: false })).toBeHidden();
  await ada.page.reload();
  await expect(bar).toContainText('You are still in class.');
  await teacher.startRound('normal-close', 'guided');
  await expect(bar).toContainText('The next round has begun: ');
  await hasNoViolations(ada.page);
  await ada.page.waitForURL('**/play');
  await expect(ada.page.locator('.board')).toBeVisible();
  await expect(bob.page.getByText('offline', { exact: false })).toBeHidden();
});
