/**
 * Tests of the observer on hosts that take any legal reaction, on any wire: it accuses none.
 * From no place may it call a segment of theirs illegal. The same lives every time; `npm run fuzz:judge` takes new ones
 * for as long as one likes.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accused, lives, PLACES } from './fixtures/legal-hosts.ts';

describe('an observer of two hosts that do anything that is legal', () => {
  for (const profile of ['rfc9293', 'any'] as const) {
    for (const place of PLACES) {
      test(`at ${place} accuses neither, by ${profile}`, () => {
        fc.assert(
          fc.property(lives, (life) => {
            expect(accused(life, place, profile)).toEqual([]);
          }),
          { numRuns: 60, seed: 2 },
        );
      });
    }
  }
});
