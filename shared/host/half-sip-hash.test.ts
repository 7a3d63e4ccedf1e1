/** Tests of HalfSipHash-2-4 against the vectors of its authors. */
import { describe, expect, test } from 'vitest';
import { halfSipHash } from './half-sip-hash.ts';

/** The first of the reference implementation's vectors: key 00 01 … 07, messages of 0, 1, 2 … octets 00 01 02 … */
const VECTORS = [
  0x5b9f35a9, 0xb85a4727, 0x03a662fa, 0x04e7fe8a, 0x89466e2a, 0x69b6fac5, 0x23fc6358, 0xc563cf8b, 0x8f84b8d0,
  0x79e706f8, 0x3479b094, 0x50300808, 0x2f87f057, 0xff63e677, 0x7cf8ffd6, 0x972bfe74,
];

describe('HalfSipHash-2-4', () => {
  test.each(VECTORS.map((vector, length) => [length, vector] as const))(
    'hashes %i octets as its authors do',
    (length, vector) => {
      const octets = Array.from({ length }, (_, i) => i);
      expect(halfSipHash([0x03020100, 0x07060504], octets)).toBe(vector);
    },
  );

  test('changes with either half of the key', () => {
    const hashes = [0, 1].flatMap((a) => [0, 1].map((b) => halfSipHash([a, b], [1, 2, 3])));
    expect(new Set(hashes).size).toBe(4);
  });
});
