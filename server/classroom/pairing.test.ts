/** Tests of pairs: odd numbers, everybody with everybody in time, classes that come and go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAIRINGS } from '../../shared/protocol/http.ts';
import { pairUp, type Seats, withNetwork } from './pairing.ts';

const list = (n: number): string[] => Array.from({ length: n }, (_, i) => `p${i + 1}`);
const SEED = 7;
const named = ({ A, B }: Seats): string => `${A ?? 'autopilot'}–${B ?? 'autopilot'}`;
const couple = ({ A, B }: Seats): string =>
  [A, B]
    .map((player) => player ?? '')
    .sort()
    .join('–');

describe('pairs by rotation', () => {
  it.each([
    [0, []],
    [1, ['p1–autopilot']],
    [2, ['p1–p2']],
    [3, ['p1–p2', 'p3–autopilot']],
    [6, ['p1–p2', 'p3–p4', 'p5–p6']],
  ])('of the first round are neighbours in the order of joining: %i players', (n, pairs) => {
    expect(pairUp(list(n), 'rotate', [], SEED).map(named)).toEqual(pairs);
  });

  it.each([2, 3, 4, 7, 8, 30])('let everybody of %i meet everybody before anybody twice', (n) => {
    const opponents = n % 2 === 0 ? n - 1 : n;
    const history: (readonly Seats[])[] = [];
    const met = new Set<string>();
    for (let round = 1; round <= opponents; round++) {
      const pairs = pairUp(list(n), 'rotate', history, SEED);
      for (const pair of pairs) {
        expect(met.has(couple(pair)), `round ${round}`).toBe(false);
        met.add(couple(pair));
      }
      history.push(pairs);
    }
  });

  it('let everybody play both hosts in turns', () => {
    const history: (readonly Seats[])[] = [];
    for (let round = 1; round <= 14; round++) history.push(pairUp(list(8), 'rotate', history, SEED));
    for (const player of list(8)) {
      const asA = history.flat().filter(({ A }) => A === player).length;
      expect(Math.abs(14 - 2 * asA), player).toBeLessThanOrEqual(2);
    }
  });

  it('do not repeat a couple when somebody leaves and another comes, while that can be helped', () => {
    const one = pairUp(list(6), 'rotate', [], SEED);
    const others = ['p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
    const two = pairUp(others, 'rotate', [one], SEED);
    const three = pairUp(others, 'rotate', [one, two], SEED);
    const couples = [...one, ...two, ...three].map(couple);
    expect(new Set(couples).size).toBe(couples.length);
  });
});

describe('pairs as before', () => {
  const before = [
    { A: 'p1', B: 'p2' },
    { A: 'p4', B: 'p3' },
    { A: 'p5', B: null },
  ];

  it('stay, with the same hosts', () => {
    expect(pairUp(list(4), 'same', [before], SEED).map(named)).toEqual(['p1–p2', 'p4–p3']);
  });

  it('swap the hosts', () => {
    expect(pairUp(list(4), 'swap', [before], SEED).map(named)).toEqual(['p2–p1', 'p3–p4']);
  });

  it('are made of those who are here; the others of these are put together', () => {
    expect(pairUp(['p1', 'p3', 'p4', 'p6'], 'same', [before], SEED).map(named)).toEqual(['p4–p3', 'p6–p1']);
  });
});

it('pairs by lot depend on the lot', () => {
  expect(pairUp(list(4), 'random', [], SEED)).not.toEqual(pairUp(list(4), 'random', [], SEED + 1));
});

it('everybody has one seat, however they are paired, and one alone at most', () => {
  const classes = fc.record({
    size: fc.integer({ min: 1, max: 25 }),
    absences: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 25 })), { maxLength: 6 }),
    how: fc.constantFrom(...PAIRINGS),
    lot: fc.nat(),
  });
  fc.assert(
    fc.property(classes, ({ size, absences, how, lot }) => {
      const history: (readonly Seats[])[] = [];
      for (const absent of [...absences, []]) {
        const here = list(size).filter((_, i) => !absent.includes(i + 1));
        const pairs = pairUp(here, how, history, lot);
        const seated = pairs.flatMap(({ A, B }) => [A, B]).filter((player) => player !== null);
        expect([...seated].sort()).toEqual([...here].sort());
        expect(pairs.filter(({ A, B }) => A === null || B === null).length).toBe(here.length % 2);
        history.push(pairs);
      }
    }),
  );
});

describe('who is left over', () => {
  const round = (players: string[], history: (readonly Seats[])[]): readonly Seats[] =>
    withNetwork(pairUp(players, 'rotate', history, SEED), 0, SEED);

  it('is the network of one of the pairs, another one each round, and everybody once', () => {
    const history: (readonly Seats[])[] = [];
    const networks: string[] = [];
    for (let i = 0; i < 5; i++) {
      const pairs = round(list(5), history);
      expect(pairs).toHaveLength(2);
      networks.push(...pairs.flatMap(({ network }) => network ?? []));
      history.push(pairs);
    }
    expect(networks.sort()).toEqual(list(5));
  });

  it('plays with the autopilot where there is no pair, and stays where the teacher has put them', () => {
    expect(round(['p1'], []).map(named)).toEqual(['p1–autopilot']);
    const byHand: Seats = { A: 'p3', B: null };
    expect(withNetwork([byHand, { A: 'p1', B: 'p2' }], 1, SEED)).toEqual([byHand, { A: 'p1', B: 'p2' }]);
  });
});
