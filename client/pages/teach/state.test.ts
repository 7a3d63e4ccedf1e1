/** Tests of the teacher's page over a server's answers and news, without a DOM. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type { MatchView } from '../../../shared/protocol/view.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import type { LinkOptions, LinkStatus } from '../../connection/socket.ts';
import { locale, setWords } from '../../i18n/dictionary.ts';
import { RequestRefused, type TeachApi } from './api.ts';
import type { ShownClass } from './class-view.ts';
import { CLASSES, pairView, roundView, SCENARIOS, sides, teacherView } from './fixtures/views.ts';
import { TOKEN_KEY } from './sign-in-state.ts';
import { CLASS_KEY, createTeach, type Teach } from './state.ts';

const { errors } = wordsOf('en');

const refusedFor = (code: ErrorCode): RequestRefused => new RequestRefused(code, errors(code));

let memory: Map<string, string>;
let asked: unknown[];
let said: string[];
/** The languages in which the scenarios were asked for. */
let listed: string[] = [];
let answers: Partial<TeachApi>;
let hear: (message: Heard) => void;
let questions: unknown[];
let checks = 0;
let hello: ReturnType<LinkOptions['hello']> | null;
const now = signal(0);
let teach: Teach;
const pages: Teach[] = [];

function page(): Teach {
  const opened = createTeach({
    saveFile: () => undefined,
    api: () => {
      const ask =
        (name: string) =>
        (...args: unknown[]): Promise<never> => {
          asked.push([name, ...args]);
          return Promise.resolve({} as never);
        };
      return {
        ...{
          account: () => Promise.resolve({} as never),
          nameAccount: ask('nameAccount'),
          makeRecovery: ask('makeRecovery'),
        },
        ...{ endSession: ask('endSession'), endSessions: ask('endSessions') },
        ...{ shares: ask('shares'), makeShare: ask('makeShare'), endShare: ask('endShare') },
        ...{ keepClass: ask('keepClass'), exportClass: ask('exportClass') },
        signIn: () => Promise.resolve({ secret: 'printed' }),
        session: () => Promise.resolve({ token: 'token-of-the-teacher' }),
        addresses: () => Promise.resolve({ addresses: [] }),
        scenarios: () => {
          listed.push(locale.value);
          return Promise.resolve(SCENARIOS);
        },
        ownScenarios: ask('ownScenarios'),
        readScenarios: ask('readScenarios'),
        addScenario: ask('addScenario'),
        scenarioText: ask('scenarioText'),
        removeScenario: ask('removeScenario'),
        classes: () => Promise.resolve(CLASSES),
        makeClass: () => Promise.resolve({ code: 'NEW1' }),
        nameClass: ask('nameClass'),
        closeClass: ask('closeClass'),
        reopenClass: ask('reopenClass'),
        deleteClass: ask('deleteClass'),
        results: ask('results'),
        openProjector: ask('openProjector'),
        closeProjectors: ask('closeProjectors'),
        project: ask('project'),
        startRound: ask('startRound'),
        limitRound: ask('limitRound'),
        lessonPlans: () => Promise.resolve({ plans: [] }),
        readPlan: ask('readPlan'),
        choosePlan: ask('choosePlan'),
        rehearsal: () => Promise.resolve({ students: 0 }),
        rehearse: ask('rehearse'),
        endRehearsal: ask('endRehearsal'),
        positions: ask('positions'),
        mistakes: ask('mistakes'),
        captures: ask('captures'),
        askQuestion: ask('askQuestion'),
        closeQuestion: ask('closeQuestion'),
        putQuestionAway: ask('putQuestionAway'),
        endRound: ask('endRound'),
        setClock: ask('setClock'),
        handOver: ask('handOver'),
        giveSeat: ask('giveSeat'),
        giveWire: ask('giveWire'),
        pair: ask('pair'),
        help: ask('help'),
        orderWire: ask('orderWire'),
        renamePlayer: ask('renamePlayer'),
        removePlayer: ask('removePlayer'),
        setLock: ask('setLock'),
        letIn: ask('letIn'),
        sendAway: ask('sendAway'),
        ...answers,
      };
    },
    url: 'http://localhost:3000/',
    openLink: (options) => {
      hear = options.onMessage;
      hello = options.hello();
      return {
        status: signal<LinkStatus>('online'),
        lostSince: signal(null),
        trying: signal(false),
        refusal: signal(null),
        overHttp: signal(null),
        ending: signal(null),
        ask: (question) => {
          questions.push(question);
          return Promise.resolve({ kind: 'unknown' });
        },
        reconnect: () => undefined,
        check: () => {
          checks += 1;
        },
        close: () => {
          hello = null;
        },
      };
    },
    recall: (key) => memory.get(key) ?? null,
    remember: (key, value) => memory.set(key, value),
    monotonic: () => now.value,
    wallClock: () => 5_000,
    now,
    openTab: () => ({ go: () => undefined, close: () => undefined }),
    after: () => undefined,
    onRefusal: (text) => said.push(text),
  });
  pages.push(opened);
  return opened;
}

afterEach(() => {
  for (const opened of pages.splice(0)) opened.close();
});

const show = ({ clock, ...view }: ShownClass): void => hear({ type: 'teacher', since: 0, view, clock });

beforeEach(() => {
  memory = new Map();
  asked = [];
  questions = [];
  said = [];
  listed = [];
  answers = {};
  hello = null;
  now.value = 0;
  teach = page();
});

describe('signing in', () => {
  it('says what to do when nothing is known', async () => {
    await teach.open(null);
    expect(teach.screen.value).toBe('signed-out');
    expect(teach.signIn.refusal.value).toBe(null);
  });

  it('asks for what this server was given: the secret that it printed, or a password', async () => {
    answers = { signIn: () => Promise.resolve({ secret: 'chosen' }) };
    teach = page();
    expect(teach.signIn.secret.value).toBe(null);
    await teach.open(null);
    expect(teach.signIn.secret.value).toBe('chosen');
  });

  it('exchanges the secret of the link for a token that is remembered', async () => {
    await teach.open('secret');
    expect(memory.get(TOKEN_KEY)).toBe('token-of-the-teacher');
    expect(teach.screen.value).toBe('classes');
    expect(teach.nextRound.scenario.value).toBe('handshake');
  });

  it('says why a secret was refused', async () => {
    answers = { session: () => Promise.reject(refusedFor('secret-used')) };
    teach = page();
    await teach.open('secret');
    expect(teach.screen.value).toBe('signed-out');
    expect(teach.signIn.refusal.value).toEqual(errors('secret-used'));
  });

  it('goes on with the remembered token when the link is opened a second time', async () => {
    memory.set(TOKEN_KEY, 'remembered');
    answers = { session: () => Promise.reject(refusedFor('secret-used')) };
    teach = page();
    await teach.open('secret');
    expect(teach.screen.value).toBe('classes');
  });

  it('forgets a token that the server does not know', async () => {
    memory.set(TOKEN_KEY, 'of another server');
    answers = { classes: () => Promise.reject(refusedFor('not-a-teacher')) };
    teach = page();
    await teach.open(null);
    expect(teach.screen.value).toBe('signed-out');
    expect(memory.get(TOKEN_KEY)).toBe('');
  });

  it('stays at the door with a sentence when the server is not reached', async () => {
    memory.set(TOKEN_KEY, 'remembered');
    answers = { classes: () => Promise.reject(new RequestRefused('offline', 'gone')) };
    teach = page();
    await teach.open(null);
    expect(teach.screen.value).toBe('classes');
    expect(said).toEqual(['gone']);
    expect(memory.get(TOKEN_KEY)).toBe('remembered');
  });
});

describe('a class', () => {
  beforeEach(async () => {
    memory.set(TOKEN_KEY, 'remembered');
    memory.set(CLASS_KEY, 'K7QM');
    teach = page();
    await teach.open(null);
  });

  it('is gone on with after a refresh', () => {
    expect(teach.screen.value).toBe('class');
    expect(hello).toEqual({ token: 'remembered', class: 'K7QM', seen: null });
  });

  it('shows its lobby until a round begins, then the round, once', () => {
    show(teacherView());
    expect(teach.tab.value).toBe('lobby');
    show(teacherView({ round: roundView([pairView()]) }));
    expect(teach.tab.value).toBe('round');
    teach.tab.value = 'lobby';
    show(teacherView({ round: roundView([pairView({ refused: sides(1, 0) })]) }));
    expect(teach.tab.value).toBe('lobby');
    show(teacherView({ round: roundView([pairView()], 2) }));
    expect(teach.tab.value).toBe('round');
  });

  it('proposes the scenario after the one that is played, at the same level', () => {
    show(teacherView({ round: roundView([pairView()]) }));
    expect(teach.nextRound.scenario.value).toBe('normal-close');
    expect(teach.nextRound.level.value).toBe('standard');
  });

  it('lets virtual time go on by the pace, and stand when paused', () => {
    show(teacherView({ clock: { virtual: 1_000, pace: 2, paused: false } }));
    now.value = 500;
    expect(teach.openClass.virtual.value).toBe(2_000);
    hear({ type: 'clock', clock: { virtual: 2_000, pace: 2, paused: true } });
    now.value = 5_000;
    expect(teach.openClass.virtual.value).toBe(2_000);
    expect(teach.openClass.view.value?.clock.paused).toBe(true);
  });

  it('starts, pauses, paces, ends and removes by the class’s code', async () => {
    show(teacherView({ round: roundView([pairView()]) }));
    await teach.actions.startRound();
    await teach.actions.togglePause();
    await teach.actions.setPace(2);
    await teach.actions.endRound();
    await teach.actions.removePlayer('id-Ada');
    expect(asked).toEqual([
      [
        'startRound',
        'K7QM',
        {
          scenario: 'normal-close',
          level: 'standard',
          together: false,
          predictions: true,
          pairing: 'rotate',
          odd: 'autopilot',
        },
      ],
      ['setClock', 'K7QM', { paused: true }],
      ['setClock', 'K7QM', { pace: 2 }],
      ['endRound', 'K7QM'],
      ['removePlayer', 'K7QM', 'id-Ada'],
    ]);
    expect(teach.busy.value).toBe(false);
  });

  it('tells a refusal and stays', async () => {
    answers = { startRound: () => Promise.reject(refusedFor('nobody-here')) };
    teach = page();
    await teach.open(null);
    show(teacherView());
    await teach.actions.startRound();
    expect(said).toEqual([errors('nobody-here')]);
    expect(teach.screen.value).toBe('class');
  });

  it('hears of the match that is looked into, and asks for it again after the connection broke', () => {
    show(teacherView());
    teach.watching.watch('m1');
    const view = { now: 4_000, version: 3, hosts: [] } as unknown as MatchView;
    hear({
      type: 'match',
      match: 'm1',
      since: 0,
      history: 'all x',
      view,
      events: [],
      clock: { virtual: 4_000, pace: 2, paused: false },
    });
    now.value = 500;
    hear({ type: 'clock', clock: { virtual: 60_000, pace: 2, paused: true } });
    now.value = 5_000;
    expect(teach.watching.now.value).toBe(5_000);
    hear({ type: 'welcome', protocol: 1, role: 'teacher', heartbeat: 10_000, now: 0 });
    expect(questions).toEqual([
      { type: 'watch', match: 'm1' },
      { type: 'watch', match: 'm1' },
    ]);
  });

  it('has moments as this device’s clock has them', () => {
    // Five seconds past midnight here, two at the server.
    hear({ type: 'welcome', protocol: 1, role: 'teacher', heartbeat: 10_000, now: 2_000 });
    const gone = {
      id: 'id-Ada',
      name: 'Ada',
      connected: false,
      awaySince: 1_000,
      fellBack: null,
      match: null,
    };
    const pair = pairView();
    const A = { ...pair.players.A, connected: false, awaySince: 1_500 };
    const round = roundView([{ ...pair, players: { ...pair.players, A } }]);
    show(teacherView({ players: [gone], round }));
    const told = teach.openClass.view.value;
    expect(told?.players).toEqual([{ ...gone, awaySince: 4_000 }]);
    expect(told?.round?.pairs[0]?.players.A.awaySince).toBe(4_500);
    expect(told?.round?.pairs[0]?.players.B).toEqual(pair.players.B);
  });

  it('makes sure after every request that it is told what comes of it', async () => {
    show(teacherView());
    const before = checks;
    await teach.actions.endRound();
    expect(checks).toBe(before + 1);
  });

  it.each(['no-such-class', 'class-closed'] as const)('is left when it is refused as %s', async (code) => {
    hear({ type: 'error', id: null, code, message: errors(code) });
    await Promise.resolve();
    expect(teach.screen.value).toBe('classes');
    expect(memory.get(CLASS_KEY)).toBe('');
  });

  it('leads to the door when the token is refused on the socket', () => {
    hear({ type: 'error', id: null, code: 'no-such-token', message: errors('no-such-token') });
    expect(teach.screen.value).toBe('signed-out');
    expect(hello).toBe(null);
  });
});

it('makes a class and opens it', async () => {
  await teach.open('secret');
  await teach.makeClass('');
  expect(teach.screen.value).toBe('class');
  expect(hello?.class).toBe('NEW1');
  expect(memory.get(CLASS_KEY)).toBe('NEW1');
});

it('asks for the scenarios again when the language is switched, and no more when it is closed', async () => {
  await teach.open('secret');
  expect(listed).toEqual(['en']);
  setWords('zh', {});
  expect(listed).toEqual(['en', 'zh']);
  teach.close();
  setWords('en', {});
  expect(listed).toEqual(['en', 'zh']);
});
