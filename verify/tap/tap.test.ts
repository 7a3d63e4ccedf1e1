/** Real lives, captured badly: a sample of what `npm run tap` does for as long as one likes. */
import { describe, expect, test } from 'vitest';
import { livesIn, TRACES } from '../conformance/lives.ts';
import { sample } from '../depth.ts';
import { FAULTS } from './faults.ts';
import { accusationsIn, isNamed } from './tap.ts';

const lives = livesIn(TRACES);

describe('a capture that', () => {
  test.each(Object.keys(FAULTS))('%s accuses nobody', (fault) => {
    const found = sample(lives, 60).flatMap((life, i) => accusationsIn(life, fault, i));
    expect(found).toEqual([]);
  });
});

test('text that the capture lacks and that is acknowledged is named', () => {
  const told = sample(lives, 7).map((life, i) => isNamed(life, (7 * i) % life.segments.length));
  const missed = told.filter((named) => named !== null);
  expect(missed.length).toBeGreaterThan(3);
  expect(missed).not.toContain(false);
});
