/** The world's time: what happens when, in one order for one seed. */
import type { Cancel, Clock } from '../../server/time/clock.ts';

interface Due {
  readonly at: number;
  /** Of two at the same moment the one that came first goes first. */
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

export class Agenda {
  #now = 1_000;
  #order = 0;
  /** By moment; few enough that a place is found from the end. */
  readonly #due: Due[] = [];
  /** How far the machine's wall clock is ahead of the truth. */
  skew = 0;

  get now(): number {
    return this.#now;
  }

  at(at: number, run: () => void): Cancel {
    const due = { at: Math.max(at, this.#now), order: this.#order++, run, cancelled: false };
    let place = this.#due.length;
    for (; place > 0; place -= 1) {
      const before = this.#due[place - 1];
      if (before === undefined || before.at <= due.at) break;
    }
    this.#due.splice(place, 0, due);
    return () => {
      due.cancelled = true;
    };
  }

  /** Does what comes next, if it comes until then. @returns whether something did */
  next(until: number): boolean {
    for (;;) {
      const first = this.#due[0];
      if (first === undefined || first.at > until) {
        this.#now = Math.max(this.#now, until);
        return false;
      }
      this.#due.shift();
      if (first.cancelled) continue;
      this.#now = Math.max(this.#now, first.at);
      first.run();
      return true;
    }
  }

  /** The clock of one process, which wakes nobody any more once that is dead. */
  clockOf(isAlive: () => boolean): Clock {
    return {
      now: () => this.#now,
      epoch: () => Math.floor(1_800_000_000_000 + this.#now + this.skew),
      wake: (at, callback) =>
        this.at(at, () => {
          if (isAlive()) callback();
        }),
    };
  }
}
