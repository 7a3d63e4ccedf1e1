/** So much at once and so much a second in the long run, counted by name. */
import type { Milliseconds } from '../../shared/units.ts';
import type { Rate } from './limits.ts';

interface Used {
  amount: number;
  at: Milliseconds;
}

/** Names that are remembered: more at once are nobody's class. Who came first has waited longest, and is forgotten first. */
const MOST_NAMES = 20_000;

export class Allowances {
  readonly #points: number;
  readonly #perMillisecond: number;
  readonly #now: () => Milliseconds;
  readonly #used = new Map<string, Used>();

  /** @param now of a clock that does not go back */
  constructor({ points, seconds }: Rate, now: () => Milliseconds) {
    this.#points = points;
    this.#perMillisecond = points / (seconds * 1_000);
    this.#now = now;
  }

  /** Takes so much, whether or not it is left. @returns whether it was */
  take(name: string, amount = 1): boolean {
    const used = this.#usedBy(name);
    const isLeft = used.amount + amount <= this.#points;
    // Who goes on although nothing is left waits twice as long, and no longer.
    used.amount = Math.min(used.amount + amount, 2 * this.#points);
    return isLeft;
  }

  /** How long until there is something left; 0 where there is. */
  wait(name: string): Milliseconds {
    const used = this.#used.get(name);
    if (used === undefined) return 0;
    this.#decay(used);
    const over = used.amount + 1 - this.#points;
    return over <= 0 ? 0 : Math.ceil(over / this.#perMillisecond);
  }

  #usedBy(name: string): Used {
    const known = this.#used.get(name);
    if (known !== undefined) {
      this.#decay(known);
      return known;
    }
    if (this.#used.size >= MOST_NAMES) this.#forget();
    const used = { amount: 0, at: this.#now() };
    this.#used.set(name, used);
    return used;
  }

  #decay(used: Used): void {
    const now = this.#now();
    used.amount = Math.max(0, used.amount - (now - used.at) * this.#perMillisecond);
    used.at = now;
  }

  /** Half of them at once: to look through all for every newcomer would be what an attacker wants. */
  #forget(): void {
    let left = this.#used.size - MOST_NAMES / 2;
    for (const name of this.#used.keys()) {
      if (left-- <= 0) return;
      this.#used.delete(name);
    }
  }
}
