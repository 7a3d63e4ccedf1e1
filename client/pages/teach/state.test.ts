import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { ERRORS } from '../../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../../shared/protocol/server-message.ts';
import type { MatchView, TeacherView } from '../../../shared/protocol/view.ts';
import type { LinkOptions, LinkStatus } from '../../connection/socket.ts';
import { isOnlyHere, originOf } from './address.ts';
import { Refused, type TeachApi } from './api.ts';
import { CLASSES, pairView, roundView, SCENARIOS, sides, teacherView } from './fixtures/views.ts';
import { CLASS_KEY, createTeach, PACES, paceIndex, type Teach, TOKEN_KEY } from './state.ts';

const refusedFor = (code: keyof typeof ERRORS): Refused => new Refused(code, ERRORS[code]);

let memory: Map<string, string>;
let asked: unknown[];
let said: string[];
let answers: Partial<TeachApi>;
let hear: (message: ServerMessage) => void;
let questions: unknown[];
let hello: ReturnType<LinkOptions['hello']> | null;
const now = signal(0);
let teach: Teach;

function page(): Teach {
  return createTeach({
    api: () => {
      const ask =
        (name: string) =>
        (...args: unknown[]): Promise<never> => {
          asked.push([name, ...args]);
          return Promise.resolve({} as never);
        };
      return {
        signIn: () => Promise.resolve({ secret: 'printed' }),
        session: () => Promise.resolve({ token: 'token-of-the-teacher' }),
        origins: () => Promise.resolve({ origins: [] }),
        scenarios: () => Promise.resolve(SCENARIOS),
        ownScenarios: ask('ownScenarios'),
        readScenarios: ask('readScenarios'),
        addScenario: ask('addScenario'),
        scenarioText: ask('scenarioText'),
        removeScenario: ask('removeScenario'),
        classes: () => Promise.resolve(CLASSES),
        makeClass: () => Promise.resolve({ code: 'NEW1' }),
        startRound: ask('startRound'),
        endRound: ask('endRound'),
        setClock: ask('setClock'),
        removePlayer: ask('removePlayer'),
        ...answers,
      };
    },
    origin: 'http://localhost:3000',
    openLink: (options) => {
      hear = options.onMessage;
      hello = options.hello();
      return {
        status: signal<LinkStatus>('online'),
        ending: signal(null),
        ask: (question) => {
          questions.push(question);
          return Promise.resolve({ kind: 'unknown' });
        },
        reconnect: () => undefined,
        close: () => {
          hello = null;
        },
      };
    },
    recall: (key) => memory.get(key) ?? null,
    remember: (key, value) => memory.set(key, value),
    monotonic: () => now.value,
    now,
    onRefusal: ({ en }) => said.push(en),
  });
}

const show = (view: TeacherView): void => hear({ type: 'teacher', class: view });

beforeEach(() => {
  memory = new Map();
  asked = [];
  questions = [];
  said = [];
  answers = {};
  hello = null;
  now.value = 0;
  teach = page();
});

describe('signing in', () => {
  it('says what to do when nothing is known', async () => {
    await teach.open(null);
    expect(teach.screen.value).toBe('signed-out');
    expect(teach.refusal.value).toBe(null);
  });

  it('asks for what this server was given: the secret that it printed, or a password', async () => {
    answers = { signIn: () => Promise.resolve({ secret: 'chosen' }) };
    teach = page();
    expect(teach.door.value).toBe(null);
    await teach.open(null);
    expect(teach.door.value).toBe('chosen');
  });

  it('exchanges the secret of the link for a token that is remembered', async () => {
    await teach.open('secret');
    expect(memory.get(TOKEN_KEY)).toBe('token-of-the-teacher');
    expect(teach.screen.value).toBe('classes');
    expect(teach.scenario.value).toBe('handshake');
  });

  it('says why a secret was refused', async () => {
    answers = { session: () => Promise.reject(refusedFor('secret-used')) };
    teach = page();
    await teach.open('secret');
    expect(teach.screen.value).toBe('signed-out');
    expect(teach.refusal.value).toEqual(ERRORS['secret-used']);
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
    answers = { classes: () => Promise.reject(new Refused('offline', { en: 'gone', zh: '' })) };
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
    expect(teach.scenario.value).toBe('normal-close');
    expect(teach.level.value).toBe('standard');
  });

  it('lets virtual time go on by the pace, and stand when paused', () => {
    show(teacherView({ clock: { virtual: 1_000, pace: 2, paused: false } }));
    now.value = 500;
    expect(teach.virtual.value).toBe(2_000);
    hear({ type: 'clock', clock: { virtual: 2_000, pace: 2, paused: true } });
    now.value = 5_000;
    expect(teach.virtual.value).toBe(2_000);
    expect(teach.class.value?.clock.paused).toBe(true);
  });

  it('starts, pauses, paces, ends and removes by the class’s code', async () => {
    show(teacherView({ round: roundView([pairView()]) }));
    await teach.startRound();
    await teach.togglePause();
    await teach.setPace(2);
    await teach.endRound();
    await teach.removePlayer('id-Ada');
    expect(asked).toEqual([
      ['startRound', 'K7QM', { scenario: 'normal-close', level: 'standard', together: false }],
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
    await teach.startRound();
    expect(said).toEqual([ERRORS['nobody-here'].en]);
    expect(teach.screen.value).toBe('class');
  });

  it('sees who is stuck from the news', () => {
    show(teacherView({ round: roundView([pairView()]) }));
    show(teacherView({ round: roundView([pairView({ refused: sides(0, 4) })]) }));
    expect(teach.tally.value.stuck).toBe(1);
    expect(teach.standings.value.get('m1')?.tries.B).toBe(4);
  });

  describe('a match that is looked into', () => {
    const seen = { now: 4_000, version: 3, hosts: [] } as unknown as MatchView;
    const news = (match: string): void =>
      hear({
        type: 'match',
        match,
        since: 0,
        view: seen,
        events: [],
        clock: { virtual: 4_000, pace: 2, paused: false },
      });

    it('is asked for, shown, and let go', () => {
      teach.watch('m1');
      news('m1');
      expect(teach.watched.value).toMatchObject({ match: 'm1', view: seen });
      now.value = 500;
      expect(teach.watchedNow.value).toBe(5_000);
      teach.watch(null);
      expect(teach.watched.value).toBe(null);
      expect(questions).toEqual([
        { type: 'watch', match: 'm1' },
        { type: 'watch', match: null },
      ]);
    });

    it('is not confused with one that was asked for before', () => {
      teach.watch('m1');
      teach.watch('m2');
      news('m1');
      expect(teach.watched.value).toBe(null);
    });

    it('is asked for again after the connection broke', () => {
      teach.watch('m1');
      hear({ type: 'welcome', protocol: 1, role: 'teacher' });
      expect(questions).toHaveLength(2);
    });

    it('stands still with the class', () => {
      show(teacherView());
      teach.watch('m1');
      news('m1');
      now.value = 500;
      hear({ type: 'clock', clock: { virtual: 60_000, pace: 2, paused: true } });
      now.value = 5_000;
      expect(teach.watchedNow.value).toBe(5_000);
    });
  });

  it('is left when the server no longer has it', async () => {
    hear({ type: 'error', id: null, code: 'no-such-class', message: ERRORS['no-such-class'] });
    await Promise.resolve();
    expect(teach.screen.value).toBe('classes');
    expect(memory.get(CLASS_KEY)).toBe('');
  });

  it('leads to the door when the token is refused on the socket', () => {
    hear({ type: 'error', id: null, code: 'no-such-token', message: ERRORS['no-such-token'] });
    expect(teach.screen.value).toBe('signed-out');
    expect(hello).toBe(null);
  });
});

it('makes a class and opens it', async () => {
  await teach.open('secret');
  await teach.makeClass();
  expect(teach.screen.value).toBe('class');
  expect(hello?.class).toBe('NEW1');
  expect(memory.get(CLASS_KEY)).toBe('NEW1');
});

describe('the address that the class opens', () => {
  it('is what the server knows when the page was opened as localhost', async () => {
    answers = {
      origins: () => Promise.resolve({ origins: ['http://10.0.0.7:3000', 'http://10.9.0.1:3000'] }),
    };
    teach = page();
    await teach.open('secret');
    expect(teach.origin.value).toBe('http://10.0.0.7:3000');
    expect(teach.onlyHere.value).toBe(false);
  });

  it('is the page’s own until the teacher says another, which is remembered', () => {
    expect(teach.onlyHere.value).toBe(true);
    expect(teach.origin.value).toBe('http://localhost:3000');
    expect(teach.setOrigin('192.168.1.5')).toBe(true);
    expect(teach.origin.value).toBe('http://192.168.1.5:3000');
    expect(page().origin.value).toBe('http://192.168.1.5:3000');
  });

  it.each([
    ['10.0.0.2', 'http://10.0.0.2:3000'],
    ['10.0.0.2:8080', 'http://10.0.0.2:8080'],
    ['http://10.0.0.2', 'http://10.0.0.2'],
    ['https://2msl.example/teach', 'https://2msl.example'],
    [' class.local ', 'http://class.local:3000'],
    ['not an address', null],
    ['http://', null],
  ])('reads %s', (text, origin) => {
    expect(originOf(text, 'http://localhost:3000')).toBe(origin);
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.1.5', false],
    ['localhost.example', false],
  ])('knows whether %s leads only here', (hostname, onlyHere) => {
    expect(isOnlyHere(hostname)).toBe(onlyHere);
  });
});

it.each([
  [1, 1],
  [0.25, 0.25],
  [4, 4],
  [16, 16],
  [1.2, 1],
])('finds the place of pace %f', (pace, shown) => {
  expect(PACES[paceIndex(pace)]).toBe(shown);
});
