/** The teacher’s live view: pairs by hand, help, orders to the wire, and a second teacher. */
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('a teacher pairs by hand, plays a move, gives a hint and loses a segment; another one sees it', {
  tag: LONG,
}, async ({ browser, page, server }) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  await teacher.signIn(page);

  // By keyboard alone: whoever joined first would be host A.
  await page.getByRole('button', { name: 'By hand…' }).press('Enter');
  const byHand = page.getByRole('dialog');
  await byHand.getByRole('button', { name: 'Bob', exact: true }).press('Enter');
  await byHand.getByRole('button', { name: 'Empty seat A, pair 1' }).press('Enter');
  await byHand.getByRole('button', { name: 'Ada', exact: true }).press('Enter');
  await byHand.getByRole('button', { name: 'Empty seat B, pair 1' }).press('Enter');
  await hasNoViolations(page);
  await byHand.getByRole('button', { name: 'Done' }).press('Enter');
  await page.getByRole('radio', { name: /Three-way handshake/ }).check({ force: true });
  await page.getByRole('button', { name: 'Standard', exact: true }).press('Enter');
  await page.getByRole('button', { name: /^Start/ }).press('Enter');

  const open = page.getByRole('button', { name: 'Pair 1: Bob and Ada' });
  await open.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'Help Ada' }).getByText('Play this move').press('Enter');
  await ada.isIn('LISTEN');
  await expect(ada.page.getByText('Your teacher played this move for you')).toBeVisible();

  const help = dialog.getByRole('group', { name: 'Help Bob' });
  await help.getByText('Send a hint').press('Enter');
  await expect(bob.page.getByText('Your teacher’s hint:')).toBeVisible();
  const next = dialog.getByRole('group', { name: 'Next segment from A' });
  await next.getByText('Lose').press('Enter');
  await expect(next.getByText('will be lost')).toBeVisible();
  await hasNoViolations(page);

  const second = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await teacher.signIn(second);
  await second.keyboard.press('2');
  await second.getByRole('button', { name: 'Pair 1: Bob and Ada' }).press('Enter');
  await expect(second.getByText('A hint was sent.')).toBeVisible();
  await expect(second.getByText('will be lost')).toBeVisible();

  await bob.sends(['SYN'], 'SYN-SENT');
  await bob.isIn('SYN-SENT');
  for (const seen of [page, second]) {
    await expect(seen.getByText('will be lost')).toBeHidden();
    await expect(seen.getByText('No segment is under way.')).toBeVisible();
    await expect(seen.locator('.ladder-arrow')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
});

test('hosts are swapped and a seat is given, and the answer is shown in the place of a refusal', {
  tag: LONG,
}, async ({ browser, page, server }) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  await teacher.signIn(page);
  await teacher.startRound('three-way-handshake');
  await page.getByRole('button', { name: 'Pair 1: Ada and Bob' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Swap hosts' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).press('Enter');
  await page.getByRole('button', { name: 'Pair 2: Bob and Ada' }).press('Enter');
  await expect(page.getByRole('button', { name: /^Pair 1:/ })).toHaveCount(0);

  // Ada is at B now, and answers wrongly.
  await ada.meets('The application calls OPEN');
  await ada.sendsNothing('ESTABLISHED');
  await expect(dialog.getByText('Last refused answer, as Ada reads it')).toBeVisible();
  const help = dialog.getByRole('group', { name: 'Help Ada' });
  await help.getByText('Show the answer').press('Enter');
  // It stands where the refusal stood.
  await expect(ada.page.getByText('Your teacher shows you what RFC 9293 does here')).toBeVisible();
  await expect(help.getByText('Send a hint')).toBeDisabled();
  await expect(page.locator('.pair[data-condition=thinking]')).toBeVisible();
  await dialog.getByLabel('Who plays B').selectOption('the autopilot');
  await dialog.getByRole('button', { name: 'Give the seat' }).press('Enter');
  await expect(page.getByText('Bob and autopilot').first()).toBeVisible();
  await bob.meets('The application calls OPEN');
  await expect(dialog.getByRole('group', { name: 'Help Bob' })).toBeVisible();
});
