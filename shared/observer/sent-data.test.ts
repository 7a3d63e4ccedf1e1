/** Tests of what was sent before: known again in any cut, and forgotten when it is acknowledged. */
import { describe, expect, test } from 'vitest';
import { seq } from '../tcp/seq.ts';
import { SentText } from './sent-data.ts';

const stream = Uint8Array.from({ length: 4000 }, (_, i) => (i * i + 7 * i) & 0xff);
const slice = (from: number, to: number): Uint8Array => stream.subarray(from, to);

function sent(): SentText {
  const text = new SentText();
  for (let at = 0; at < 4000; at += 100) text.add(seq(at - 2000), slice(at, at + 100));
  return text;
}

describe('what was sent before', () => {
  test('is known again in any cut', () => {
    const text = sent();
    for (const [from, to] of [
      [0, 100],
      [100, 700],
      [50, 150],
      [3999, 4000],
    ] as const) {
      expect(text.agrees(seq(from - 2000), slice(from, to))).toBe(true);
    }
  });

  test('is not known when it goes by another number', () => {
    const text = sent();
    for (const shift of [-1, 1, 3, -5]) {
      expect(text.agrees(seq(500 - 2000 + shift), slice(500, 600))).toBe(false);
    }
  });

  test('is forgotten when it is acknowledged, and then anything is believed', () => {
    const text = sent();
    text.forgetBelow(seq(0));
    expect(text.agrees(seq(1000 - 2000), slice(7, 107))).toBe(true);
    expect(text.agrees(seq(2200 - 2000), slice(7, 107))).toBe(false);
  });

  test.each([
    ['a word', 5, 1],
    ['a line', 60, 33],
    ['a segment', 1460, 700],
    ['its last octet', 1463, 1462],
  ])('is not known when one octet is another: %s', (_what, length, at) => {
    const text = new SentText();
    text.add(seq(100), slice(0, length));
    expect(text.agrees(seq(100), slice(0, length))).toBe(true);
    const other = slice(0, length).slice();
    other[at] = 1 + (other[at] as number);
    expect(text.agrees(seq(100), other)).toBe(false);
  });

  test('is known again where the capture cut it shorter', () => {
    const text = new SentText();
    text.add(seq(100), slice(0, 80));
    expect(text.agrees(seq(100), slice(0, 70))).toBe(true);
    expect(text.agrees(seq(100), slice(0, 200))).toBe(true);
  });

  test('is not asked of the octet of a keep-alive', () => {
    const text = sent();
    text.forgetBelow(seq(500 - 2000));
    expect(text.agrees(seq(499 - 2000), Uint8Array.of(0))).toBe(true);
    expect(text.agrees(seq(500 - 2000), Uint8Array.of(1 + (stream[500] as number)))).toBe(false);
  });

  test('is remembered in a bounded number of places, the newest first', () => {
    const text = new SentText();
    for (let i = 0; i < 2000; i += 1) text.add(seq(i * 8), Uint8Array.of(i, i >> 8, 3, 4, 5, 6, 7, 8));
    expect(text.agrees(seq(0), Uint8Array.of(99, 99, 99, 99, 99, 99, 99, 99))).toBe(true);
    expect(text.agrees(seq(1999 * 8), Uint8Array.of(99, 99, 99, 99, 99, 99, 99, 99))).toBe(false);
  });
});
