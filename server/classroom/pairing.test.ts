/** Tests of pairs: odd numbers, and everybody with everybody, at both hosts, in time. */
import { describe, expect, it } from 'vitest';
import { pairUp } from './pairing.ts';

const list = (n: number): string[] => Array.from({ length: n }, (_, i) => `p${i + 1}`);

describe('pairs', () => {
  it.each([
    [0, []],
    [1, ['p1–autopilot']],
    [2, ['p1–p2']],
    [3, ['p1–p2', 'p3–autopilot']],
    [6, ['p1–p2', 'p3–p4', 'p5–p6']],
  ])('of the first round are neighbours in the order of joining: %i players', (n, pairs) => {
    expect(pairUp(list(n), 1).map(({ A, B }) => `${A ?? 'autopilot'}–${B ?? 'autopilot'}`)).toEqual(pairs);
  });

  it.each([2, 3, 4, 7, 8, 30])('let everybody of %i meet everybody, and play both hosts in time', (n) => {
    const opponents = n % 2 === 0 ? n - 1 : n;
    const met = new Map<string | null, Set<string | null>>();
    const hosts = new Map<string | null, Set<string>>();
    for (let round = 1; round <= 2 * opponents; round++) {
      const pairs = pairUp(list(n), round);
      const seated = pairs.flatMap(({ A, B }) => [A, B]).filter((player) => player !== null);
      expect(new Set(seated)).toEqual(new Set(list(n)));
      expect(seated).toHaveLength(n);
      if (round <= opponents) expect(pairs.every(({ A, B }) => !met.get(A)?.has(B))).toBe(true);
      for (const { A, B } of pairs) {
        met.set(A, (met.get(A) ?? new Set()).add(B));
        met.set(B, (met.get(B) ?? new Set()).add(A));
        hosts.set(A, (hosts.get(A) ?? new Set()).add('A'));
        hosts.set(B, (hosts.get(B) ?? new Set()).add('B'));
      }
    }
    for (const player of list(n)) {
      expect(met.get(player)?.size).toBe(opponents);
      expect(hosts.get(player)?.size).toBe(2);
    }
  });
});
