/** The cursor over a record: stepping, seeking, playing. Headless; real time comes in as `tick(elapsed)`. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Match } from '../../shared/match/match.ts';
import type { Milliseconds } from '../../shared/tcp/constants.ts';
import { matchAt, momentAt, momentOfVersion, type Told } from './told.ts';

export const SPEEDS = [1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];
const FIRST_SPEED: Speed = 4;

/** Where the cursor stands. Several moments may share one virtual time, so the time alone does not say which. */
export interface Place {
  readonly index: number;
  readonly at: Milliseconds;
}

export interface Replay {
  readonly told: Told;
  readonly place: ReadonlySignal<Place>;
  /** The virtual time of the cursor, also between two moments: rings and the ladder run by it. */
  readonly now: ReadonlySignal<Milliseconds>;
  readonly index: ReadonlySignal<number>;
  readonly match: ReadonlySignal<Match>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<Speed>;
  readonly atStart: ReadonlySignal<boolean>;
  readonly atEnd: ReadonlySignal<boolean>;
  /** The packet whose fields are shown. */
  readonly selected: Signal<number | null>;
  readonly step: (by: 1 | -1) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly toMoment: (index: number) => void;
  readonly toVersion: (version: number) => void;
  readonly toPlace: (place: Place) => void;
  /** Anywhere on the time line, between two moments too. */
  readonly toTime: (at: Milliseconds) => void;
  /** The next mistake after the cursor, or the one before it; false when there is none. */
  readonly toMistake: (direction: 1 | -1) => boolean;
  readonly togglePlay: () => void;
  readonly pause: () => void;
  /** Real milliseconds have gone by. */
  readonly tick: (elapsed: number) => void;
}

export function createReplay(told: Told, start: Place = { index: 0, at: 0 }): Replay {
  const last = told.moments.length - 1;
  const place = signal<Place>(start);
  const playing = signal(false);
  const speed = signal<Speed>(FIRST_SPEED);

  const index = computed(() => place.value.index);
  const atStart = computed(() => place.value.index === 0 && place.value.at === 0);
  const atEnd = computed(() => place.value.index === last && place.value.at >= told.end);

  const toMoment = (wanted: number): void => {
    const to = Math.max(0, Math.min(last, wanted));
    place.value = { index: to, at: told.moments[to]?.at ?? 0 };
  };
  const byHand = <A extends unknown[]>(move: (...args: A) => void) => {
    return (...args: A): void => {
      playing.value = false;
      move(...args);
    };
  };
  const toTime = (at: Milliseconds): void => {
    const to = Math.round(Math.max(0, Math.min(told.end, at)));
    place.value = { index: momentAt(told, to), at: to };
  };

  return {
    told,
    place,
    now: computed(() => place.value.at),
    index,
    match: computed(() => matchAt(told, index.value)),
    playing,
    speed,
    atStart,
    atEnd,
    selected: signal<number | null>(null),
    step: byHand((by) => {
      // Between two moments, back leads to the one that has just been.
      const { index: here, at } = place.value;
      const between = at > (told.moments[here]?.at ?? 0);
      toMoment(here + (by === -1 && between ? 0 : by));
    }),
    toStart: byHand(() => toMoment(0)),
    toEnd: byHand(() => toMoment(last)),
    toMoment: byHand(toMoment),
    toVersion: byHand((version) => toMoment(momentOfVersion(told, version))),
    toPlace: byHand((to) => {
      place.value = to;
    }),
    // The scrubber may be dragged while the record plays on.
    toTime,
    toMistake: (direction) => {
      const here = place.value.index;
      const found =
        direction === 1 ? told.mistakes.find((i) => i > here) : told.mistakes.findLast((i) => i < here);
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
      const at = place.value.at + elapsed * speed.value;
      if (at >= told.end) {
        playing.value = false;
        toMoment(last);
      } else {
        // Moments of one time come together, but never a step back from where the cursor is.
        place.value = { index: Math.max(place.value.index, momentAt(told, at)), at };
      }
    },
  };
}
