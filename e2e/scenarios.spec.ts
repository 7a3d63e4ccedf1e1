/** Lessons of the catalogue, played to their goals through the pages. */
import type { Page } from '@playwright/test';
import { type Flags, pair, type Student, Teacher } from './support/actors.ts';
import { answer, openPractice, untilEnd } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

/** Every goal is ticked at the end, and so many there are. */
async function reachesGoals(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  await expect(page.locator('.ending .goal.reached')).toHaveCount(count);
  await expect(page.locator('.ending .goal')).toHaveCount(count);
}

/** Each line of keys answers one stimulus. */
async function answers(page: Page, lines: readonly string[]): Promise<void> {
  for (const keys of lines) await answer(page, ...keys.split(' '));
}

const lastLine = (page: Page) => page.locator('.log .turn').last();

const OPEN = 'The application calls OPEN';
const SEND = 'The application calls SEND';
const CLOSE = 'The application calls CLOSE';
const ARRIVED = 'A segment arrived';
const TWO_MSL = 'The 2 MSL timer expired';

/** Opens as A, by keyboard. */
const OPENS = ['s 3 Enter', 'a 5 Enter'];

test('7, a pair of a class: half-close, and who may still send', { tag: LONG }, async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('half-close');
  const turns: readonly (readonly [Student, string, Flags, Parameters<Student['isIn']>[0]])[] = [
    [b, OPEN, [], 'LISTEN'],
    [a, OPEN, ['SYN'], 'SYN-SENT'],
    [b, ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED'],
    [a, ARRIVED, ['ACK'], 'ESTABLISHED'],
    [b, ARRIVED, [], 'ESTABLISHED'],
    [a, SEND, ['ACK'], 'ESTABLISHED'],
    [b, ARRIVED, ['ACK'], 'ESTABLISHED'],
    [a, ARRIVED, [], 'ESTABLISHED'],
    [a, CLOSE, ['FIN', 'ACK'], 'FIN-WAIT-1'],
    [b, ARRIVED, ['ACK'], 'CLOSE-WAIT'],
    [a, ARRIVED, [], 'FIN-WAIT-2'],
    [b, SEND, ['ACK'], 'CLOSE-WAIT'],
    [a, ARRIVED, ['ACK'], 'FIN-WAIT-2'],
    [b, ARRIVED, [], 'CLOSE-WAIT'],
    [a, SEND, [], 'FIN-WAIT-2'],
    [b, SEND, ['ACK'], 'CLOSE-WAIT'],
    [a, ARRIVED, ['ACK'], 'FIN-WAIT-2'],
    [b, ARRIVED, [], 'CLOSE-WAIT'],
    [b, CLOSE, ['FIN', 'ACK'], 'LAST-ACK'],
    [a, ARRIVED, ['ACK'], 'TIME-WAIT'],
    [b, ARRIVED, [], 'CLOSED'],
    [a, TWO_MSL, [], 'CLOSED'],
  ];
  for (const [student, heading, flags, next] of turns) {
    // Only here: hurried any sooner, a slow machine would meet retransmissions.
    if (heading === TWO_MSL) await teacher.hurry(() => student.meets(heading));
    await student.answers(heading, flags, next);
    if (next === 'FIN-WAIT-2' && heading === SEND) {
      await expect(lastLine(a.page)).toContainText('connection closing');
    }
  }
  for (const { page } of [a, b]) await reachesGoals(page, 6);
});

test('12: B in LAST-ACK gives up at last', { tag: LONG }, async ({ page, server }) => {
  await openPractice(page, server, 'scenario=last-ack-never-comes&host=B&level=standard');
  await answers(page, ['2 n', 's a 4 Enter', '5 n', 'a 0 Enter', 'f a - Enter']);
  // Its FIN again, three times, and then R2.
  await answers(page, ['f a - Enter', 'f a - Enter', 'f a - Enter', '1 n']);
  await expect(lastLine(page)).toContainText('connection abandoned: too many retransmissions');
  await untilEnd(page);
  await reachesGoals(page, 4);
});

test('13: an old duplicate is given to the new connection without TIME-WAIT, and dies with it', {
  tag: LONG,
}, async ({ page, server }) => {
  await openPractice(page, server, 'scenario=old-duplicates&host=A&level=standard');
  const given = page.locator('.log .turn', { hasText: 'Price: 10' });
  await answers(page, [...OPENS, 'f a 6 Enter', '7 n', 'a 7 Enter']);
  await expect(given).toHaveCount(1);
  await answers(page, ['a 9 Enter', '1 n']);
  await answers(page, [...OPENS, 'a 5 Enter']);
  await expect(given).toHaveCount(2);
  // The right price comes under the same numbers, and is only acknowledged.
  await answers(page, ['a 5 Enter', 'f a 6 Enter', '7 n', 'a 9 Enter']);
  await expect(page.locator('.log .happening', { hasText: '360' })).toBeVisible();
  await answers(page, ['1 n', ...OPENS, 'a 5 Enter']);
  await expect(given).toHaveCount(2);
  await reachesGoals(page, 4);
});

test('15: what a third party sends is dropped, challenged, or believed', { tag: LONG }, async ({
  page,
  server,
}) => {
  await openPractice(page, server, 'scenario=real-or-forged&host=A&level=standard');
  await answers(page, [...OPENS, 'a 5 Enter', 'd', 'a 5 Enter', '5 n', '5 n', '1 n']);
  await expect(lastLine(page)).toContainText('connection reset');
  await answers(page, ['r 1 Enter', ...OPENS, 'a 5 Enter', '1 n']);
  await reachesGoals(page, 5);
  await page.getByRole('link', { name: 'Watch it again' }).click();
  await expect(page.getByText('A third party sends a segment posing as', { exact: false })).toHaveCount(5);
  const debrief = page.locator('.debrief');
  await expect(debrief.locator('.debrief-goals .reached')).toHaveCount(5);
  // What the two did lies beside the canonical match, each with what the third party sent.
  await expect(debrief.locator('.mini-ladder')).toHaveCount(2);
  await expect(debrief.locator('.mini-arrow[data-host=third]')).toHaveCount(10);
});

test('12, a pair of a class: who only waits may leap, both together', { tag: LONG }, async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('last-ack-never-comes');
  await b.answers(OPEN, [], 'LISTEN');
  await a.answers(OPEN, ['SYN'], 'SYN-SENT');
  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await a.answers(CLOSE, ['FIN', 'ACK'], 'FIN-WAIT-1');
  await b.answers(ARRIVED, ['ACK'], 'CLOSE-WAIT');
  await a.answers(ARRIVED, [], 'FIN-WAIT-2');
  await b.answers(CLOSE, ['FIN', 'ACK'], 'LAST-ACK');
  await a.answers(ARRIVED, ['ACK'], 'TIME-WAIT');

  // A's ACK is lost, and B waits for its timer: one of them alone hurries nobody.
  await expect(a.page.locator('.leap')).toContainText('Neither of you has anything to answer');
  await a.page.keyboard.press('j');
  await expect(a.page.locator('.leap')).toContainText('waiting for Bob');
  await expect(b.page.locator('.leap')).toContainText('Ada wants to skip ahead');
  await expect(b.stimulus).toHaveCount(0);
  await b.page.getByRole('button', { name: 'Skip to the next event' }).click();
  await b.answers('The retransmission timer expired', ['FIN', 'ACK'], 'LAST-ACK');
  await expect(a.page.locator('.leap')).toHaveCount(0);
  await a.answers(ARRIVED, ['ACK'], 'TIME-WAIT');
});
