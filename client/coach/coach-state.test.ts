/** Tests of the coach: which step follows from what the player sees, reads and does. */
import { describe, expect, test } from 'vitest';
import { sitDown, type Table } from '../board/fixtures/table.ts';
import { type CoachState, createCoach } from './coach-state.ts';

interface Lesson {
  readonly table: Table;
  readonly coach: CoachState;
  readonly skips: () => number;
}

/** The handshake with which a normal close begins is the same. */
function coached(): Lesson {
  const table = sitDown('guided');
  let skipped = 0;
  const coach = createCoach(table.board, () => {
    skipped += 1;
  });
  return { table, coach, skips: () => skipped };
}

/** The key of the choice that sends these flags, by their bits, and goes to this state. */
function keyOf({ table }: Lesson, flags: number | null, next: string): string {
  const choices = table.board.situation.host.value.choices ?? [];
  const index = choices.findIndex(
    (move) =>
      move.kind !== 'discard' &&
      move.next === next &&
      (flags === null ? move.kind === 'nothing' : move.kind === 'send' && move.segments[0]?.flags === flags),
  );
  expect(index).toBeGreaterThanOrEqual(0);
  return String(index + 1);
}

const SYN = 0x02;
const ACK = 0x10;

/** To the moment at which B’s SYN,ACK has arrived. */
async function untilReply(lesson: Lesson): Promise<void> {
  const { table } = lesson;
  table.untilStimulus();
  await table.keys(keyOf(lesson, SYN, 'SYN-SENT'), 'Enter');
  table.untilStimulus();
}

describe('the coach', () => {
  test('leads through a handshake, a step at a time, each about one thing on the board', async () => {
    const lesson = coached();
    const { table, coach } = lesson;
    const seen: string[] = [];
    const note = (): void => {
      seen.push(`${coach.step.value} ${coach.mark.value}${coach.reading.value ? ' read' : ''}`);
    };
    const read = (): void => {
      note();
      coach.next();
    };
    read();
    note();
    table.untilStimulus();
    read();
    note();
    await table.keys(keyOf(lesson, SYN, 'SYN-SENT'));
    note();
    await table.keys('Enter');
    read();
    note();
    table.untilStimulus();
    read();
    read();
    note();
    await table.keys(keyOf(lesson, ACK, 'ESTABLISHED'));
    note();
    await table.keys('Enter');
    note();
    expect(seen).toEqual([
      'you state read',
      'soon stimulus',
      'turn stimulus read',
      'choose choices',
      'submit submit',
      'sent state read',
      'way way',
      'arrived flags read',
      'numbers numbers read',
      'reply choices',
      'confirm submit',
      'open state',
    ]);
  });

  test('who acts need not read', async () => {
    const lesson = coached();
    lesson.table.untilStimulus();
    expect(lesson.coach.step.value).toBe('you');
    await lesson.table.keys(keyOf(lesson, SYN, 'SYN-SENT'));
    expect(lesson.coach.step.value).toBe('submit');
  });

  test('a step in which something is to be done cannot be read away', () => {
    const { table, coach } = coached();
    table.untilStimulus();
    for (let i = 0; i < 9; i++) coach.next();
    expect(coach.step.value).toBe('choose');
  });

  test('after a refusal it points where to look, and has the player choose again', async () => {
    const lesson = coached();
    const { table, coach } = lesson;
    table.untilStimulus();
    await table.keys(keyOf(lesson, SYN, 'ESTABLISHED'), 'Enter');
    expect([coach.look.value, coach.mark.value]).toEqual(['state', 'state']);
    table.board.problems.dismiss();
    coach.next();
    coach.next();
    expect([coach.step.value, coach.mark.value]).toEqual(['choose', 'choices']);
    await table.keys(keyOf(lesson, SYN, 'SYN-SENT'));
    expect(coach.step.value).toBe('submit');
  });

  test('after a refusal of what answers a segment it points at the segment', async () => {
    const lesson = coached();
    await untilReply(lesson);
    await lesson.table.keys(keyOf(lesson, ACK, 'SYN-RECEIVED'), 'Enter');
    expect([lesson.coach.look.value, lesson.coach.mark.value]).toEqual(['segment', 'flags']);
  });

  test('sent away it says nothing any more, and tells so once', async () => {
    const lesson = coached();
    const { coach, skips } = lesson;
    coach.skip();
    coach.skip();
    expect([coach.step.value, coach.mark.value, coach.sentAway.value, skips()]).toEqual([
      null,
      null,
      true,
      1,
    ]);
    await untilReply(lesson);
    expect(coach.step.value).toBeNull();
  });
});
