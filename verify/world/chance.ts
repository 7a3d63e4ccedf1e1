/** What is left to chance in a world, all of it from one seed. */
import { draw, type RandomState, seedRandom } from '../../shared/wire/random.ts';

/** Drawn ahead, so many at a time. */
const BATCH = 64;

export class Chance {
  #state: RandomState;
  #values: number[] = [];

  constructor(seed: number) {
    this.#state = seedRandom(seed);
  }

  /** In [0, 1). */
  next(): number {
    const value = this.#values.pop();
    if (value !== undefined) return value;
    const { values, state } = draw(this.#state, BATCH);
    this.#values = values;
    this.#state = state;
    return this.next();
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Of so many in a hundred. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }

  of<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** By weight. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new Error('there is nothing to choose');
  }
}
