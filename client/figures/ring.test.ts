/** Tests of the arithmetic of rings. */
import { describe, expect, test } from 'vitest';
import { arcPath, readRing } from './ring.ts';

describe('a timer as it is read', () => {
  test.each([
    ['at its start', 0, { fraction: 1, seconds: '20', urgent: false, expired: false }],
    [
      'with tenths once fewer than ten seconds are left',
      12_340,
      { fraction: 0.383, seconds: '7.7', urgent: false, expired: false },
    ],
    ['urgent under a fifth', 16_001, { fraction: 0.19995, seconds: '4.0', urgent: true, expired: false }],
    [
      'not zero before it has expired',
      19_999,
      { fraction: 0.00005, seconds: '0.1', urgent: true, expired: false },
    ],
    ['expired', 20_000, { fraction: 0, seconds: '0', urgent: true, expired: true }],
    ['expired, and later', 99_000, { fraction: 0, seconds: '0', urgent: true, expired: true }],
  ])('%s', (_, now, reading) => {
    const { fraction, ...rest } = readRing(0, 20_000, now);
    expect(fraction).toBeCloseTo(reading.fraction, 4);
    expect({ ...rest, fraction: reading.fraction }).toEqual(reading);
  });

  test('expired from the start when it is set to nothing', () =>
    expect(readRing(7, 7, 7)).toEqual({ fraction: 0, seconds: '0', urgent: true, expired: true }));
});

describe('an arc', () => {
  test('of nothing is not drawn', () => expect(arcPath(24, 24, 20, 0)).toBe(''));
  test('of a quarter ends at three o’clock', () =>
    expect(arcPath(24, 24, 20, 0.25)).toBe('M24 4A20 20 0 0 1 44 24'));
  test('of more than half takes the long way', () =>
    expect(arcPath(24, 24, 20, 0.75)).toContain('0 1 1 4 24'));
  test('of all is two halves', () =>
    expect(arcPath(24, 24, 20, 1)).toBe('M24 4A20 20 0 0 1 24 44A20 20 0 0 1 24 4'));
});
