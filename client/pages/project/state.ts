/** The page on the wall without a DOM: what the teacher has it show, and the match that it watches. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type { ClockView, EventView, MatchView, ProjectorView } from '../../../shared/protocol/view.ts';
import { continued, type HeardClock, stands } from '../../connection/clock.ts';
import type { Link, LinkOptions } from '../../connection/socket.ts';
import { frame } from '../../ui/frame.ts';

/** A match, both hosts, from its beginning. */
export interface Watched {
  readonly match: string;
  readonly view: MatchView;
  readonly events: readonly EventView[];
}

export interface Project {
  /** Null: there is no token, and nobody is asked. */
  readonly link: Link | null;
  /** Null until the server has told it. */
  readonly view: ReadonlySignal<ProjectorView | null>;
  /** Virtual milliseconds of the round. */
  readonly now: ReadonlySignal<number>;
  readonly paused: ReadonlySignal<boolean>;
  readonly watched: ReadonlySignal<Watched | null>;
  /** What of the watched match is shown: up to now; of one that has ended, played again and again. */
  readonly shown: ReadonlySignal<number>;
  /** What the class opens. */
  readonly address: ReadonlySignal<string>;
  /** A moment of the server's, on the clock of the frames. */
  readonly here: (epoch: number) => number;
}

export interface ProjectOptions {
  readonly token: string | null;
  /** Where this page was opened. */
  readonly server: string;
  readonly openLink: (options: Pick<LinkOptions, 'hello' | 'onMessage'>) => Link;
  /** Real milliseconds that go on evenly. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
}

/** `#…`: the token. Null when there is none. */
export const tokenOf = (hash: string): string | null => /^#([\w-]{10,64})$/.exec(hash)?.[1] ?? null;

/** So long a match takes that is played again, in real milliseconds, and so long its end stands. */
export const AGAIN = 24_000;
export const STANDS = 6_000;

/** Where a match of so many virtual milliseconds is that is played again and again since a moment. */
export function playedAgain(end: number, since: number): number {
  const turn = Math.max(0, since) % (AGAIN + STANDS);
  return end * Math.min(1, turn / AGAIN);
}

const STOPPED: ClockView = { virtual: 0, pace: 1, paused: true };

export function createProject({ token, server, openLink, ...time }: ProjectOptions): Project {
  const { monotonic, wallClock } = time;
  /** How far this device's clock is before the server's. */
  let skew = 0;
  const view = signal<ProjectorView | null>(null);
  const round = signal<HeardClock>({ clock: STOPPED, heardAt: 0 });
  const watched = signal<(Watched & HeardClock) | null>(null);
  /** Since when a match that has ended is played again. */
  const againSince = signal(0);

  const hearMatch = ({
    match,
    view: seen,
    events,
    since,
    clock,
  }: Extract<Heard, { type: 'match' }>): void => {
    const known = watched.peek();
    const before = known?.match === match && since > 0 ? known.events : [];
    const heardAt = monotonic();
    batch(() => {
      if (known?.match !== match || (known.view.outcome === null && seen.outcome !== null))
        againSince.value = heardAt;
      watched.value = { match, view: seen, events: [...before, ...events], clock, heardAt };
    });
  };
  const hearClock = (clock: ClockView): void => {
    const heardAt = monotonic();
    batch(() => {
      round.value = { clock, heardAt };
      const known = watched.peek();
      if (known)
        watched.value = { ...known, heardAt, clock: { ...clock, virtual: continued(known, heardAt) } };
    });
  };
  const hear = (message: Heard): void => {
    switch (message.type) {
      case 'projector':
        batch(() => {
          view.value = message.view;
          round.value = { clock: message.clock, heardAt: monotonic() };
          if (message.view.watched?.match !== watched.peek()?.match) watched.value = null;
        });
        return;
      case 'welcome':
        skew = wallClock() - message.now;
        return;
      case 'match':
        return hearMatch(message);
      case 'clock':
        return hearClock(message.clock);
      default:
        return;
    }
  };

  return {
    link:
      token === null
        ? null
        : openLink({ hello: () => ({ token, class: null, seen: null }), onMessage: hear }),
    view,
    now: computed(() => continued(round.value, stands(round.value.clock) ? 0 : frame.value)),
    paused: computed(() => stands(round.value.clock)),
    watched,
    shown: computed(() => {
      const known = watched.value;
      if (known === null) return 0;
      const last = known.events.at(-1)?.at ?? 0;
      return known.view.outcome === null
        ? continued(known, stands(known.clock) ? 0 : frame.value)
        : playedAgain(last, frame.value - againSince.value);
    }),
    address: computed(() => view.value?.shows.address ?? server),
    here: (epoch) => monotonic() + epoch - (wallClock() - skew),
  };
}
