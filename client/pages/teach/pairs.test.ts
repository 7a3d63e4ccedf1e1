/** Tests of how a pair is doing. */
import { describe, expect, it } from 'vitest';
import { pairView, sides } from './fixtures/views.ts';
import {
  byNeed,
  type Condition,
  IDLE_AFTER,
  STUCK_AFTER,
  STUCK_AFTER_REFUSALS,
  seating,
  standingOf,
  tally,
} from './pairs.ts';

const NOW = 100_000;
const turn = (tries = 0, time = 1_000) => ({ stimulus: 1, since: NOW - time, tries });
const standing = (change: Parameters<typeof pairView>[0] = {}) => standingOf(pairView(change), NOW);

describe('the condition of a pair', () => {
  it.each([
    ['has reached its goals', { outcome: 'goals reached' }, 'reached', null],
    ['was ended by the teacher', { outcome: 'ended by the teacher' }, 'ended', null],
    ['ended while a person was away', { outcome: 'over', connected: sides(true, false) }, 'ended', null],
    ['has somebody who must answer', { turns: sides(turn(), null) }, 'thinking', 'A'],
    [
      'has two of them: the one who has had longer',
      { turns: sides(turn(), turn(1, 2_000)) },
      'thinking',
      'B',
    ],
    ['was refused too often', { turns: sides(turn(0, 50_000), turn(STUCK_AFTER_REFUSALS)) }, 'stuck', 'B'],
    ['was refused a little', { turns: sides(null, turn(STUCK_AFTER_REFUSALS - 1)) }, 'thinking', 'B'],
    ['has thought for long', { turns: sides(turn(0, STUCK_AFTER), null) }, 'stuck', 'A'],
    ['waits for who is away', { turns: sides(null, turn()), connected: sides(true, false) }, 'away', 'B'],
    [
      'is stuck, and the other is away',
      { turns: sides(turn(3), null), connected: sides(true, false) },
      'stuck',
      'A',
    ],
    [
      'would be stuck, but is away',
      { turns: sides(turn(3), null), connected: sides(false, true) },
      'away',
      'A',
    ],
    ['has a person away who need not answer', { connected: sides(false, true) }, 'away', 'A'],
    [
      'plays against an autopilot',
      { names: sides('Ada', null), connected: sides(true, false) },
      'waiting',
      null,
    ],
    ['waits for a segment', { rests: { on: 'wire' } }, 'waiting', null],
    ['rests for a moment', { rests: { on: 'nothing', since: NOW - 1_000 } }, 'waiting', null],
    ['rests for long', { rests: { on: 'nothing', since: NOW - IDLE_AFTER } }, 'idle', null],
  ] as const)('%s', (_, change, condition, host) => {
    expect(standing(change)).toMatchObject({ condition, host });
  });

  it('tells how long, and for a timer how long still', () => {
    const timer = { on: 'timer', host: 'B', timer: 'time-wait', until: NOW + 7_000 } as const;
    expect(standing({ rests: timer })).toMatchObject({ condition: 'waiting', host: 'B', time: 7_000 });
    expect(standing({ turns: sides(turn(2, 8_000), null) })).toMatchObject({ time: 8_000, tries: 2 });
  });
});

it('shows first who needs help, the longest first, and leaves the others where they are', () => {
  const conditions: readonly (readonly [string, Condition, number])[] = [
    ['m1', 'reached', 0],
    ['m2', 'thinking', 1_000],
    ['m3', 'stuck', 61_000],
    ['m4', 'waiting', 50_000],
    ['m5', 'idle', 40_000],
    ['m6', 'stuck', 90_000],
    ['m7', 'away', 0],
    ['m8', 'thinking', 9_000],
  ];
  const cards = conditions.map(([match, condition, time]) => ({
    match,
    standing: { condition, host: null, time, tries: 0 },
  }));
  expect(
    byNeed(cards)
      .map(({ match }) => match)
      .join(' '),
  ).toBe('m6 m3 m7 m5 m2 m4 m8 m1');
});

it('sums the conditions up', () => {
  const standings = [standing(), standing(), standing({ outcome: 'goals reached' })];
  expect(tally(standings)).toMatchObject({ waiting: 2, reached: 1, stuck: 0 });
});

it.each([
  [2, { pairs: 1, alone: false }],
  [15, { pairs: 7, alone: true }],
  [1, { pairs: 0, alone: true }],
])('seats %i', (players, seats) => {
  expect(seating(players)).toEqual(seats);
});
