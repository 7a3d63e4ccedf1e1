/**
 * The cursor over a timeline: stepping, seeking, playing.
 * Headless; real time comes in as `tick(elapsed)`.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { clampTime, momentAt, momentOfVersion, type Timeline } from './timeline.ts';

export const SPEEDS = [1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where the cursor stands. Several moments may share one time, so the time alone does not say which. */
export interface Place {
  readonly index: number;
  readonly at: number;
}

export interface Cursor {
  readonly timeline: Timeline;
  readonly place: ReadonlySignal<Place>;
  /** The time of the cursor, also between two moments: rings and the ladder run by it. */
  readonly now: ReadonlySignal<number>;
  readonly index: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<Speed>;
  readonly atStart: ReadonlySignal<boolean>;
  readonly atEnd: ReadonlySignal<boolean>;
  /** The segment whose fields are shown, by its number. */
  readonly selected: Signal<number | null>;
  readonly step: (by: 1 | -1) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly toMoment: (index: number) => void;
  readonly toVersion: (version: number) => void;
  readonly toPlace: (place: Place) => void;
  /** Anywhere on the time line, between two moments too. */
  readonly toTime: (at: number) => void;
  /** The next mistake after the cursor, or the one before it; false when there is none. */
  readonly toMistake: (direction: 1 | -1) => boolean;
  readonly togglePlay: () => void;
  readonly pause: () => void;
  /** Real milliseconds have gone by. */
  readonly tick: (elapsed: number) => void;
}

export interface CursorOptions {
  readonly start?: Place | null;
  readonly speed: Speed;
}

export function createCursor(timeline: Timeline, options: CursorOptions): Cursor {
  const { moments, end, mistakes, pacing } = timeline;
  const last = moments.length - 1;
  const place = signal<Place>(options.start ?? { index: 0, at: 0 });
  const playing = signal(false);
  const speed = signal<Speed>(options.speed);

  const index = computed(() => place.value.index);
  const atStart = computed(() => place.value.index === 0 && place.value.at === 0);
  const atEnd = computed(() => place.value.index === last && place.value.at >= end);

  const toMoment = (wanted: number): void => {
    const to = Math.max(0, Math.min(last, wanted));
    place.value = { index: to, at: moments[to]?.at ?? 0 };
  };
  const byHand = <A extends unknown[]>(move: (...args: A) => void) => {
    return (...args: A): void => {
      playing.value = false;
      move(...args);
    };
  };
  const toTime = (at: number): void => {
    const to = clampTime(timeline, at);
    place.value = { index: momentAt(timeline, to), at: to };
  };

  return {
    timeline,
    place,
    now: computed(() => place.value.at),
    index,
    playing,
    speed,
    atStart,
    atEnd,
    selected: signal<number | null>(null),
    step: byHand((by) => {
      // Between two moments, back leads to the one that has just been.
      const { index: here, at } = place.value;
      const between = at > (moments[here]?.at ?? 0);
      toMoment(here + (by === -1 && between ? 0 : by));
    }),
    toStart: byHand(() => toMoment(0)),
    toEnd: byHand(() => toMoment(last)),
    toMoment: byHand(toMoment),
    toVersion: byHand((version) => toMoment(momentOfVersion(timeline, version))),
    toPlace: byHand((to) => {
      place.value = to;
    }),
    // The scrubber may be dragged while the record plays on.
    toTime,
    toMistake: (direction) => {
      const here = place.value.index;
      const found = direction === 1 ? mistakes.find((i) => i > here) : mistakes.findLast((i) => i < here);
      if (found === undefined) return false;
      playing.value = false;
      toMoment(found);
      return true;
    },
    togglePlay: () => {
      if (!playing.value && atEnd.value) toMoment(0);
      playing.value = !playing.value;
    },
    pause: () => {
      playing.value = false;
    },
    tick: (elapsed) => {
      if (!playing.value) return;
      const at = pacing.toTime(pacing.toPlay(place.value.at) + elapsed * speed.value);
      if (at >= end) {
        playing.value = false;
        toMoment(last);
      } else {
        // Moments of one time come together, but never a step back from where the cursor is.
        place.value = { index: Math.max(place.value.index, momentAt(timeline, at)), at };
      }
    },
  };
}
