/** So many in a stretch of time that begins with the first of them, counted by name. */
import type { Milliseconds } from '../../shared/units.ts';
import type { Rate } from './limits.ts';

export interface Exceeded {
  /** So many there were, this one too. */
  readonly used: number;
  readonly freeAfter: Milliseconds;
}

interface Stretch {
  used: number;
  ends: Milliseconds;
}

/** What is over is only looked for when there are as many again as were left the last time, and never of fewer. */
const FEW = 1_000;

export class RateLimit {
  readonly #points: number;
  readonly #length: Milliseconds;
  readonly #now: () => Milliseconds;
  readonly #stretches = new Map<string, Stretch>();
  #many = FEW;

  /** @param now of a clock that does not go back */
  constructor({ points, seconds }: Rate, now: () => Milliseconds) {
    this.#points = points;
    this.#length = 1_000 * seconds;
    this.#now = now;
  }

  /** Counts one more. Null when that was not too many. */
  take(name: string): Exceeded | null {
    const { used, ends } = this.count(name);
    return used > this.#points ? { used, freeAfter: ends - this.#now() } : null;
  }

  /** Counts one more, whether or not it was too many. */
  count(name: string): Readonly<Stretch> {
    const now = this.#now();
    const known = this.#stretches.get(name);
    if (known !== undefined && known.ends > now) {
      known.used += 1;
      return known;
    }
    if (this.#stretches.size >= this.#many) this.#forget(now);
    const begun = { used: 1, ends: now + this.#length };
    this.#stretches.set(name, begun);
    return begun;
  }

  /** Whatever there was: everything is too many for so long. */
  block(name: string, length: Milliseconds): void {
    this.#stretches.set(name, { used: this.#points + 1, ends: this.#now() + length });
  }

  #forget(now: Milliseconds): void {
    for (const [name, { ends }] of this.#stretches) if (ends <= now) this.#stretches.delete(name);
    this.#many = Math.max(FEW, 2 * this.#stretches.size);
  }
}
