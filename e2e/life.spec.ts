/** Two players in two browsers live whole connections. */
import { pair, type Student, Teacher, watchReplay } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

const OPEN = 'The application calls OPEN';
const SEND = 'The application calls SEND';
const CLOSE = 'The application calls CLOSE';
const ARRIVED = 'A segment arrived';
const RETRANSMISSION = 'The retransmission timer expired';
const TWO_MSL = 'The 2 MSL timer expired';

async function handshake(a: Student, b: Student): Promise<void> {
  await b.answers(OPEN, [], 'LISTEN');
  await a.answers(OPEN, ['SYN'], 'SYN-SENT');
  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
}

/** One SENDs, the other acknowledges at once, and the ACK is taken without an answer. */
async function says(from: Student, to: Student): Promise<void> {
  await from.answers(SEND, ['ACK'], 'ESTABLISHED');
  await to.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await from.answers(ARRIVED, [], 'ESTABLISHED');
}

test('a whole life: handshake, text, an illegal move refused, and the four segments of a normal close', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('normal-close');

  await test.step('an illegal move is refused with its reason, and what was composed stays', async () => {
    await b.answers(OPEN, [], 'LISTEN');
    await a.meets(OPEN);
    await a.sends(['SYN', 'ACK'], 'SYN-SENT');
    const refusal = a.page.getByRole('alert').filter({ hasText: 'You sent SYN,ACK' });
    await expect(refusal).toContainText('ACK must not be set in this segment.');
    await expect(refusal).toContainText('What would B understand by that bit?');
    await a.isIn('CLOSED');
    // Without the ACK it is right: the SYN and the state are still there.
    await a.page.keyboard.press('a');
    await a.page.keyboard.press('Enter');
    await a.isIn('SYN-SENT');
  });
  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await says(a, b);

  await a.answers(CLOSE, ['FIN', 'ACK'], 'FIN-WAIT-1');
  await b.answers(ARRIVED, ['ACK'], 'CLOSE-WAIT');
  await a.answers(ARRIVED, [], 'FIN-WAIT-2');
  await b.answers(CLOSE, ['FIN', 'ACK'], 'LAST-ACK');
  await a.answers(ARRIVED, ['ACK'], 'TIME-WAIT');
  await b.answers(ARRIVED, [], 'CLOSED');
  await teacher.hurry(() => a.meets(TWO_MSL));
  await a.answers(TWO_MSL, [], 'CLOSED');

  for (const student of [a, b]) {
    await expect(student.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
    await expect(student.page.getByRole('link', { name: 'Watch it again' })).toBeVisible();
  }
  await test.step('the replay shows the same states at the same moments', async () => {
    await b.page.getByRole('link', { name: 'Watch it again' }).click();
    expect(await watchReplay(b.page)).toEqual({ A: a.told, B: b.told });
    expect(a.told.map((change) => change.split(' ')[1])).toEqual([
      'SYN-SENT',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'TIME-WAIT',
      'CLOSED',
    ]);
  });
});

test('a lost segment is sent again when its timer runs out, and a duplicate is acknowledged', {
  tag: LONG,
}, async ({ browser, server }) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('loss');
  await b.answers(OPEN, [], 'LISTEN');
  await a.answers(OPEN, ['SYN'], 'SYN-SENT');
  await teacher.hurry(() => a.meets(RETRANSMISSION));
  await a.answers(RETRANSMISSION, ['SYN'], 'SYN-SENT');
  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await a.answers(SEND, ['ACK'], 'ESTABLISHED');
  await teacher.hurry(() => a.meets(RETRANSMISSION));
  await a.answers(RETRANSMISSION, ['ACK'], 'ESTABLISHED');
  await teacher.hurry(() => a.meets(RETRANSMISSION));
  await a.answers(RETRANSMISSION, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await a.answers(ARRIVED, [], 'ESTABLISHED');
  // B's text arrives, but A's ACK of it is lost: B sends it again, and A acknowledges the duplicate.
  await b.answers(SEND, ['ACK'], 'ESTABLISHED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await teacher.hurry(() => b.meets(RETRANSMISSION));
  await b.answers(RETRANSMISSION, ['ACK'], 'ESTABLISHED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await expect(a.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
});

test('both close at once: crossing FINs lead both through CLOSING to TIME-WAIT', { tag: LONG }, async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('simultaneous-close');
  await handshake(a, b);
  await says(a, b);
  await says(b, a);
  await a.answers(CLOSE, ['FIN', 'ACK'], 'FIN-WAIT-1');
  await b.answers(CLOSE, ['FIN', 'ACK'], 'FIN-WAIT-1');
  await a.answers(ARRIVED, ['ACK'], 'CLOSING');
  await b.answers(ARRIVED, ['ACK'], 'CLOSING');
  await a.answers(ARRIVED, [], 'TIME-WAIT');
  await b.answers(ARRIVED, [], 'TIME-WAIT');
  await teacher.hurry(() => Promise.all([a.meets(TWO_MSL), b.meets(TWO_MSL)]));
  await a.answers(TWO_MSL, [], 'CLOSED');
  await b.answers(TWO_MSL, [], 'CLOSED');
  await expect(a.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
});

test('a page reloaded and a server killed in mid-match go on where they were', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('three-way-handshake');
  await b.answers(OPEN, [], 'LISTEN');
  await a.answers(OPEN, ['SYN'], 'SYN-SENT');

  await a.page.reload();
  await a.isIn('SYN-SENT');
  await expect(a.page.locator('.log-line')).toHaveCount(1);

  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await server.down('SIGKILL');
  await expect(a.page.getByText('No connection since')).toBeVisible();
  await server.up();
  await expect(a.page.getByText('No connection since')).toBeHidden({ timeout: 30_000 });
  await a.isIn('SYN-SENT');
  await b.isIn('SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await expect(b.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
});
