/** Tests of how a pair is doing. */
import { describe, expect, it } from 'vitest';
import { pairView, score, sides } from './fixtures/views.ts';
import { misconceptions } from './misconceptions.ts';
import { follow, QUIET_AFTER, STUCK_AFTER_REFUSALS, seating, standingOf, tally } from './pairs.ts';

const standing = (change: Parameters<typeof pairView>[0], refusedBefore = sides(0, 0), quiet = 1_000) => {
  const before = follow(new Map(), [pairView({ ...change, refused: refusedBefore })], 5_000);
  const pair = pairView(change);
  return standingOf(pair, follow(before, [pair], 5_000 + quiet).get(pair.match), 5_000 + quiet);
};

describe('the condition of a pair', () => {
  it.each([
    ['plays', {}, 'playing'],
    ['has reached its goals', { outcome: 'goals reached' }, 'reached'],
    ['was ended by the teacher', { outcome: 'ended by the teacher' }, 'ended'],
    ['has a person offline', { connected: sides(true, false) }, 'offline'],
    ['ended while a person was offline', { outcome: 'over', connected: sides(true, false) }, 'ended'],
    ['plays against an autopilot', { names: sides('Ada', null), connected: sides(true, false) }, 'playing'],
    ['was refused too often', { refused: sides(0, STUCK_AFTER_REFUSALS) }, 'stuck'],
    ['was refused a little', { refused: sides(STUCK_AFTER_REFUSALS - 1, 1) }, 'playing'],
  ] as const)('%s', (_, change, condition) => {
    expect(standing(change).condition).toBe(condition);
  });

  it('is quiet after a while without a move', () => {
    expect(standing({}, sides(0, 0), QUIET_AFTER)).toMatchObject({ condition: 'quiet', quiet: QUIET_AFTER });
  });

  it('counts refusals only since the pair last got anywhere', () => {
    const wrong = pairView({ refused: sides(0, 5) });
    const moved = pairView({ refused: sides(0, 5), states: sides('ESTABLISHED', 'SYN-RECEIVED') });
    const before = follow(new Map(), [pairView()], 0);
    const during = follow(before, [wrong], 10_000);
    expect(standingOf(wrong, during.get('m1'), 10_000)).toMatchObject({
      condition: 'stuck',
      tries: sides(0, 5),
    });
    const after = follow(during, [moved], 12_000);
    expect(standingOf(moved, after.get('m1'), 13_000)).toMatchObject({
      condition: 'playing',
      tries: sides(0, 0),
      quiet: 1_000,
    });
  });

  it('sees an accepted move that changes no state', () => {
    const before = follow(new Map(), [pairView()], 0);
    const after = follow(before, [pairView({ scores: sides(score({ answered: 1 }), score()) })], 9_000);
    expect(after.get('m1')?.since).toBe(9_000);
  });
});

it('sums the conditions up', () => {
  const standings = [standing({}), standing({}), standing({ outcome: 'goals reached' })];
  expect(tally(standings)).toMatchObject({ playing: 2, reached: 1, stuck: 0 });
});

it.each([
  [2, { pairs: 1, alone: false }],
  [15, { pairs: 7, alone: true }],
  [1, { pairs: 0, alone: true }],
])('seats %i', (players, seats) => {
  expect(seating(players)).toEqual(seats);
});

describe('the map of misconceptions', () => {
  const rules = (wrong: number, right = 0) => score({ rules: { R36: { right, wrong } } });

  it('names who answered wrongly first, and leaves out what everybody knew', () => {
    const pairs = [
      pairView({ scores: sides(rules(1), rules(0, 2)) }),
      pairView({
        match: 'm2',
        names: sides('Cy', 'Di'),
        scores: sides(
          score({ rules: { R36: { right: 0, wrong: 2 }, R41: { right: 3, wrong: 0 } } }),
          score(),
        ),
      }),
    ];
    expect(misconceptions(pairs)).toEqual([
      {
        rule: 'R36',
        right: 2,
        wrong: 3,
        players: [
          { name: 'Ada', host: 'A', match: 'm1' },
          { name: 'Cy', host: 'A', match: 'm2' },
        ],
      },
    ]);
  });

  it('does not count autopilots', () => {
    expect(
      misconceptions([pairView({ names: sides(null, 'Bo'), scores: sides(rules(3), score()) })]),
    ).toEqual([]);
  });
});
