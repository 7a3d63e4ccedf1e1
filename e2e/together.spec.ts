/** A whole class against one host: its students flood, and its teacher defends on the projector. */
import { hasNoViolations } from './support/accessibility.ts';
import { Student, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

const VOLLEYS = 4;

test('a class floods one host together, and its teacher defends it', { tag: LONG }, async ({
  browser,
  server,
  page,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const students: Student[] = [];
  for (const name of ['Ada', 'Bob', 'Eve'])
    students.push(await Student.join(browser, server, teacher.code, name));
  const [ada, bob, eve] = students;
  if (!ada || !bob || !eve) throw new Error('nobody came');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await teacher.signIn(page);
  await page.getByRole('radio', { name: /SYN flood/ }).check({ force: true });
  await page.getByRole('button', { name: 'Standard' }).click();
  await page.getByRole('button', { name: 'The whole class against one host' }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.getByRole('heading', { name: 'The class: 3 at host A' })).toBeVisible();
  await teacher.clock({ pace: 2 });

  await test.step('one answers, and it is answered for all', async () => {
    await expect(ada.page.locator('.cast-me')).toContainText('you and 2 others');
    await ada.meets('The application calls OPEN');
    await ada.sends(['SYN'], 'SYN-SENT');
    for (const student of students) await student.isIn('SYN-SENT');
    await bob.meets(/segment/i);
    await bob.sends(['ACK'], 'ESTABLISHED');
    for (const student of students) await student.isIn('ESTABLISHED');
  });

  await test.step('every hand counts', async () => {
    for (const { page: own } of students) {
      await expect(own.getByRole('group', { name: /\/s/ })).toHaveCount(0);
      for (let i = 0; i < VOLLEYS; i += 1) await own.getByRole('button', { name: 'Send 10 SYNs' }).click();
    }
    await expect(page.locator('.together-sent')).toContainText(String(students.length * VOLLEYS * 10));
  });

  await test.step('with forged addresses the queue fills', async () => {
    await eve.page.locator('.controls-panel .segmented').getByRole('button').last().click();
    for (const { page: own } of students) await own.getByRole('button', { name: 'Send 10 SYNs' }).click();
    await expect(page.getByRole('img', { name: 'Half-open queue: 16 of 16 taken' })).toBeVisible();
    await hasNoViolations(page);
  });

  await test.step('the teacher defends', async () => {
    const cookies = page.getByRole('group', { name: 'tcp_syncookies' }).getByRole('button', { name: 'on' });
    await expect(page.locator('.together-defence')).toContainText('The autopilot tries one defence');
    await cookies.click();
    await expect(cookies).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.together-defence')).toContainText('The defence is yours.');
  });

  await teacher.endRound();
  await expect(page.getByRole('link', { name: 'Replay' })).toBeVisible();
  await ada.page.getByRole('link', { name: 'Watch it again' }).waitFor();
});
