/** Virtual time between two messages: what the server said last, continued on the browser's monotonic clock. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ClockView } from '../../shared/protocol/view.ts';
import { frame, monotonic } from '../ui/frame.ts';

export interface ContinuedClock {
  /** Virtual milliseconds, at the frame being drawn. */
  readonly now: ReadonlySignal<number>;
  readonly told: ReadonlySignal<ClockView>;
  readonly tell: (clock: ClockView) => void;
}

export function continueClock(): ContinuedClock {
  const last = signal({ clock: { virtual: 0, pace: 1, paused: true } as ClockView, at: 0 });
  const now = computed(() => {
    const { clock, at } = last.value;
    // A frame may have been drawn before the message came.
    return clock.paused ? clock.virtual : clock.virtual + Math.max(0, frame.value - at) * clock.pace;
  });
  return {
    now,
    told: computed(() => last.value.clock),
    tell: (clock) => {
      last.value = { clock, at: monotonic() };
    },
  };
}
