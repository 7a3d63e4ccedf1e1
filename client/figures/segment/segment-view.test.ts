/** Tests of what a segment card says. */
import { describe, expect, test } from 'vitest';
import { ACK, SYN } from '../../../shared/tcp/segment.ts';
import { flagsOf, lengthShare, preview, relative } from './segment-view.ts';

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
