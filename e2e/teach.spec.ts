/** The teacher's own page: from the link that the server prints to the end of a round. */
import { Student } from './support/actors.ts';
import { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

test('the link makes a class; pairs play, are paused and watched; the secret works once', async ({
  browser,
  page,
  server,
}) => {
  const link = `${server.origin}/teach#secret=${server.secret}`;
  await page.goto(link);
  await page.getByRole('button', { name: 'New class' }).click();
  const label = page.getByLabel(/^Join code: /).first();
  const code = ((await label.getAttribute('aria-label')) ?? '').replace(/^Join code: |\s/g, '');
  expect(code).toMatch(/^[A-Z0-9]{6}$/);
  expect(page.url()).not.toContain('secret');

  const ada = await Student.join(browser, server, code, 'Ada');
  const bob = await Student.join(browser, server, code, 'Bob');
  await expect(page.getByText('Ada')).toBeVisible();
  await expect(page.getByText('Bob')).toBeVisible();
  await page.getByRole('radio', { name: /Three-way handshake/ }).check({ force: true });
  await page.getByRole('button', { name: 'Standard', exact: true }).click();
  await page.getByRole('button', { name: /^Start/ }).click();

  const [a, b] = [ada, bob];
  await b.meets('The application calls OPEN');
  await page.getByRole('button', { name: 'Pause everyone' }).click();
  await expect(a.page.getByText('Paused by your teacher.')).toBeVisible();
  await expect(b.page.getByText('Paused by your teacher.')).toBeVisible();
  // Frozen: what is pressed now is composed, but not sent.
  await b.sendsNothing('LISTEN');
  await expect(page.getByText('LISTEN')).toBeHidden();
  await b.isIn('CLOSED');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(b.page.getByText('Paused by your teacher.')).toBeHidden();
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await expect(page.getByText('LISTEN').first()).toBeVisible();

  const stranger = await browser.newPage();
  await stranger.goto(link);
  await expect(stranger.getByText('This secret is wrong or has been used.', { exact: false })).toBeVisible();
});

test('where the operator chose a password, the door asks for it, and opens as often as it is given', {
  tag: LONG,
}, async ({ page }) => {
  const server = await GameServer.start({ TEACHER_SECRET: 'open sesame' });
  try {
    await page.goto(`${server.origin}/teach`);
    const password = page.getByLabel('The teacher’s password');
    await expect(page.getByText('printed a link')).toHaveCount(0);
    await password.fill('open barley');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This password is wrong.')).toBeVisible();
    await password.fill('open sesame');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'New class' })).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await password.fill('open sesame');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'New class' })).toBeVisible();
  } finally {
    await server.remove();
  }
});
