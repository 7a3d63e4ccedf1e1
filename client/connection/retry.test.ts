/** Tests of when to come back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from './retry.ts';

test('the window doubles up to ten seconds, and all of it is chance', () => {
  expect([0, 1, 2, 3, 4, 20].map((attempt) => retryDelay(attempt, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
  expect([0, 20].map((attempt) => retryDelay(attempt, 0))).toEqual([0, 0]);
});

test('is never earlier than the server said, and never later than that and the longest window', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 60_000 }),
      (attempt, random, notBefore) => {
        const delay = retryDelay(attempt, random, notBefore);
        expect(delay).toBeGreaterThanOrEqual(notBefore);
        expect(delay).toBeLessThanOrEqual(notBefore + 10_000);
      },
    ),
  );
});

test('1,000 that were cut off together do not come back together', () => {
  // As even as chance can be: what is asked is that the delay spreads it.
  const delays = Array.from({ length: 1_000 }, (_, i) => retryDelay(0, i / 1_000));
  const most = Math.max(
    ...Array.from({ length: 10 }, (_, tenth) => delays.filter((ms) => Math.floor(ms / 100) === tenth).length),
  );
  expect(most).toBeLessThanOrEqual(101);
});
