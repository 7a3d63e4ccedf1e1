/** A class's virtual time: it stands in a pause and between rounds, else goes at the class's pace. */

import type { Milliseconds } from '../../shared/units.ts';
export interface VirtualClock {
  /** Virtual time at the anchor. */
  readonly virtual: Milliseconds;
  /** The real moment (Clock.now) that `virtual` belongs to. */
  readonly anchor: number;
  /** Virtual milliseconds a real one. */
  readonly pace: number;
  readonly running: boolean;
}

/** A timer set for the real moment of a virtual one must find that moment reached, whatever the division lost. */
const ROUNDING = 1e-6;

export function virtualAt({ virtual, anchor, pace, running }: VirtualClock, now: number): Milliseconds {
  return running ? Math.floor(virtual + Math.max(0, now - anchor) * pace + ROUNDING) : virtual;
}

/** The real moment of a virtual one, if nobody touches the clock until then; null while it stands. */
export function realAt(clock: VirtualClock, virtual: Milliseconds): number | null {
  return clock.running ? clock.anchor + (virtual - clock.virtual) / clock.pace : null;
}

/** The clock from now on, without a jump in virtual time. */
export function changeClock(
  clock: VirtualClock,
  now: number,
  change: Partial<Pick<VirtualClock, 'pace' | 'running'>>,
): VirtualClock {
  return { ...clock, virtual: virtualAt(clock, now), anchor: now, ...change };
}
