/** The match that is watched: which one, what the server shows of it, and its own clock. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type { ClockView, EventView, MatchView } from '../../../shared/protocol/view.ts';
import { continued, type HeardClock } from '../../connection/clock.ts';

/** A match that the teacher looks into, both hosts. */
export interface Watched {
  readonly match: string;
  readonly view: MatchView;
  /** From its beginning. */
  readonly events: readonly EventView[];
}

export interface Watching {
  /** Null until the server has told it. */
  readonly watched: ReadonlySignal<Watched | null>;
  /** Virtual time of that match, which may have begun later than the round. */
  readonly now: ReadonlySignal<number>;
  readonly watch: (match: string | null) => void;
  readonly hear: (message: Extract<Heard, { type: 'match' }>) => void;
  /** The clock of the round: the match goes on from where it is, at the new pace. */
  readonly hearClock: (clock: ClockView) => void;
  /** The connection was gone, and with it what the server knew of our wishes. */
  readonly askAgain: () => void;
  /** Another class is opened. */
  readonly forget: () => void;
}

export interface WatchingOptions {
  /** Asks the server to show a match, or none. */
  readonly ask: (match: string | null) => void;
  /** Real milliseconds that go on evenly. */
  readonly monotonic: () => number;
  /** The same, at a pace that a page may be drawn at. */
  readonly now: ReadonlySignal<number>;
}

export function createWatching({ ask, monotonic, now }: WatchingOptions): Watching {
  const wanted = signal<string | null>(null);
  const watched = signal<(Watched & HeardClock) | null>(null);

  const want = (match: string | null): void => {
    batch(() => {
      wanted.value = match;
      watched.value = null;
    });
  };

  return {
    watched,
    now: computed(() => (watched.value ? continued(watched.value, now.value) : 0)),
    watch: (match) => {
      if (wanted.peek() === match) return;
      want(match);
      ask(match);
    },
    hear: ({ match, view, clock, since, events: more }) => {
      // Another one was asked for before, and comes late.
      if (match !== wanted.peek()) return;
      const known = since === 0 ? [] : (watched.peek()?.events ?? []);
      const events = more.length === 0 ? known : [...known, ...more];
      watched.value = { match, view, events, clock, heardAt: monotonic() };
    },
    hearClock: (clock) => {
      const known = watched.peek();
      if (known === null) return;
      const heardAt = monotonic();
      watched.value = { ...known, heardAt, clock: { ...clock, virtual: continued(known, heardAt) } };
    },
    askAgain: () => {
      if (wanted.peek() !== null) ask(wanted.peek());
    },
    forget: () => want(null),
  };
}
