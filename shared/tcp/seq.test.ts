/** Tests of sequence numbers: added, subtracted and compared around the circle. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWindow, seq, seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt, seqMax } from './seq.ts';

const LAST = 4_294_967_295;
const any = fc.nat(LAST).map(seq);

describe('sequence numbers', () => {
  test.each([
    [0, 0],
    [LAST, LAST],
    [LAST + 1, 0],
    [-1, LAST],
    [3 * 2 ** 32 + 7, 7],
  ])('R1 %i folds to %i', (n, folded) => {
    expect(seq(n)).toBe(folded);
  });

  test('R1 adding goes on past the wrap, in both directions', () => {
    expect(seqAdd(seq(LAST), 1)).toBe(0);
    expect(seqAdd(seq(LAST - 1), 10)).toBe(8);
    expect(seqAdd(seq(0), -1)).toBe(LAST);
  });

  test.each([
    ['1 < 2', 1, 2],
    ['the last number < 0', LAST, 0],
    ['the last number < 2^31 − 2', LAST, 2 ** 31 - 2],
    ['2^31 < 0, half the circle away', 2 ** 31, 0],
  ])('R1 %s', (_, a, b) => {
    expect(seqLt(seq(a), seq(b))).toBe(true);
    expect(seqLe(seq(a), seq(b))).toBe(true);
    expect(seqGt(seq(b), seq(a))).toBe(a !== 2 ** 31);
    expect(seqGe(seq(a), seq(b))).toBe(false);
    expect(seqMax(seq(a), seq(b))).toBe(b);
  });

  test('R1 a number equals itself', () => {
    const n = seq(LAST);
    expect([seqLt(n, n), seqLe(n, n), seqGt(n, n), seqGe(n, n)]).toEqual([false, true, false, true]);
    expect(seqMax(n, n)).toBe(n);
  });

  test('R1 going there and looking back gives the way', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (a, way) => {
        expect(seqDiff(seqAdd(a, way), a)).toBe(way);
      }),
    );
  });

  test('R1 a window that wraps holds its first and its last number, and an empty one holds none', () => {
    const start = seq(LAST - 1);
    expect([LAST - 1, LAST, 0, 1].map((n) => inWindow(seq(n), start, 4))).toEqual([true, true, true, true]);
    expect([LAST - 2, 2].map((n) => inWindow(seq(n), start, 4))).toEqual([false, false]);
    expect(inWindow(start, start, 0)).toBe(false);
  });
});
