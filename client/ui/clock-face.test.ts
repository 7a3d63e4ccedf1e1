/** Tests of the face of a clock. */
import { expect, it } from 'vitest';
import { clockFace, countdownFace } from './clock-face.ts';

it('shows two digits of seconds, and as many of minutes as there are', () => {
  const times = [0, 999, 9_000, 60_000, 754_000, 7_200_000];
  expect(times.map(clockFace)).toEqual(['0:00', '0:00', '0:09', '1:00', '12:34', '120:00']);
});

it('counts down to nothing, and says 0:01 until then', () => {
  expect([1_001, 1_000, 1, 0].map(countdownFace)).toEqual(['0:02', '0:01', '0:01', '0:00']);
});
