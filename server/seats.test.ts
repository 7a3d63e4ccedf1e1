/** Tests of seats: who may come in, whom the teacher renames, removes and lets in, and whose it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { HAND_OVER_LENGTH } from '../shared/protocol/class-code.ts';
import { CLOSE_CODES } from '../shared/protocol/socket.ts';
import type { TeacherView } from '../shared/protocol/view.ts';
import { UNOPENED_PERIOD } from './classroom/classrooms.ts';
import { ANSWER_WITHIN, FORGOTTEN_AFTER } from './classroom/knocks.ts';
import { HAND_OVER_LASTS } from './http/hand-overs.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoreOptions } from './store/store.ts';
import type { TestClient } from './testing/client.ts';
import { type Answer, guesses, Harness, type HarnessOptions } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';

let harness: Harness;
let code: string;
/** What the teacher sees. */
let teacher: TestClient;

const begin = async (options?: HarnessOptions): Promise<void> => {
  harness = await Harness.start(options);
  code = await harness.openClass();
  teacher = await harness.watch(code);
};
afterEach(() => harness.close());

const dir = mkdtempSync(join(tmpdir(), '2msl-seats-'));
afterAll(() => rmSync(dir, { recursive: true }));

const MARK = { ada: 'mark-of-adas-phone', bob: 'mark-of-bobs-laptop' } as const;

const enter = (name: string, device?: string): Promise<Answer> =>
  harness.http('POST', '/api/join', { code, name, ...(device ? { device } : {}) }, null);
const knock = async (name: string, device?: string): Promise<string> =>
  (await harness.http('POST', `/api/classes/${code}/knock`, { name, ...(device ? { device } : {}) }, null))
    .body.token;
const ask = (token: string): Promise<Answer> =>
  harness.http('GET', `/api/classes/${code}/knock`, undefined, token);
const teach = (method: string, path: string, body?: unknown): Promise<Answer> =>
  harness.http(method, `/api/teach/classes/${code}${path}`, body);
const lock = (locked = true): Promise<Answer> => teach('POST', '/lock', { locked });

const seen = (): TeacherView => {
  const last = teacher.messages.findLast((message) => message.type === 'teacher');
  if (last?.type !== 'teacher') throw new Error('the teacher sees no class');
  return last.view;
};
/** The dashboard is told at most so often; a test moves its time. */
const untilSeen = async (holds: (view: TeacherView) => boolean): Promise<TeacherView> => {
  harness.clock.advance(1_000);
  await teacher.until(() => holds(seen()));
  return seen();
};
const idOf = async (name: string): Promise<string> =>
  (await untilSeen(({ players }) => players.some((p) => p.name === name))).players.find(
    (p) => p.name === name,
  )?.id ?? '';
const theKnock = async () =>
  (await untilSeen(({ knocks }) => knocks.length === 1)).knocks[0] as TeacherView['knocks'][number];

describe('a player', () => {
  it('is renamed by the teacher, for everybody, to a name that is free', async () => {
    await begin();
    const ada = await harness.player((await enter('Poopface')).body.token);
    await enter('Bob');
    const id = await idOf('Poopface');
    expect((await teach('POST', `/players/${id}`, { name: 'BOB' })).body.error.code).toBe('name-taken');
    expect((await teach('POST', `/players/${id}`, { name: ' \u3164 ' })).body.error.code).toBe('bad-name');
    expect((await teach('POST', '/players/nobody', { name: 'Ada' })).body.error.code).toBe('no-such-player');
    expect((await teach('POST', `/players/${id}`, { name: ' Ada ' })).status).toBe(200);
    harness.clock.advance(1_000);
    await ada.until(() => ada.messages.some((m) => m.type === 'class' && m.view.you.name === 'Ada'));
    expect((await ada.last('class')).view.players.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    // The own name in other capitals is no other's.
    expect((await teach('POST', `/players/${id}`, { name: 'ADA' })).status).toBe(200);
    expect((await enter('Poopface')).status).toBe(201);
    // Nor does the replay show the old name.
    await harness.startRound(code);
    await teach('POST', `/players/${id}`, { name: 'Ida' });
    await teach('POST', '/rounds/end');
    await ada.until(() => ada.match !== null);
    const { names } = (await harness.http('GET', `/api/records/${ada.match}`, undefined, null)).body;
    expect(names.A).toBe('Ida');
  });

  it('who is removed is told by whom, and their device comes back only when it is let in', async () => {
    await begin();
    const ada = await harness.player((await enter('Poopface', MARK.ada)).body.token);
    await teach('DELETE', `/players/${await idOf('Poopface')}`);
    expect((await ada.end()).code).toBe(CLOSE_CODES['no-such-token']);
    expect((await ada.error()).code).toBe('removed');

    const again = await enter('Poopface2', MARK.ada);
    expect([again.status, again.body.error.code]).toEqual([403, 'removed']);
    expect((await enter('Bob', MARK.bob)).status).toBe(201);
    const answer = ask(await knock('Ada', MARK.ada));
    const { id, why } = await theKnock();
    expect(why).toBe('removed');
    expect((await teach('POST', `/knocks/${id}`)).status).toBe(200);
    expect((await answer).body.seat).toMatchObject({ code, name: 'Ada' });
    // Forgiven: the same device needs nobody any more.
    await teach('DELETE', `/players/${await idOf('Bob')}`);
    expect((await enter('Ada’s sister', MARK.ada)).status).toBe(201);
  });
});

describe('a locked class', () => {
  it('lets nobody in who is new, but whoever has a seat', async () => {
    await begin();
    const { token } = (await enter('Ada')).body;
    await lock();
    expect((await untilSeen(({ locked }) => locked)).locked).toBe(true);
    const refused = await enter('Bob');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'class-locked']);
    const ada = await harness.player(token);
    expect((await ada.last('welcome')).role).toBe('player');
    await lock(false);
    expect((await enter('Bob')).status).toBe(201);
  });

  it('shows the teacher who knocks; one click, and their page is in', async () => {
    await begin();
    await lock();
    const answer = ask(await knock('  Bob '));
    const bob = await theKnock();
    expect(bob).toMatchObject({ name: 'Bob', why: 'class-locked', here: false });
    await teach('POST', `/knocks/${bob.id}`);
    const { seat } = (await answer).body;
    expect(seat).toMatchObject({ code, name: 'Bob' });
    await harness.player(seat.token);
    const { knocks, players } = await untilSeen((view) => view.knocks.length === 0);
    expect([knocks, players.map(({ name }) => name)]).toEqual([[], ['Bob']]);
    expect((await teach('POST', `/knocks/${bob.id}`)).body.error.code).toBe('no-such-knock');
  });

  it('tells those whom the teacher does not let in', async () => {
    await begin();
    await lock();
    const answer = ask(await knock('Eve'));
    expect((await teach('DELETE', `/knocks/${(await theKnock()).id}`)).status).toBe(200);
    const { status, body } = await answer;
    expect([status, body.error.code]).toEqual([403, 'not-let-in']);
    expect((await untilSeen(({ knocks }) => knocks.length === 0)).players).toEqual([]);
  });

  it('lets those who wait for that alone come in when it is opened, and keeps the others at the door', async () => {
    await begin();
    await enter('Ada', MARK.ada);
    await lock();
    const bob = ask(await knock('Bob'));
    const other = await knock('Ada', MARK.bob);
    await untilSeen(({ knocks }) => knocks.length === 2);
    await lock(false);
    expect((await bob).body.seat.name).toBe('Bob');
    const { knocks } = await untilSeen((view) => view.knocks.length === 1);
    expect(knocks).toMatchObject([{ name: 'Ada', why: 'name-taken' }]);
    await harness.http('DELETE', `/api/classes/${code}/knock`, undefined, other);
    await untilSeen((view) => view.knocks.length === 0);
  });

  it('asks again for an answer that is long in coming, and forgets who asks no more', async () => {
    await begin();
    await lock();
    const token = await knock('Bob');
    const first = ask(token);
    await theKnock();
    harness.clock.advance(ANSWER_WITHIN);
    expect((await first).body).toEqual({ seat: null });
    harness.clock.advance(FORGOTTEN_AFTER);
    await untilSeen(({ knocks }) => knocks.length === 0);
    expect((await ask(token)).body.error.code).toBe('no-such-knock');
  });

  it('has one knock a device, and never makes two players of one', async () => {
    await begin();
    await lock();
    const first = ask(await knock('Bob', MARK.bob));
    await theKnock();
    const second = await knock('Bobby', MARK.bob);
    expect((await first).body.error.code).toBe('no-such-knock');
    const { knocks } = await untilSeen((view) => view.knocks[0]?.name === 'Bobby');
    const id = knocks[0]?.id;
    const both = await Promise.all([teach('POST', `/knocks/${id}`), teach('POST', `/knocks/${id}`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await ask(second)).body.seat.name).toBe('Bobby');
    expect((await untilSeen(({ players }) => players.length > 0)).players).toHaveLength(1);
  });

  it('keeps at the door whom it has no room for, and tells whose name was taken meanwhile to choose another', async () => {
    await begin({ limits: { maxPlayers: 2 } });
    await lock();
    const tokens = [await knock('Bob'), await knock('bob'), await knock('Eve'), await knock('Dan')];
    const { knocks } = await untilSeen((view) => view.knocks.length === 4);
    const letIn = (i: number) => teach('POST', `/knocks/${knocks[i]?.id}`);
    expect((await letIn(0)).status).toBe(200);
    expect((await letIn(1)).body.error.code).toBe('name-taken');
    expect((await letIn(2)).status).toBe(200);
    expect((await letIn(3)).body.error.code).toBe('class-full');
    expect((await ask(tokens[1] ?? '')).body.error.code).toBe('name-taken');
    expect((await untilSeen((view) => view.knocks.length === 1)).knocks).toMatchObject([{ name: 'Dan' }]);
  });
});

describe('a name that somebody has', () => {
  it('leads to the seat when the teacher lets the device in; the old one is told, and its token is worth nothing', async () => {
    await begin();
    const { token } = (await enter('Ada', MARK.ada)).body;
    const old = await harness.player(token);
    const answer = ask(await knock('ada', MARK.bob));
    const at = await theKnock();
    expect(at).toMatchObject({ name: 'ada', why: 'name-taken', here: true });
    await teach('POST', `/knocks/${at.id}`);
    const { seat } = (await answer).body;
    expect(seat).toMatchObject({ code, name: 'Ada' });
    expect((await old.end()).code).toBe(CLOSE_CODES['no-such-token']);
    expect((await old.error()).code).toBe('seat-given');
    const now = await harness.player(seat.token);
    expect((await now.last('class')).view.players).toHaveLength(1);
    const back = harness.client();
    await back.hello(token);
    expect((await back.error()).code).toBe('no-such-token');
  });
});

describe('a second device', () => {
  const handOver = (token: string): Promise<Answer> =>
    harness.http('POST', '/api/seat/hand-over', undefined, token);
  const open = (typed: string): Promise<Answer> => harness.http('POST', '/api/seat', { code: typed }, null);

  it('opens the seat with a code that the first one shows, and the first one may take it back', async () => {
    await begin();
    const { token } = (await enter('Ada')).body;
    const first = await harness.player(token);
    const { status, body } = await handOver(token);
    expect([status, body.lasts]).toEqual([201, HAND_OVER_LASTS]);
    expect(body.code).toHaveLength(HAND_OVER_LENGTH);
    // A lock keeps newcomers out, and this is none.
    await lock();
    const opened = await open(` ${body.code.toLowerCase().slice(0, 4)}-${body.code.slice(4)}`);
    expect(opened.body).toEqual({ token: expect.any(String), code, name: 'Ada' });
    expect(opened.body.token).not.toBe(token);
    const second = await harness.player(opened.body.token);
    expect((await first.error()).code).toBe('seat-taken-over');
    const { view } = await second.last('class');
    expect(view.players).toHaveLength(1);
    const back = await harness.player(token);
    expect((await second.error()).code).toBe('seat-taken-over');
    expect((await back.last('class')).view.you).toEqual(view.you);
    // Removed, it is open nowhere.
    await teach('DELETE', `/players/${view.you.id}`);
    const gone = harness.client();
    await gone.hello(opened.body.token);
    expect((await gone.error()).code).toBe('no-such-token');
  });

  it('has one try, in time, with the newest code alone', async () => {
    await begin();
    const { token } = (await enter('Ada')).body;
    await harness.player(token);
    const old = (await handOver(token)).body.code;
    const late = (await handOver(token)).body.code;
    expect((await open(old)).body.error.code).toBe('no-such-hand-over');
    harness.clock.advance(HAND_OVER_LASTS);
    expect((await open(late)).body.error.code).toBe('no-such-hand-over');
    const good = (await handOver(token)).body.code;
    expect((await open(good)).status).toBe(201);
    expect((await open(good)).body.error.code).toBe('no-such-hand-over');
    expect((await handOver('forged-forged-forged-forg')).body.error.code).toBe('no-such-token');
  });

  it('is one of eight at most: the oldest opens the seat no more', async () => {
    await begin();
    const tokens: string[] = [(await enter('Ada')).body.token];
    for (let i = 1; i < 9; i++) {
      const { code: shown } = (await handOver(tokens[0] ?? '')).body;
      tokens.push((await open(shown)).body.token);
    }
    const first = harness.client();
    await first.hello(tokens[0] ?? '');
    expect((await first.error()).code).toBe('no-such-token');
    for (const token of tokens.slice(1)) expect((await handOver(token)).status).toBe(201);
  });

  it('cannot be guessed for', async () => {
    await begin({ limits: { wrongCodes: guesses(3) } });
    const { token } = (await enter('Ada')).body;
    const { code: right } = (await handOver(token)).body;
    for (let i = 0; i < 3; i++) expect((await open('CCCCCCCC')).status).toBe(404);
    expect((await open('CCCCCCCC')).body.error.code).toBe('too-fast');
    // Its class is at home here: it is looked at all the same.
    expect((await open(right)).status).toBe(201);
  });

  it('of the teacher gets in with a secret that the first one shows, once and in time', async () => {
    await begin();
    const secretOf = async (): Promise<string> =>
      (await harness.http('POST', '/api/teach/hand-over')).body.code;
    const signIn = (secret: string): Promise<Answer> =>
      harness.http('POST', '/api/teach/session', { secret }, null);
    const late = await secretOf();
    harness.clock.advance(HAND_OVER_LASTS);
    expect((await signIn(late)).status).toBe(404);
    const secret = await secretOf();
    const { token } = (await signIn(secret)).body;
    expect((await harness.http('GET', '/api/teach/classes', undefined, token)).body).toMatchObject([
      { code },
    ]);
    expect((await signIn(secret)).status).toBe(404);
  });
});

describe('a seat that nobody opened', () => {
  /** The server looks that often, and gives up what it finds twice. */
  const twice = async (): Promise<void> => {
    for (let i = 0; i < 2; i++) {
      harness.clock.advance(UNOPENED_PERIOD);
      // What the first look wrote is durable before the second.
      await harness.http('GET', '/api/teach/classes');
    }
  };

  it('disappears after a while, and its name is free; one that was opened stays', async () => {
    await begin();
    const { token } = (await enter('Ada')).body;
    const ada = await harness.player(token);
    ada.close();
    const ghost = (await enter('Bob', MARK.bob)).body.token;
    await untilSeen(({ players }) => players.length === 2);
    await twice();
    const { players } = await untilSeen((view) => view.players.length === 1);
    expect(players).toMatchObject([{ name: 'Ada' }]);
    const late = harness.client();
    await late.hello(ghost);
    expect((await late.error()).code).toBe('no-such-token');
    // Nobody removed it: its device may come again.
    expect((await enter('Bob', MARK.bob)).status).toBe(201);
  });

  it('is left to the autopilot in the round that is being played', async () => {
    await begin();
    const ada = await harness.player((await enter('Ada')).body.token);
    await enter('Bob');
    await harness.startRound(code);
    await ada.until(() =>
      ada.messages.some((m) => m.type === 'class' && m.view.seat?.partner?.name === 'Bob'),
    );
    await twice();
    const partner = () => ada.messages.findLast((m) => m.type === 'class')?.view.seat?.partner;
    harness.clock.advance(1_000);
    await ada.until(() => partner() === null);
  });
});

it('a restart keeps the lock, the names, who was removed, and whose each seat is', async () => {
  const clock = manualClock();
  const openStore = (options: StoreOptions) => openSqliteStore(join(dir, 'journal.sqlite'), options);
  await begin({ clock, openStore });
  const first = (await enter('Ada', MARK.ada)).body.token;
  await enter('Eve', MARK.bob);
  await teach('POST', `/players/${await idOf('Ada')}`, { name: 'Ida' });
  await teach('DELETE', `/players/${await idOf('Eve')}`);
  const answer = ask(await knock('Ida', 'mark-of-another-one'));
  await teach('POST', `/knocks/${(await theKnock()).id}`);
  const { token } = (await answer).body.seat;
  await lock();
  const { teacher: signedIn } = harness;
  await harness.close();

  harness = await Harness.start({ clock, openStore });
  harness.teacher = signedIn;
  const view = (await (await harness.watch(code)).last('teacher')).view;
  expect(view).toMatchObject({ locked: true, knocks: [], players: [{ name: 'Ida' }] });
  expect((await enter('Eve', MARK.bob)).body.error.code).toBe('removed');
  expect((await enter('Zoe')).body.error.code).toBe('class-locked');
  expect((await (await harness.player(token)).last('class')).view.you.name).toBe('Ida');
  const old = harness.client();
  await old.hello(first);
  expect((await old.error()).code).toBe('no-such-token');
});
