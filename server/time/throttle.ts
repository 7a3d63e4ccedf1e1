/** A throttle: the first request is served at once, those that follow soon after it together. */
import type { Cancel, Clock } from './clock.ts';
import type { TimerQueue } from './timer-queue.ts';

export class Throttle {
  readonly #services: { readonly clock: Clock; readonly timers: TimerQueue };
  readonly #period: number;
  readonly #run: () => void;
  #waiting = false;
  #cancel: Cancel | null = null;

  constructor(
    services: { readonly clock: Clock; readonly timers: TimerQueue },
    period: number,
    run: () => void,
  ) {
    this.#services = services;
    this.#period = period;
    this.#run = run;
  }

  request(): void {
    if (this.#cancel) this.#waiting = true;
    else this.now();
  }

  /** Serves without waiting, also what was requested before. */
  now(): void {
    this.stop();
    const { clock, timers } = this.#services;
    this.#cancel = timers.at(clock.now() + this.#period, () => {
      this.#cancel = null;
      if (this.#waiting) this.now();
    });
    this.#run();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting = false;
  }
}
