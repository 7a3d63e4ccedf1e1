/** Tests of sequence numbers as people read and type them. */
import { describe, expect, test } from 'vitest';
import { meant, octets, shown } from './numbers.ts';

describe('sequence numbers as they are read and typed', () => {
  test.each([
    ['after the wrap', 3, 4_294_967_290, 9],
    ['the base itself', 4_294_967_290, 4_294_967_290, 0],
    ['before the base', 99, 100, -1],
  ])('relative, %s', (_, absolute, base, relative) => {
    expect(shown(absolute, base, 'relative')).toBe(relative);
    expect(meant(String(relative), base, 'relative')).toBe(absolute);
  });

  test('absolute numbers stand as they are, with or without separators', () => {
    expect(shown(4_294_967_295, 7, 'absolute')).toBe(4_294_967_295);
    expect(meant('4,294,967,295', 7, 'absolute')).toBe(4_294_967_295);
    expect(meant('4294967296', 7, 'absolute')).toBeNull();
  });

  test('without a base a relative number is an absolute one', () => {
    expect(meant('12', null, 'relative')).toBe(12);
    expect(meant('-12', null, 'relative')).toBeNull();
  });

  test.each(['', ' ', '1.5', 'ten', '1e3', '99999999999'])('"%s" is no sequence number', (text) => {
    expect(meant(text, 100, 'relative')).toBeNull();
  });

  test('octets are counted from 0 to 65,535', () => {
    expect(['0', '1,000', '65535', '65536', '-1', ''].map(octets)).toEqual([
      0,
      1_000,
      65_535,
      null,
      null,
      null,
    ]);
  });
});
