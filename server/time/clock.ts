/** The only reader of real time and setter of timers; everything else takes a Clock. */

/** Takes back what was asked for; harmless when it has happened. */
export type Cancel = () => void;

export interface Clock {
  /** Real milliseconds that never go back. Where zero lies means nothing. */
  readonly now: () => number;
  /** Real milliseconds since 1970, as the machine believes; for what must be compared after a restart. */
  readonly epoch: () => number;
  /** Calls back once, when now() has reached `at`. */
  readonly wake: (at: number, callback: () => void) => Cancel;
}

/** `2026-11-30T12-00-00-000Z`: names that bear it sort by time, on any file system. @param epoch as Clock's */
export const stampOf = (epoch: number): string => new Date(epoch).toISOString().replaceAll(/[:.]/g, '-');

/** setTimeout takes a longer delay for none at all. */
const LONGEST_DELAY = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  epoch: () => Date.now(),
  wake(at, callback) {
    let timer: NodeJS.Timeout;
    const set = (): void => {
      const delay = Math.ceil(at - performance.now());
      if (delay > 0) timer = setTimeout(set, Math.min(delay, LONGEST_DELAY));
      else callback();
    };
    // Never within the call itself: who asks is not ready yet.
    timer = setTimeout(set, Math.min(Math.max(0, Math.ceil(at - performance.now())), LONGEST_DELAY));
    return () => clearTimeout(timer);
  },
};
