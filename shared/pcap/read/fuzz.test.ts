/** The short fuzz of `npm test`; `npm run fuzz` goes on for as long as it is told to. */
import { expect, test, vi } from 'vitest';
import { corpus } from '../fixtures/corpus.ts';
import { fuzzOnce } from '../fixtures/fuzz.ts';

const CASES = 2000;

/** Seeds that failed once, and why. */
const KEPT: readonly (readonly [seed: number, why: string])[] = [
  [1370, 'a section header cut behind its version was refused for another reason whole than in pieces'],
];

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
  expect([...outcomes].sort()).toEqual(['bad-length', 'cut-short', 'not-a-capture', 'other-version', 'read']);
});

test('seeds that failed once', () => {
  for (const [seed] of KEPT) outcomeOf(seed);
});
