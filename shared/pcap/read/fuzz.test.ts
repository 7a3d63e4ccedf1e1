/**
 * The short fuzz of the capture readers; `npm run fuzz` goes on for as long as it is told to.
 * What it finds becomes a test of its own, since a seed means another file as soon as the corpus changes.
 */
import { expect, test, vi } from 'vitest';
import { runs } from '../../../verify/depth.ts';
import { corpus } from '../fixtures/corpus.ts';
import { fuzzOnce } from '../fixtures/fuzz.ts';

const CASES = runs(2_000);

vi.setConfig({ testTimeout: 60_000 });

const files = corpus();

function outcomeOf(seed: number): string {
  try {
    return fuzzOnce(seed, files).error?.split(' ')[0] ?? 'read';
  } catch (error) {
    throw new Error(`seed ${seed}: ${error}`, { cause: error });
  }
}

test(`${CASES} broken captures: read, skipped with a count or refused, the same whole and in pieces`, () => {
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= CASES; seed++) outcomes.add(outcomeOf(seed));
  expect([...outcomes].sort()).toEqual([
    'bad-length',
    'cut-short',
    'not-a-capture',
    'other-version',
    'read',
    'unread-link-layer',
  ]);
});
