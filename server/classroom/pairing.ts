/** Who plays with whom: at random or in rotation, as before, or with the hosts swapped. */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import type { PAIRINGS } from '../../shared/protocol/http.ts';
import { seedRandom, shuffle } from '../../shared/wire/random.ts';

export interface Seats {
  readonly A: string | null;
  readonly B: string | null;
  /** Who plays the network between them; left out for nobody. */
  readonly network?: string;
}

/** Everybody who sits there. */
export const seatedIn = ({ A, B, network }: Seats): readonly string[] =>
  [A, B, network ?? null].filter((player) => player !== null);

/**
 * `rotate`: nobody meets anybody twice before it must be, and hosts take turns; `random`: by lot; `same`: as in the round before;
 * `swap`: likewise, with the hosts swapped. Who has nobody from before is paired by rotation.
 */
export type Pairing = (typeof PAIRINGS)[number];

/** The seats of each round that the class has played, the latest last. */
export type PairingHistory = readonly (readonly Seats[])[];

/** Tried between the pairs of a rotation until none helps; a class that came and went makes no perfect circle. */
const MOST_SWAPS = 20;

/**
 * Pairs for a round; whoever is left over plays with the autopilot.
 * @param players those who are here, in the order of joining
 * @param seed of the lot
 */
export function pairUp(
  players: readonly string[],
  how: Pairing,
  history: PairingHistory,
  seed: number,
): readonly Seats[] {
  switch (how) {
    case 'rotate':
      return rotated(players, history);
    case 'random':
      return coupled(shuffle(seedRandom(seed), players)).map(([first, second]) => ({ A: first, B: second }));
    case 'same':
    case 'swap': {
      const here = new Set(players);
      const kept = (history.at(-1) ?? []).flatMap((seats) => {
        const { A, B } = how === 'swap' ? { A: seats.B, B: seats.A } : seats;
        return A !== null && B !== null && here.has(A) && here.has(B) ? [{ A, B }] : [];
      });
      const seated = new Set(kept.flatMap(({ A, B }) => [A, B]));
      return [
        ...kept,
        ...rotated(
          players.filter((player) => !seated.has(player)),
          history,
        ),
      ];
    }
  }
}

/**
 * Whoever of these would play with the autopilot is the network of one of the pairs instead, by lot; where there is none, nothing changes.
 * @param pairs all of the round, those that the teacher has made first
 * @param made how many those are: of them nobody is moved
 */
export function withNetwork(pairs: readonly Seats[], made: number, seed: number): readonly Seats[] {
  const at = pairs.findIndex(({ A, B }, i) => i >= made && (A === null || B === null));
  const alone = pairs[at]?.A ?? pairs[at]?.B ?? null;
  const others = pairs.filter((_, i) => i !== at);
  const free = others.filter(({ A, B, network }) => A !== null && B !== null && network === undefined);
  const chosen = free[seed % free.length];
  if (alone === null || chosen === undefined) return pairs;
  return others.map((seats) => (seats === chosen ? { ...seats, network: alone } : seats));
}

/** Each match has a seed of its own, so that neighbours do not see the same numbers; the first has the round's. */
export function seedOf(roundSeed: number, pair: number): number {
  return (roundSeed + pair * 7_919) % 2 ** 31;
}

type Couple = readonly [string | null, string | null];

/** In the order of the list, two and two; the last may be alone. */
function coupled(players: readonly (string | null)[]): Couple[] {
  return Array.from({ length: Math.ceil(players.length / 2) }, (_, i) => [
    players[2 * i] ?? null,
    players[2 * i + 1] ?? null,
  ]);
}

/** Counts who has met whom, null being the autopilot, and who has played host A how much more often than B. */
class Acquaintance {
  readonly #met = new Map<string, number>();
  readonly #lean = new Map<string, number>();

  constructor(history: PairingHistory) {
    for (const { A, B, network } of history.flat()) {
      this.#meet(A, B);
      // Who was the network was left over, as who met the autopilot.
      if (network !== undefined) this.#meet(network, null);
      if (A !== null) this.#lean.set(A, this.#leanOf(A) + 1);
      if (B !== null) this.#lean.set(B, this.#leanOf(B) - 1);
    }
  }

  #meet(one: string | null, other: string | null): void {
    this.#met.set(key(one, other), this.met(one, other) + 1);
  }

  met(one: string | null, other: string | null): number {
    return this.#met.get(key(one, other)) ?? 0;
  }

  /** What these couples cost: to meet for a third time is worse than two meetings for a second. */
  cost(couples: readonly Couple[]): number {
    return couples.reduce((sum, [one, other]) => sum + this.met(one, other) ** 2, 0);
  }

  /** Whoever has played A less often plays it now; of two alike, the first. */
  seats([one, other]: Couple): Seats {
    const [first, second]: readonly [HostId, HostId] =
      this.#leanOf(one) <= this.#leanOf(other) ? ['A', peerOf('A')] : ['B', peerOf('B')];
    return { A: null, B: null, [first]: one, [second]: other };
  }

  #leanOf(player: string | null): number {
    return (player === null ? undefined : this.#lean.get(player)) ?? 0;
  }
}

const key = (one: string | null, other: string | null): string => [one ?? '', other ?? ''].sort().join(' ');

/** The turn of a round-robin's circle in which fewest meet again, then swaps between its couples while one helps. */
function rotated(players: readonly string[], history: PairingHistory): readonly Seats[] {
  const known = new Acquaintance(history);
  const all: (string | null)[] = players.length % 2 === 0 ? [...players] : [...players, null];
  let best = coupled(all);
  let cost = known.cost(best);
  for (let turn = 0; turn < all.length - 1 && cost > 0; turn++) {
    const couples = turned(all, turn);
    const costs = known.cost(couples);
    if (costs < cost) [best, cost] = [couples, costs];
  }
  for (let i = 0; i < MOST_SWAPS && cost > 0; i++) {
    const swapped = improved(best, known);
    if (swapped === null) break;
    best = swapped;
    cost = known.cost(best);
  }
  return best.map((couple) => known.seats(couple));
}

/**
 * The first stays, the others sit around a circle that turns by one place; opposite places are a couple. Neighbours of the list
 * lie opposite each other (0, then 1 and −1, 2 and −2 …), so that before the first turn they are the couples.
 */
function turned(players: readonly (string | null)[], turn: number): Couple[] {
  const [fixed = null, ...rest] = players;
  const places = rest.length;
  const circle = new Map(rest.map((player, i) => [mod(i % 2 === 1 ? (i + 1) / 2 : -i / 2, places), player]));
  const at = (place: number): string | null => circle.get(mod(place, places)) ?? null;
  const others = Array.from(
    { length: (places - 1) / 2 },
    (_, i): Couple => [at(turn + i + 1), at(turn - i - 1)],
  );
  return [[fixed, at(turn)], ...others];
}

const mod = (n: number, m: number): number => ((n % m) + m) % m;

/** With the partners of two couples exchanged; null where no exchange helps. */
function improved(couples: readonly Couple[], known: Acquaintance): Couple[] | null {
  for (const [i, [a, b]] of couples.entries()) {
    if (known.met(a, b) === 0) continue;
    for (const [j, [c, d]] of couples.entries()) {
      if (i === j) continue;
      const now = known.cost([
        [a, b],
        [c, d],
      ]);
      const tries: readonly (readonly [Couple, Couple])[] = [
        [
          [a, c],
          [b, d],
        ],
        [
          [a, d],
          [c, b],
        ],
      ];
      for (const [one, other] of tries)
        if (known.cost([one, other]) < now)
          return couples.map((couple, k) => (k === i ? one : k === j ? other : couple));
    }
  }
  return null;
}
