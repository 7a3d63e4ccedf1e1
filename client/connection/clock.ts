/** Virtual time between two messages: the server's last word, continued on a monotonic clock. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ClockView } from '../../shared/protocol/view.ts';
import { frame, monotonic } from '../ui/frame.ts';

/** A clock as the server said it last, and the real time at which that was heard. */
export interface HeardClock {
  readonly clock: ClockView;
  /** Real milliseconds that go on evenly. */
  readonly heardAt: number;
}

/** The teacher has stopped it, or the server cannot go on. */
export const stands = ({ paused, stalled }: ClockView): boolean => paused || stalled === true;

/** Virtual milliseconds at a real time. A frame may have been drawn before the message came. */
export const continued = ({ clock, heardAt }: HeardClock, real: number): number =>
  clock.virtual + (stands(clock) ? 0 : Math.max(0, real - heardAt) * clock.pace);

export interface ContinuedClock {
  /** Virtual milliseconds, at the frame being drawn. */
  readonly now: ReadonlySignal<number>;
  /** The server's last word. */
  readonly last: ReadonlySignal<ClockView>;
  readonly hear: (clock: ClockView) => void;
}

export function continueClock(): ContinuedClock {
  const heard = signal<HeardClock>({ clock: { virtual: 0, pace: 1, paused: true }, heardAt: 0 });
  return {
    now: computed(() => {
      const { clock } = heard.value;
      // A clock that stands needs no frames.
      return stands(clock) ? clock.virtual : continued(heard.value, frame.value);
    }),
    last: computed(() => heard.value.clock),
    hear: (clock) => {
      heard.value = { clock, heardAt: monotonic() };
    },
  };
}
