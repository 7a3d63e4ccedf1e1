/** A student between two rounds: the own results, a mistake answered again, and the link at home. */
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

test('a student answers a mistake again, goes on with the class, and reads the results at home', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  await teacher.startRound('three-way-handshake');
  await bob.answers('The application calls OPEN', [], 'LISTEN');
  await ada.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  await bob.meets('A segment arrived');
  await bob.sends(['ACK'], 'ESTABLISHED');
  await expect(bob.page.getByText('Refused').first()).toBeVisible();
  await teacher.endRound();

  const { page } = bob;
  await page.getByRole('button', { name: 'My results, and mistakes to answer again' }).click();
  await expect(page.getByRole('heading', { name: 'Bob’s results' })).toBeVisible();
  await expect(page.getByText('You are still in class.')).toBeVisible();
  await hasNoViolations(page);
  await page.getByRole('button', { name: 'My mistake' }).click();
  await page
    .getByRole('radio', { name: /ACK.*ESTABLISHED/ })
    .first()
    .check({ force: true });
  await expect(page.getByText('Not quite.')).toBeVisible();
  await page.getByRole('radio', { name: /SYN.*ACK.*SYN-RECEIVED/ }).check({ force: true });
  await expect(page.getByText('Right.')).toBeVisible();
  await hasNoViolations(page);
  const link = page.url();

  await teacher.startRound('normal-close');
  await expect(page.getByText('The next round has begun')).toBeVisible();
  await page.getByRole('link', { name: 'Go now' }).click();
  await expect(page.getByText('Normal close').first()).toBeVisible();

  const home = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await home.goto(link);
  await expect(home.getByRole('heading', { name: 'Bob 的成绩' })).toBeVisible();
  await expect(home.getByText('Ada')).toHaveCount(0);
  await home.goto(`${link.slice(0, -1)}_`);
  await home.reload();
  await expect(home.getByText('这个链接打不开任何成绩')).toBeVisible();
});
