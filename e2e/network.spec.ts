/** An odd student who is the network of a pair: chosen on the teacher’s page, on a phone, told to all. */
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('the odd student is the network, loses a SYN, and reads that it is sent again', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  const cy = await context.newPage();
  await cy.goto(`${server.origin}/?code=${teacher.code}`);
  await cy.getByLabel('Your name').fill('Cy');
  await cy.keyboard.press('Enter');
  await cy.waitForURL('**/play');
  await teacher.signIn(page);
  const settings = page.getByText('Settings Time limit: none · Pairs: new partners');
  await settings.click();
  await page.getByLabel('Odd one out').selectOption({ label: 'network' });
  await settings.click();
  await expect(settings).toContainText('Odd one out: network');
  await page.getByRole('radio', { name: /Three-way handshake/ }).check({ force: true });
  await page.getByRole('button', { name: 'Standard', exact: true }).press('Enter');
  await page.getByRole('button', { name: /^Start/ }).press('Enter');

  await expect(cy.getByRole('heading', { name: 'You are the network between Ada and Bob' })).toBeVisible();
  await expect(ada.page.getByText('The network: Cy')).toBeVisible();
  await expect(page.getByText('Network: Cy')).toBeVisible();
  const next = cy.getByRole('group', { name: 'Next segment from A' });
  await next.getByRole('button', { name: /Lose/ }).click();
  await expect(next.getByText('will be lost')).toBeVisible();
  await hasNoViolations(cy);
  await bob.answers('The application calls OPEN', [], 'LISTEN');
  await ada.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  await expect(cy.getByText('A’s SYN was lost.')).toBeVisible();
  await teacher.hurry(() => ada.meets('The retransmission timer expired'));
  await ada.sends(['SYN'], 'SYN-SENT');
  await expect(cy.getByText(/A sent it again after \d+\.\d s\./)).toBeVisible();
  await hasNoViolations(page);

  await page.getByRole('button', { name: 'Pair 1: Ada and Bob' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Who is the network')).toHaveValue(/./);
  await page.keyboard.press('Escape');
  await teacher.endRound();
  await expect(ada.page.getByText('The network was Cy: 1 segment lost.')).toBeVisible();
  await expect(cy.getByRole('heading', { name: 'Your teacher ended the match.' })).toBeVisible();
  await hasNoViolations(cy);
});
