/** The seeded generator. Its state is data, so that a match can be stored, sent and continued anywhere. */
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

export type RandomState = readonly number[];

/** The first outputs after a small seed are nearly the seed itself, so some are thrown away. */
const WARM_UP = 16;

export function seedRandom(seed: number): RandomState {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < WARM_UP; i++) generator.next();
  return [...generator.getState()];
}

/** `count` numbers in [0, 1) and the state after them. */
export function draw(
  state: RandomState,
  count: number,
): { readonly values: number[]; readonly state: RandomState } {
  const generator = xoroshiro128plusFromState(state);
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push((generator.next() >>> 0) / 2 ** 32);
  return { values, state: generator.getState() };
}

/** The elements in a random order. */
export function shuffle<T>(state: RandomState, items: readonly T[]): T[] {
  const { values } = draw(state, items.length);
  return items
    .map((item, i) => ({ item, key: values[i] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
