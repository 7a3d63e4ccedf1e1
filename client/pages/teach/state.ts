/** The teacher's page without a page: signing in, the class, the round, the clock. Tested without a DOM. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ControlId } from '../../../shared/host/controls.ts';
import type { ClassListing, ScenarioListing, SignInAnswer } from '../../../shared/protocol/http.ts';
import type { ServerMessage } from '../../../shared/protocol/server-message.ts';
import type { ClockView, Level, MatchView, TeacherView } from '../../../shared/protocol/view.ts';
import type { Text } from '../../../shared/text.ts';
import type { Link, LinkOptions, LinkStatus } from '../../connection/socket.ts';
import { isOnlyHere, originOf } from './address.ts';
import { Refused, type TeachApi } from './api.ts';
import { createOwnScenarios, type OwnScenarios } from './own-scenarios.ts';
import { follow, isRunning, type Progress, type Standing, standingOf, type Tally, tally } from './pairs.ts';

export const TOKEN_KEY = '2msl.teacher';
export const CLASS_KEY = '2msl.teacher.class';
export const ORIGIN_KEY = '2msl.teacher.origin';

/** What the page is about: nothing yet, how to sign in, which class, one class. */
export type Screen = 'opening' | 'signed-out' | 'classes' | 'class';
/** The faces of a class: letting people in and choosing what is played, watching it, what went wrong, where it has been. */
export const TABS = ['lobby', 'round', 'map', 'card'] as const;
export type Tab = (typeof TABS)[number];

export interface Given {
  readonly api: (token: () => string | null) => TeachApi;
  /** Where this page was opened. */
  readonly origin: string;
  readonly openLink: (options: Pick<LinkOptions, 'hello' | 'onMessage'>) => Link;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
  /** Real milliseconds that go on evenly. */
  readonly monotonic: () => number;
  /** The same, at a pace that a page may be drawn at. */
  readonly now: ReadonlySignal<number>;
  /** Says a refusal that belongs to no field. */
  readonly onRefusal: (text: Text) => void;
}

/** A match that the teacher looks into, both hosts. */
export interface Watched {
  readonly match: string;
  readonly view: MatchView;
}

export interface Teach {
  readonly screen: ReadonlySignal<Screen>;
  /** The connection of this page to the server, which is not a connection of the game. */
  readonly status: ReadonlySignal<LinkStatus>;
  /** What the door asks for: the secret of a printed link, or a password; null until the server has told it. */
  readonly door: ReadonlySignal<SignInAnswer['secret'] | null>;
  /** Why signing in did not work. */
  readonly refusal: ReadonlySignal<Text | null>;
  readonly classes: ReadonlySignal<readonly ClassListing[]>;
  readonly scenarios: ReadonlySignal<readonly ScenarioListing[]>;
  readonly own: OwnScenarios;
  readonly class: ReadonlySignal<TeacherView | null>;
  readonly tab: Signal<Tab>;
  /** What the next round will be. */
  readonly scenario: Signal<string | null>;
  readonly level: Signal<Level>;
  /** Whether the chosen scenario can be played by a whole class at one host, and whether it will be. */
  readonly mayTogether: ReadonlySignal<boolean>;
  readonly together: ReadonlySignal<boolean>;
  readonly setTogether: (wanted: boolean) => void;
  /** Where the class opens its pages: the address of this page, or, if that leads only here, what the server knows. */
  readonly origin: ReadonlySignal<string>;
  /** That address leads only to this computer, and no other is known. */
  readonly onlyHere: ReadonlySignal<boolean>;
  /** The address of this computer in the network, as the teacher knows it; false when it is none. */
  readonly setOrigin: (text: string) => boolean;
  /** A request is under way. */
  readonly busy: ReadonlySignal<boolean>;
  /** Virtual milliseconds of the round. */
  readonly virtual: ReadonlySignal<number>;
  readonly running: ReadonlySignal<boolean>;
  /** The round has no pairs: the whole class plays at one host. */
  readonly atOneHost: ReadonlySignal<boolean>;
  readonly standings: ReadonlySignal<ReadonlyMap<string, Standing>>;
  readonly tally: ReadonlySignal<Tally>;
  /** What is seen of the match that is looked into; null until the server has told it. */
  readonly watched: ReadonlySignal<Watched | null>;
  /** Virtual time of that match, which may have begun later than the round. */
  readonly watchedNow: ReadonlySignal<number>;
  readonly watch: (match: string | null) => void;
  /** Moves a control of the host that the whole class plays against. */
  readonly setControl: (match: string, control: ControlId, value: number) => void;
  /** Opens the page: with the secret of its link, or with what was remembered. */
  readonly open: (secret: string | null) => Promise<void>;
  readonly makeClass: () => Promise<void>;
  readonly enterClass: (code: string) => void;
  readonly leaveClass: () => Promise<void>;
  readonly startRound: () => Promise<void>;
  readonly endRound: () => Promise<void>;
  readonly togglePause: () => Promise<void>;
  readonly setPace: (pace: number) => Promise<void>;
  readonly removePlayer: (id: string) => Promise<void>;
  readonly close: () => void;
}

/** Paces on offer; the slider moves from one to the next. */
export const PACES = [0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16] as const;

/** The place of a pace on the slider: of one that is not on offer, the nearest below. */
export const paceIndex = (pace: number): number =>
  Math.max(
    0,
    PACES.findLastIndex((one) => one <= pace),
  );

/** A clock, and the real time at which it was told. */
interface Told {
  readonly clock: ClockView;
  readonly heardAt: number;
}

const continued = ({ clock, heardAt }: Told, real: number): number =>
  clock.virtual + (clock.paused ? 0 : Math.max(0, real - heardAt) * clock.pace);

export function createTeach(given: Given): Teach {
  const screen = signal<Screen>('opening');
  const link = signal<Link | null>(null);
  const door = signal<SignInAnswer['secret'] | null>(null);
  const refusal = signal<Text | null>(null);
  const classes = signal<readonly ClassListing[]>([]);
  const scenarios = signal<readonly ScenarioListing[]>([]);
  const view = signal<TeacherView | null>(null);
  const heardAt = signal(0);
  const tab = signal<Tab>('lobby');
  const scenario = signal<string | null>(null);
  const level = signal<Level>('guided');
  const wantsTogether = signal(false);
  const mayTogether = computed(
    () => scenarios.value.find(({ id }) => id === scenario.value)?.together === true,
  );
  const together = computed(() => mayTogether.value && wantsTogether.value);
  const requests = signal(0);
  const progress = signal<ReadonlyMap<string, Progress>>(new Map());
  const openedHere = isOnlyHere(new URL(given.origin).hostname);
  const origin = signal((openedHere && given.recall(ORIGIN_KEY)) || given.origin);
  let token: string | null = given.recall(TOKEN_KEY) || null;
  let roundSeen: number | null = null;
  const api = given.api(() => token);

  const watching = signal<string | null>(null);
  const watched = signal<(Watched & Told) | null>(null);

  const virtual = computed(() => {
    const clock = view.value?.clock;
    return clock ? continued({ clock, heardAt: heardAt.value }, given.now.value) : 0;
  });
  const pairs = computed(() => view.value?.round?.pairs ?? []);
  const standings = computed(
    () =>
      new Map(
        pairs.value.map((pair) => [
          pair.match,
          standingOf(pair, progress.value.get(pair.match), virtual.value),
        ]),
      ),
  );

  const hangUp = (): void => {
    link.value?.close();
    link.value = null;
  };

  const signOut = (why: Text | null): void => {
    hangUp();
    token = null;
    given.remember(TOKEN_KEY, '');
    batch(() => {
      view.value = null;
      refusal.value = why;
      screen.value = 'signed-out';
    });
    api.signIn().then(
      ({ secret }) => {
        door.value = secret;
      },
      () => {
        // Not reached: what most servers ask for.
        door.value ??= 'printed';
      },
    );
  };

  /** Carries a request out; a refusal is told, and one that concerns the token leads back to the door. */
  const ask = async (request: () => Promise<void>): Promise<void> => {
    requests.value += 1;
    try {
      await request();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'not-a-teacher' || error.code === 'no-such-token') signOut(error.text);
      else given.onRefusal(error.text);
    } finally {
      requests.value -= 1;
    }
  };

  const newRound = (round: TeacherView['round']): void => {
    if (round === null || round.number === roundSeen) return;
    roundSeen = round.number;
    progress.value = new Map();
    tab.value = 'round';
    const played = scenarios.value.findIndex(({ id }) => id === round.scenario.id);
    scenario.value = scenarios.value[played + 1]?.id ?? round.scenario.id;
    level.value = round.level;
  };

  const hearClass = (next: TeacherView): void => {
    batch(() => {
      heardAt.value = given.monotonic();
      view.value = next;
      if (next.round === null) tab.value = 'lobby';
      newRound(next.round);
      progress.value = follow(progress.value, next.round?.pairs ?? [], next.clock.virtual);
    });
  };

  const hearClock = (clock: ClockView): void => {
    const known = view.value;
    if (known === null) return;
    batch(() => {
      heardAt.value = given.monotonic();
      // Told for the round: what is looked into goes on from where it is, at the new pace.
      const seen = watched.value;
      if (seen) {
        const virtualThen = continued(seen, given.monotonic());
        watched.value = { ...seen, heardAt: heardAt.value, clock: { ...clock, virtual: virtualThen } };
      }
      view.value = { ...known, clock };
    });
  };

  const askToWatch = (): void => {
    void link.value?.ask({ type: 'watch', match: watching.value });
  };

  const watch = (match: string | null): void => {
    if (watching.value === match) return;
    batch(() => {
      watching.value = match;
      watched.value = null;
    });
    askToWatch();
  };

  const hearMatch = ({ match, view: seen, clock }: Extract<ServerMessage, { type: 'match' }>): void => {
    // What was asked for before, and comes late.
    if (match !== watching.value) return;
    watched.value = { match, view: seen, clock, heardAt: given.monotonic() };
  };

  const hear = (message: ServerMessage): void => {
    switch (message.type) {
      case 'match':
        return hearMatch(message);
      case 'welcome':
        // The connection was gone, and with it what the server knew of our wishes.
        if (watching.value !== null) askToWatch();
        return;
      case 'teacher':
        return hearClass(message.class);
      case 'clock':
        return hearClock(message.clock);
      case 'error':
        if (message.code === 'no-such-token' || message.code === 'not-a-teacher') signOut(message.message);
        else if (message.code === 'no-such-class') {
          given.onRefusal(message.message);
          void leaveClass();
        } else given.onRefusal(message.message);
        return;
      case 'class':
      case 'answer':
        return;
    }
  };

  const enterClass = (code: string): void => {
    hangUp();
    given.remember(CLASS_KEY, code);
    roundSeen = null;
    batch(() => {
      watching.value = null;
      watched.value = null;
      view.value = null;
      tab.value = 'lobby';
      screen.value = 'class';
    });
    link.value = given.openLink({
      hello: () => ({ token: token ?? '', class: code, seen: null }),
      onMessage: hear,
    });
  };

  const listClasses = async (): Promise<void> => {
    const [known, catalogue, { origins }] = await Promise.all([
      api.classes(),
      api.scenarios(),
      api.origins(),
    ]);
    batch(() => {
      // A page opened as localhost would send the class to their own computers.
      if (openedHere && !given.recall(ORIGIN_KEY)) origin.value = origins[0] ?? given.origin;
      classes.value = known;
      scenarios.value = catalogue;
      scenario.value ??= catalogue[0]?.id ?? null;
    });
  };

  const own = createOwnScenarios({
    api,
    ask,
    origin: () => origin.peek(),
    onChange: async () => {
      scenarios.value = await api.scenarios();
      const known = scenarios.value.some(({ id }) => id === scenario.peek());
      if (!known) scenario.value = scenarios.value[0]?.id ?? null;
    },
  });

  const leaveClass = async (): Promise<void> => {
    hangUp();
    given.remember(CLASS_KEY, '');
    batch(() => {
      view.value = null;
      screen.value = 'classes';
    });
    await ask(listClasses);
  };

  const open = async (secret: string | null): Promise<void> => {
    if (secret !== null) {
      try {
        token = (await api.session(secret)).token;
        given.remember(TOKEN_KEY, token);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        // The link was opened a second time where it has been opened before: what is remembered still counts.
        if (token === null) return signOut(error.text);
      }
    }
    if (token === null) return signOut(null);
    screen.value = 'opening';
    await ask(async () => {
      await listClasses();
      const last = given.recall(CLASS_KEY);
      if (classes.value.some(({ code }) => code === last)) enterClass(last ?? '');
      else screen.value = 'classes';
    });
    // The server was not reached: the door is the place to try again from.
    if (screen.value === 'opening') screen.value = 'classes';
  };

  /** A request about the class that is open. */
  const inClass = (request: (known: TeacherView) => Promise<unknown>) => async (): Promise<void> => {
    const known = view.value;
    if (known === null) return;
    await ask(async () => {
      await request(known);
    });
  };

  return {
    screen,
    status: computed(() => link.value?.status.value ?? 'connecting'),
    door,
    refusal,
    classes,
    scenarios,
    own,
    class: view,
    tab,
    scenario,
    level,
    mayTogether,
    together,
    setTogether: (wanted) => {
      wantsTogether.value = wanted;
    },
    origin,
    onlyHere: computed(() => isOnlyHere(new URL(origin.value).hostname)),
    setOrigin: (text) => {
      const meant = originOf(text, given.origin);
      if (meant === null) return false;
      origin.value = meant;
      given.remember(ORIGIN_KEY, meant);
      return true;
    },
    busy: computed(() => requests.value > 0),
    virtual,
    running: computed(() => isRunning(pairs.value)),
    atOneHost: computed(() => pairs.value.some(({ team }) => team !== null)),
    standings,
    tally: computed(() => tally(standings.value.values())),
    watched,
    watchedNow: computed(() => (watched.value ? continued(watched.value, given.now.value) : 0)),
    watch,
    setControl: (match, control, value) => {
      void link.value?.ask({ type: 'control', match, control, value });
    },
    open,
    makeClass: () => ask(async () => enterClass((await api.makeClass()).code)),
    enterClass,
    leaveClass,
    startRound: inClass(async ({ code }) => {
      if (scenario.value !== null)
        await api.startRound(code, {
          scenario: scenario.value,
          level: level.value,
          together: together.value,
        });
    }),
    endRound: inClass(({ code }) => api.endRound(code)),
    togglePause: inClass(({ code, clock }) => api.setClock(code, { paused: !clock.paused })),
    setPace: (pace) => inClass(({ code }) => api.setClock(code, { pace }))(),
    removePlayer: (id) => inClass(({ code }) => api.removePlayer(code, id))(),
    close: hangUp,
  };
}
