/** Simulated worlds: three hundred by their seeds, and those that once failed. */
import { expect, it } from 'vitest';
import { TEST_ALL } from '../depth.ts';
import { play, told } from './run.ts';

const SEEDS = 300;
/** Longer worlds are `npm run world`'s. */
const STEPS = TEST_ALL ? 30 : 10;

it('nothing that must never be is, in worlds in which enough happens', async () => {
  const sums = { messages: 0, moves: 0, entries: 0, starts: 0, losses: 0, recoveries: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const outcome = await play(seed, STEPS);
    expect(outcome.violation, told(outcome)).toBeNull();
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome.figures[name];
  }
  expect(sums.moves).toBeGreaterThan(SEEDS);
  expect(sums.starts).toBeGreaterThan(1.2 * SEEDS);
  expect(sums.recoveries).toBeGreaterThan(20);
  // A disk hardly ever loses anything in a short one: three of a hundred that are played to their end.
  if (TEST_ALL) expect(sums.losses).toBeGreaterThan(0);
}, 300_000);

/** Each found a fault of ours, or of the worlds themselves. */
it.each([
  [5_759, 'a move that was refused because the sync had failed was there after the next start'],
  [6_341, 'so was one of the first moves of a round'],
  [7_050, 'so was one that came while a device had stopped reading'],
  [20_033, 'a class that was being made anew was asked for ever for what was before a snapshot'],
  [20_099, 'who had seen what was before a snapshot was told of a loss while the disk was full'],
  [8_664, 'a removal that was written and never answered, for its server was killed, was taken for a loss'],
  [106, 'failed while snapshots and sleep were being made'],
  [2_698, 'failed while snapshots and sleep were being made'],
  [2_972, 'failed while snapshots and sleep were being made'],
  [20_123, 'failed while snapshots and sleep were being made'],
])('world %i: %s', async (seed) => {
  const outcome = await play(seed);
  expect(outcome.violation, told(outcome)).toBeNull();
});
