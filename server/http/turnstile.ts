/**
 * Work that grows with a match and may wait: one thing after another, each followed by as long a rest.
 * So whoever asks without end, and for whatever, leaves half of the time to those who play.
 */
import { Refusal } from '../refusal.ts';
import type { Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';

/** The largest class asks at once when its round ends. */
const MOST_WAITING = 500;
/** Milliseconds: what is shorter needs no rest. */
const WORTH_A_REST = 5;

export class Turnstile {
  readonly #clock: Clock;
  readonly #timers: Pick<TimerQueue, 'after'>;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(clock: Clock, timers: Pick<TimerQueue, 'after'>) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** @throws Refusal where too many wait already */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING) throw new Refusal('too-fast', { retryAfter: 2_000 });
    this.#waiting += 1;
    const before = this.#turn;
    let next = (): void => undefined;
    this.#turn = new Promise<void>((resolve) => {
      next = resolve;
    });
    await before;
    this.#waiting -= 1;
    const began = this.#clock.now();
    try {
      return await work();
    } finally {
      const took = this.#clock.now() - began;
      void this.#timers.after(took < WORTH_A_REST ? 0 : took).then(next);
    }
  }
}
