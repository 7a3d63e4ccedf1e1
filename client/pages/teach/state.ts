/** The teacher's page without a DOM: signing in, the classes, the open one, and its connection. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ControlId } from '../../../shared/host/controls.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type { HandOverAnswer } from '../../../shared/protocol/http.ts';
import type { ClockView, TeacherView } from '../../../shared/protocol/view.ts';
import type { Link, LinkOptions } from '../../connection/socket.ts';
import { locale } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { type Account, createAccount } from './account.ts';
import type { TeachApi } from './api.ts';
import { type ClassActions, createClassActions } from './class-actions.ts';
import { type ClassList, type ClassListOptions, createClassList } from './class-list.ts';
import { type ClassView, createClassView, onThisClock } from './class-view.ts';
import { createJoinAddress, type JoinAddress } from './join-address.ts';
import { chosenPlan, createLessonPlans, type LessonPlans } from './lesson-plans.ts';
import { createLessonResults, type LessonResults } from './lesson-results.ts';
import { createNextRound, type NextRound } from './next-round.ts';
import { createOwnScenarios, type OwnScenarios } from './own-scenarios.ts';
import { createProjectorControl, type NewTab, type ProjectorControl } from './projector.ts';
import { createQuestions, type Questions } from './questions.ts';
import { createRealNames, type RealNames } from './real-names.ts';
import { createRehearsal, type Rehearsal } from './rehearsal.ts';
import { createRequests } from './requests.ts';
import { createSharing, type Sharing } from './sharing.ts';
import { createSignIn, type SignIn } from './sign-in-state.ts';
import { createWatching, type Watching } from './watching.ts';

export const CLASS_KEY = '2msl.teacher.class';

/** What the page is about: nothing yet, how to sign in, which class, one class. */
export type Screen = 'opening' | 'signed-out' | 'classes' | 'results' | 'class';
/** Of a class: letting people in and choosing what is played, watching it, what went wrong, where it has been, what all are asked, its results. */
export const TABS = ['lobby', 'round', 'map', 'card', 'ask', 'results'] as const;
export type Tab = (typeof TABS)[number];

/** What a class is called on the page. */
export const titleOf = ({ name, code }: Pick<TeacherView, 'name' | 'code'>): string =>
  name ?? t('title.class', { code });

export interface TeachOptions {
  readonly api: (token: () => string | null) => TeachApi;
  /** Where this page was opened. */
  readonly url: string;
  readonly openLink: (options: Pick<LinkOptions, 'hello' | 'onMessage'>) => Link;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
  /** Real milliseconds that go on evenly. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  /** The same, at a pace that a page may be drawn at. */
  readonly now: ReadonlySignal<number>;
  readonly openTab: () => NewTab;
  /** Hands a file to the reader. */
  readonly saveFile: ClassListOptions['saveFile'];
  /** Runs later. */
  readonly after: (milliseconds: number, run: () => void) => void;
  /** Says a refusal that belongs to no field. */
  readonly onRefusal: (text: string) => void;
}

export interface Teach {
  readonly screen: ReadonlySignal<Screen>;
  readonly tab: Signal<Tab>;
  /** The connection of this page to the server, which is not a connection of the game; null until a class is open. */
  readonly link: ReadonlySignal<Link | null>;
  /** A request is under way. */
  readonly busy: ReadonlySignal<boolean>;
  readonly signIn: SignIn;
  readonly classes: ClassList;
  readonly account: Account;
  readonly sharing: Sharing;
  readonly address: JoinAddress;
  readonly own: OwnScenarios;
  readonly plans: LessonPlans;
  readonly nextRound: NextRound;
  readonly openClass: ClassView;
  readonly actions: ClassActions;
  readonly watching: Watching;
  readonly projector: ProjectorControl;
  /** Of the class that is open, or was. */
  readonly lesson: LessonResults;
  /** Kept in this browser alone. */
  readonly realNames: RealNames;
  readonly questions: Questions;
  readonly rehearsal: Rehearsal;
  /** Moves a control of the host that the whole class plays against. */
  readonly setControl: (match: string, control: ControlId, value: number) => void;
  /** Opens the page: with the secret of its link, or with what was remembered. */
  readonly open: (secret: string | null) => Promise<void>;
  /** A secret for one more device; null where the server gives none. */
  readonly handOver: () => Promise<HandOverAnswer | null>;
  /** @param name empty: none */
  readonly makeClass: (name: string) => Promise<void>;
  readonly enterClass: (code: string) => void;
  readonly leaveClass: () => Promise<void>;
  /** Of a class, without opening it. */
  readonly showResults: (code: string) => void;
  readonly close: () => void;
}

/** Why a class that is open on this page is so no more: whoever teaches it is led to the others. */
const NOT_HERE: readonly ErrorCode[] = ['no-such-class', 'class-closed', 'class-deleted', 'not-yours'];

export function createTeach(options: TeachOptions): Teach {
  const { recall, remember, onRefusal } = options;
  const screen = signal<Screen>('opening');
  const tab = signal<Tab>('lobby');
  const link = signal<Link | null>(null);

  const api = options.api(() => signIn.token());
  const signIn = createSignIn({ ...options, api });
  const address = createJoinAddress(options);
  const nextRound = createNextRound();
  const openClass = createClassView(options);
  const watching = createWatching({
    ...options,
    ask: (match) => void link.value?.ask({ type: 'watch', match }),
  });

  const hangUp = (): void => {
    link.value?.close();
    link.value = null;
  };
  const showSignedOut = (): void => {
    hangUp();
    batch(() => {
      openClass.forget();
      screen.value = 'signed-out';
    });
  };
  const signOut = (why: string): void => {
    signIn.signOut(why);
    showSignedOut();
  };

  // What goes over HTTP shows here only when the link tells of it: it must be alive.
  const onDone = (): void => link.peek()?.check();
  const { busy, ask } = createRequests({ onSignedOut: signOut, onRefusal, onDone });
  const classes = createClassList({ ...options, api, ask, onDeleted: (code) => realNames.forget(code) });
  const account = createAccount({
    api,
    ask,
    onSignedOut: () => {
      signIn.signOut(null);
      showSignedOut();
    },
  });
  const sharing = createSharing({ api, ask, server: () => address.url.peek() });
  const actions = createClassActions({ api, ask, nextRound, openClass: () => openClass.view.peek() });
  const plans = createLessonPlans({ api, ask, actions, nextRound, view: openClass.view });
  const lesson = createLessonResults({
    ...options,
    api,
    ask,
    realName: (id) => realNames.of(id),
    shown: computed(() => {
      const known = openClass.view.value;
      if (known === null || (tab.value !== 'map' && tab.value !== 'results')) return null;
      const { round, code, players } = known;
      // What they are made of, as far as this page is told.
      const of = round?.pairs.map(({ refused, goals, outcome }) => [refused, goals, outcome]);
      return { code, of: JSON.stringify([round?.number, of, players.map(({ name }) => name)]) };
    }),
  });
  const realNames = createRealNames({
    recall,
    remember,
    code: computed(() => openClass.view.value?.code ?? lesson.results.value?.class.code ?? null),
  });
  const projector = createProjectorControl({
    ...options,
    api,
    ask,
    openClass: () => openClass.view.peek(),
    address: () => address.url.peek(),
  });
  const questions = createQuestions({ api, request: ask, openClass });
  const rehearsal = createRehearsal({ api, request: ask, view: openClass.view });
  const relist = async (): Promise<void> => nextRound.offer(await api.scenarios());
  const own = createOwnScenarios({
    api,
    ask,
    server: () => address.url.peek(),
    onChange: relist,
  });

  /** How far this device's clock is before the server's. */
  let skew = 0;
  const hearClass = (next: TeacherView, clock: ClockView): void => {
    batch(() => {
      const begun = openClass.hear({ ...onThisClock(next, skew), clock });
      if (next.round === null) tab.value = tab.peek() === 'ask' ? 'ask' : 'lobby';
      else if (begun) {
        tab.value = 'round';
        const { next: planned, plan } = chosenPlan(next.plan) ?? { next: null, plan: null };
        const round = planned === null ? undefined : plan?.rounds[planned];
        // What the plan says comes next; without one, the scenario after this.
        const taken = planned !== null && round !== undefined && nextRound.take(round, planned);
        if (!taken) nextRound.follow(next.round);
      }
    });
  };
  const hearClock = (clock: ClockView): void => {
    batch(() => {
      openClass.hearClock(clock);
      watching.hearClock(clock);
    });
  };
  const hear = (message: Heard): void => {
    switch (message.type) {
      case 'match':
        return watching.hear(message);
      case 'welcome':
        skew = options.wallClock() - message.now;
        // The server may have been started again: its simulated students play on when they are asked for.
        void rehearsal.look();
        return watching.askAgain();
      case 'teacher':
        return hearClass(message.view, message.clock);
      case 'clock':
        return hearClock(message.clock);
      case 'error':
        if (message.code === 'no-such-token' || message.code === 'not-a-teacher') signOut(message.message);
        else {
          onRefusal(message.message);
          if (NOT_HERE.includes(message.code)) void leaveClass();
        }
        return;
      case 'class':
      case 'projector':
      case 'answer':
      case 'ping':
      case 'pong':
        return;
    }
  };

  const enterClass = (code: string): void => {
    hangUp();
    remember(CLASS_KEY, code);
    batch(() => {
      watching.forget();
      openClass.forget();
      lesson.forget();
      tab.value = 'lobby';
      screen.value = 'class';
    });
    link.value = options.openLink({
      hello: () => ({ token: signIn.token() ?? '', class: code, seen: null }),
      onMessage: hear,
    });
  };

  const listClasses = async (): Promise<void> => {
    const [catalogue, { addresses }] = await Promise.all([
      ...([api.scenarios(), api.addresses()] as const),
      ...([classes.read(), account.read()] as const),
    ]);
    batch(() => {
      address.offer(addresses);
      nextRound.offer(catalogue);
    });
  };

  // What the link says it says anew by itself.
  let listedIn = locale.peek();
  const stopListening = effect(() => {
    if (locale.value === listedIn) return;
    listedIn = locale.value;
    if (nextRound.scenarios.peek().length > 0) void ask(relist);
  });

  const leaveClass = async (): Promise<void> => {
    hangUp();
    remember(CLASS_KEY, '');
    batch(() => {
      openClass.forget();
      screen.value = 'classes';
    });
    await ask(listClasses);
  };

  const open = async (secret: string | null): Promise<void> => {
    if (!(await signIn.enter(secret))) return showSignedOut();
    screen.value = 'opening';
    await ask(async () => {
      await listClasses();
      const last = recall(CLASS_KEY);
      const open = classes.classes.value.filter(({ closedAt }) => closedAt === null);
      if (open.some(({ code }) => code === last)) enterClass(last ?? '');
      else screen.value = 'classes';
    });
    // The server was not reached: from the list of classes it can be tried again.
    if (screen.value === 'opening') screen.value = 'classes';
  };

  return {
    screen,
    tab,
    link,
    busy,
    signIn,
    classes,
    account,
    sharing,
    address,
    own,
    plans,
    nextRound,
    openClass,
    actions,
    watching,
    projector,
    lesson,
    realNames,
    showResults: (code) => {
      lesson.forget();
      screen.value = 'results';
      void lesson.read(code);
    },
    questions,
    rehearsal,
    setControl: (match, control, value) => {
      void link.value?.ask({ type: 'control', match, control, value });
    },
    open,
    handOver: async () => {
      let given: HandOverAnswer | null = null;
      await ask(async () => {
        given = await api.handOver();
      });
      return given;
    },
    makeClass: (name) =>
      ask(async () => enterClass((await api.makeClass(name.trim() === '' ? null : name)).code)),
    enterClass,
    leaveClass,
    close: () => {
      stopListening();
      lesson.close();
      realNames.close();
      questions.dispose();
      hangUp();
    },
  };
}
