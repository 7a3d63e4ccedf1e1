/** The open class as the server shows it: its players, round and clock, and how each pair is doing. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ClockView, TeacherView } from '../../../shared/protocol/view.ts';
import { continued } from '../../connection/clock.ts';
import { hasPlayers, isRunning, type Standing, standingOf, type Tally, tally } from './pairs.ts';

/** The class, and the clock of its round, as they were told last. */
export interface ShownClass extends TeacherView {
  readonly clock: ClockView;
}

/**
 * With moments as this device's clock has them; who is here stays the same object.
 * @param skew how far it is before the server's, in milliseconds
 */
export function onThisClock(view: TeacherView, skew: number): TeacherView {
  const here = <T extends { readonly awaySince: number | null }>(one: T): T =>
    one.awaySince === null ? one : { ...one, awaySince: one.awaySince + skew };
  const { players, round } = view;
  const pairs = round?.pairs.map((pair) => {
    const [A, B] = [here(pair.players.A), here(pair.players.B)];
    return A === pair.players.A && B === pair.players.B ? pair : { ...pair, players: { A, B } };
  });
  const question = view.question && {
    ...view.question,
    asked: { ...view.question.asked, ends: view.question.asked.ends + skew },
  };
  return {
    ...view,
    question,
    players: players.map(here),
    round: round && pairs ? { ...round, pairs } : null,
  };
}

export interface ClassView {
  /** Null until the server has told it. */
  readonly view: ReadonlySignal<ShownClass | null>;
  /** Virtual milliseconds of the round. */
  readonly virtual: ReadonlySignal<number>;
  readonly running: ReadonlySignal<boolean>;
  /** The round has no pairs: the whole class plays at one host. */
  readonly atOneHost: ReadonlySignal<boolean>;
  readonly standings: ReadonlySignal<ReadonlyMap<string, Standing>>;
  readonly tally: ReadonlySignal<Tally>;
  /** Takes the server's news; true when a round has begun that was not seen before. */
  readonly hear: (next: ShownClass) => boolean;
  readonly hearClock: (clock: ClockView) => void;
  /** Another class is opened, or none. */
  readonly forget: () => void;
}

export interface ClassViewOptions {
  /** Real milliseconds that go on evenly. */
  readonly monotonic: () => number;
  /** The same, at a pace that a page may be drawn at. */
  readonly now: ReadonlySignal<number>;
}

export function createClassView({ monotonic, now }: ClassViewOptions): ClassView {
  const view = signal<ShownClass | null>(null);
  const heardAt = signal(0);
  let roundSeen: number | null = null;

  const virtual = computed(() => {
    const clock = view.value?.clock;
    return clock ? continued({ clock, heardAt: heardAt.value }, now.value) : 0;
  });
  const pairs = computed(() => (view.value?.round?.pairs ?? []).filter(hasPlayers));
  const standings = computed(
    () => new Map(pairs.value.map((pair) => [pair.match, standingOf(pair, virtual.value)])),
  );

  return {
    view,
    virtual,
    running: computed(() => isRunning(pairs.value)),
    atOneHost: computed(() => pairs.value.some(({ team }) => team !== null)),
    standings,
    tally: computed(() => tally(standings.value.values())),
    hear: (next) => {
      const { round } = next;
      const begun = round !== null && round.number !== roundSeen;
      if (begun) roundSeen = round.number;
      batch(() => {
        heardAt.value = monotonic();
        view.value = next;
      });
      return begun;
    },
    hearClock: (clock) => {
      const known = view.value;
      if (known === null) return;
      batch(() => {
        heardAt.value = monotonic();
        view.value = { ...known, clock };
      });
    },
    forget: () => {
      roundSeen = null;
      view.value = null;
    },
  };
}
