/** Tests of the slider's places, also of a pace that is not on offer. */
import { expect, it } from 'vitest';
import { PACES, paceIndex } from './pace.ts';

it.each([
  [1, 1],
  [0.25, 0.25],
  [4, 4],
  [16, 16],
  [1.2, 1],
])('finds the place of pace %f', (pace, shown) => {
  expect(PACES[paceIndex(pace)]).toBe(shown);
});
