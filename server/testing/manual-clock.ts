/** Time that only a test moves. */
import type { Clock } from '../time/clock.ts';

export interface ManualClock extends Clock {
  /** Lets so much time pass: everyone who waits is woken at their own moment, in order. */
  readonly advance: (milliseconds: number) => void;
}

export function manualClock(start = 1_000): ManualClock {
  let now = start;
  let waiting: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => now,
    epoch: () => 1_700_000_000_000 + now,
    wake(at, callback) {
      const entry = { at, callback };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((w) => w !== entry);
      };
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const [first] = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (first === undefined) break;
        waiting = waiting.filter((w) => w !== first);
        now = Math.max(now, first.at);
        first.callback();
      }
      now = until;
    },
  };
}
