/** Who plays with whom. */

export interface Seats {
  readonly A: string | null;
  readonly B: string | null;
}

/**
 * Pairs for a round. In the first round neighbours in the list play together, the first of them host A. Every further
 * round turns the circle of a round-robin by one place and swaps the hosts, so that everybody meets everybody and plays
 * both hosts. Whoever is left over plays with the autopilot.
 * @param players those who are here first, each part in the order of joining
 * @param round from 1
 */
export function pairUp(players: readonly string[], round: number): readonly Seats[] {
  const [fixed, ...rest]: (string | null)[] = players.length % 2 === 0 ? [...players] : [...players, null];
  if (fixed === undefined) return [];
  const places = rest.length;
  // Neighbours of the list lie opposite each other: 0, then 1 and −1, 2 and −2 …
  const circle = new Map(rest.map((player, i) => [mod(i % 2 === 1 ? (i + 1) / 2 : -i / 2, places), player]));
  const at = (place: number): string | null => circle.get(mod(place, places)) ?? null;
  const turn = round - 1;
  const pairs = [[fixed, at(turn)] as const];
  for (let k = 1; k <= (places - 1) / 2; k++) pairs.push([at(turn + k), at(turn - k)]);
  return pairs.map(([first, second]) =>
    round % 2 === 1 ? { A: first, B: second } : { A: second, B: first },
  );
}

const mod = (n: number, m: number): number => ((n % m) + m) % m;

/** Each match has a seed of its own, so that neighbours do not see the same numbers; the first has the round's. */
export function seedOf(roundSeed: number, pair: number): number {
  return (roundSeed + pair * 7_919) % 2 ** 31;
}
