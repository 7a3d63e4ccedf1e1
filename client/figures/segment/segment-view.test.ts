/** Tests of what a segment card says. */
import { describe, expect, test } from 'vitest';
import { ACK, SYN } from '../../../shared/tcp/segment.ts';
import { baseFor, flagsOf, isForeign, lengthShare, preview, relative } from './segment-view.ts';

test('flags come in the order in which we write them', () => {
  expect(flagsOf(ACK | SYN)).toEqual(['SYN', 'ACK']);
  expect(flagsOf(0)).toEqual([]);
});

describe('a relative number', () => {
  test('counts from the initial sequence number', () => expect(relative(1001, 1000)).toBe(1));
  test('counts over the wrap', () => expect(relative(4, 4_294_967_290)).toBe(10));
  test('is negative before it', () => expect(relative(990, 1000)).toBe(-10));
  test('is absolute without one', () => expect(relative(1001, undefined)).toBe(1001));
});

describe('a segment counts', () => {
  const bases = { seq: 1_000, ack: 5_000 };
  test.each([
    ['from both bases', { flags: ACK, seq: 1_001, ack: 5_000 }, true],
    ['from none, if its SEQ lies before its base', { flags: ACK, seq: 999, ack: 5_001 }, false],
    ['from none, if its ACK does', { flags: ACK, seq: 1_001, ack: 4_999 }, false],
    ['from none, if it is a SYN with another number than its base', { flags: SYN, seq: 1_300 }, false],
    ['from both, if it is a SYN right behind the one that there was', { flags: SYN, seq: 1_001 }, true],
    ['whatever its ACK field holds without the flag', { flags: SYN, seq: 1_000, ack: 0 }, true],
    ['from both while a number is not known yet', { flags: ACK, seq: 1_001 }, true],
  ])('%s', (_, segment, counts) => {
    expect(baseFor(segment, bases)).toEqual(counts ? bases : {});
    expect(isForeign(segment, bases)).toBe(!counts);
  });

  test('from none where only one base is known', () => {
    expect(baseFor({ flags: ACK, seq: 1_001, ack: 7 }, { seq: 1_000 })).toEqual({});
  });

  test('absolute where the reader wants it so, which nothing need be said of', () => {
    expect(isForeign({ flags: ACK, seq: 1, ack: 2 }, {})).toBe(false);
  });
});

test('the preview of a text shows line ends, dots for what has no glyph, and how much it leaves out', () => {
  expect(preview('GET /\r\n\x00\xffabc', 9)).toEqual({ text: 'GET /↵··', more: 3 });
  expect(preview('', 9)).toEqual({ text: '', more: 0 });
});

test('the length bar grows with the text and never leaves the card', () => {
  expect(lengthShare(0)).toBe(0);
  expect(lengthShare(1)).toBeGreaterThan(0);
  expect(lengthShare(100)).toBeGreaterThan(lengthShare(50));
  expect(lengthShare(100_000)).toBe(1);
});
