/** Tests of the results of a lesson: over all its rounds, for whoever really sat there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Move } from '../shared/judge/move.ts';
import type { OwnResultsAnswer, ResultsAnswer } from '../shared/protocol/results.ts';
import { SYN } from '../shared/tcp/segment.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { DELAY, FIRST_CALL } from './testing/scenario.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-results-'));
afterAll(() => rmSync(dir, { recursive: true }));

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

const teach = (method: string, path: string, body?: unknown) =>
  harness.http(method, `/api/teach/classes/${path}`, body);
const resultsOf = async (code: string): Promise<ResultsAnswer> =>
  (await teach('GET', `${code}/results`)).body;

const STAYS: Move = { kind: 'nothing', next: 'CLOSED' };
const LISTENS: Move = { kind: 'nothing', next: 'LISTEN' };
const OPENS: Move = { kind: 'send', segments: [{ flags: SYN }], next: 'SYN-SENT' };

const hostOf = async (client: TestClient) => (await client.last('class')).view.seat?.host;

/** Ada and Bob play a round; the player of B errs once, then the player of A. */
async function round(code: string, clients: readonly TestClient[]): Promise<string> {
  await harness.startRound(code, 'standard');
  await Promise.all(
    clients.map((client) => client.until(() => client.view !== null && client.view.outcome === null)),
  );
  const [first] = clients as [TestClient];
  const isB = (await hostOf(first)) === 'B';
  const [A, B] = (isB ? [...clients].reverse() : clients) as [TestClient, TestClient];
  await B.untilStimulus();
  await B.move(STAYS);
  await B.move(LISTENS);
  harness.clock.advance(FIRST_CALL);
  await A.untilStimulus();
  await A.move(STAYS);
  await A.move(OPENS);
  const { match } = A;
  await teach('POST', `${code}/rounds/end`);
  await Promise.all(clients.map((client) => client.until(() => client.view?.outcome != null)));
  return match ?? '';
}

describe('the results of a lesson', () => {
  it('go over all rounds, and count each student’s first tries, refusals and goals', async () => {
    const code = await harness.openClass();
    const [ada, bob] = [await harness.join(code, 'Ada'), await harness.join(code, 'Bob')];
    const clients = [await harness.player(ada), await harness.player(bob)];
    const before = harness.clock.epoch();
    const matches = [await round(code, clients), await round(code, clients)];
    const results = await resultsOf(code);
    expect(results.class).toEqual({ code, name: null, openedAt: before, closedAt: null });
    expect(results.rounds).toMatchObject([
      { number: 1, scenario: { title: 'A life' }, beganAt: before, endedAt: before + FIRST_CALL },
      { number: 2, pairs: [{ match: matches[1], told: { refused: 2, goals: { reached: 0, all: 1 } } }] },
    ]);
    const each = { rounds: 2, answered: 2, firstTry: 0, refused: 2, advice: 0, present: true };
    expect(results.students).toMatchObject([
      { name: 'Ada', ...each, goals: { reached: 0, all: 2 } },
      { name: 'Bob', ...each },
    ]);
    const [first] = results.mistakes;
    expect(first).toMatchObject({ move: STAYS, students: expect.any(Number), of: expect.any(Number) });
    expect(results.mistakes.reduce((sum, { made }) => sum + made.length, 0)).toBe(4);
    for (const { made, students, of } of results.mistakes) {
      expect(students).toBeLessThanOrEqual(of);
      expect(new Set(made.map(({ student }) => student)).size).toBe(students);
      for (const { match, version } of made) {
        const { body } = await harness.http('GET', `/api/records/${match}`);
        expect(matches).toContain(match);
        expect(version).toBeGreaterThan(0);
        expect(body.record.inputs.length).toBeGreaterThan(0);
      }
    }
    const [shown] = results.misconceptions;
    expect(shown?.students.reduce((sum, { wrong }) => sum + wrong, 0)).toBeGreaterThan(0);
  });

  it('name who really sat there when a seat was given to another', async () => {
    const code = await harness.openClass();
    const tokens = [await harness.join(code, 'Ada'), await harness.join(code, 'Bob')];
    const [one, two] = [await harness.player(tokens[0] ?? ''), await harness.player(tokens[1] ?? '')];
    await harness.startRound(code, 'standard');
    await Promise.all([one, two].map((client) => client.until(() => client.view !== null)));
    const [A, B] = (await hostOf(one)) === 'A' ? [one, two] : [two, one];
    const names = [(await A.last('class')).view.you.name, (await B.last('class')).view.you.name];
    const eve = await harness.player(await harness.join(code, 'Eve'));
    await B.untilStimulus();
    await B.move(STAYS);
    await B.move(LISTENS);
    const { view } = await eve.last('class');
    const seat = { match: A.match, host: 'A', player: view.you.id };
    expect((await teach('POST', `${code}/seats`, seat)).status).toBe(200);
    harness.clock.advance(FIRST_CALL);
    await eve.until(() => eve.match === A.match && eve.stimulus !== null);
    await eve.move(STAYS);
    await eve.move(OPENS);
    harness.clock.advance(DELAY);
    await teach('DELETE', `${code}/players/${view.you.id}`);
    await teach('POST', `${code}/rounds/end`);
    const { students, rounds } = await resultsOf(code);
    const of = (name: string) => students.find((student) => student.name === name);
    expect(of('Eve')).toMatchObject({ present: false, refused: 1, answered: 1, rounds: 1 });
    expect(of(names[0] ?? '')).toMatchObject({ refused: 0, answered: 0, rounds: 1 });
    expect(of(names[1] ?? '')).toMatchObject({ refused: 1, answered: 1 });
    const pair = rounds[0]?.pairs.find(({ match }) => match === A.match);
    expect(pair?.players.A).toEqual([of(names[0] ?? '')?.id, view.you.id]);
  });

  it('tell of a class that is closed, one without a round, and to a teacher alone', async () => {
    const code = await harness.openClass();
    expect(await resultsOf(code)).toMatchObject({
      rounds: [],
      students: [],
      mistakes: [],
      misconceptions: [],
    });
    const token = await harness.join(code, 'Ada');
    for (const asking of [null, token]) {
      const path = `/api/teach/classes/${code}/results`;
      expect((await harness.http('GET', path, undefined, asking)).status).toBe(401);
    }
    await teach('POST', `${code}/close`);
    expect((await resultsOf(code)).class.closedAt).toBe(harness.clock.epoch());
    await teach('DELETE', code);
    expect((await teach('GET', `${code}/results`)).body.error.code).toBe('no-such-class');
  });

  it('are the same after a restart', async () => {
    const file = join(dir, 'results.sqlite');
    await harness.close();
    harness = await Harness.start({ openStore: (options) => openSqliteStore(file, options) });
    const code = await harness.openClass();
    const clients = [
      await harness.player(await harness.join(code, 'Ada')),
      await harness.player(await harness.join(code, 'Bob')),
    ];
    await round(code, clients);
    const before = await resultsOf(code);
    const { teacher, clock } = harness;
    await harness.close();
    harness = await Harness.start({ clock, openStore: (options) => openSqliteStore(file, options) });
    harness.teacher = teacher;
    expect(await resultsOf(code)).toEqual(before);
  });
});

describe('a player’s own link', () => {
  const linkOf = async (token: string) =>
    (await harness.http('POST', '/api/seat/results', undefined, token)).body;
  const opened = (code: string, token: string | null) =>
    harness.http('GET', `/api/results/${code}`, undefined, token);

  const played = async () => {
    const code = await harness.openClass();
    const tokens = [await harness.join(code, 'Ada'), await harness.join(code, 'Bob')];
    const clients = [await harness.player(tokens[0] ?? ''), await harness.player(tokens[1] ?? '')];
    const match = await round(code, clients);
    const link = await linkOf(tokens[0] ?? '');
    return { code, tokens, clients, match, token: link.token as string };
  };

  it('opens their results alone: rounds, mistakes at the moment before them, the way through the diagram', async () => {
    const { code, match, token } = await played();
    const { status, body } = await opened(code, token);
    expect(status).toBe(200);
    const own = body as OwnResultsAnswer;
    const as = own.rounds[0]?.as ?? 'network';
    expect(own).toMatchObject({
      class: { code, closedAt: null },
      student: { name: 'Ada', rounds: 1, refused: 1, answered: 1 },
      rounds: [{ number: 1, match, ended: true, goals: { reached: 0, all: 1 } }],
      mistakes: [{ match, host: as, move: STAYS, ended: true }],
    });
    expect(own.card.states).toEqual(as === 'A' ? ['CLOSED', 'SYN-SENT'] : ['CLOSED', 'LISTEN']);
    expect(JSON.stringify(own)).not.toContain('Bob');
  });

  it('opens nothing else, and nothing else opens it', async () => {
    const { code, tokens, token } = await played();
    const client = harness.client();
    await client.hello(token);
    expect((await client.error()).code).toBe('no-such-token');
    const asTeacher = await harness.http('GET', `/api/teach/classes/${code}/results`, undefined, token);
    expect(asTeacher.body.error.code).toBe('not-a-teacher');
    expect((await harness.http('POST', '/api/seat/results', undefined, token)).body.error.code).toBe(
      'no-such-token',
    );
    // Neither the seat's own token, nor the teacher's, nor one of another class, nor none.
    for (const other of [tokens[0] ?? '', harness.teacher, null])
      expect((await opened(code, other)).body.error.code).toBe('no-such-results');
    expect((await opened(await harness.openClass(), token)).body.error.code).toBe('no-such-results');
    expect((await opened('2'.repeat(6), token)).body.error.code).toBe('no-such-results');
  });

  it('outlives the seat, the closing and a restart, and is gone with the class, which is said', async () => {
    const file = join(dir, 'link.sqlite');
    await harness.close();
    harness = await Harness.start({ openStore: (options) => openSqliteStore(file, options) });
    const { code, clients, token } = await played();
    const id = (await (clients[0] as TestClient).last('class')).view.you.id;
    await teach('DELETE', `${code}/players/${id}`);
    await teach('POST', `${code}/close`);
    const before = (await opened(code, token)).body;
    expect(before).toMatchObject({
      student: { name: 'Ada', present: false },
      class: { closedAt: expect.any(Number) },
    });
    const { teacher, clock } = harness;
    await harness.close();
    harness = await Harness.start({ clock, openStore: (options) => openSqliteStore(file, options) });
    harness.teacher = teacher;
    expect((await opened(code, token)).body).toEqual(before);
    await teach('DELETE', code);
    const gone = await opened(code, token);
    expect([gone.status, gone.body.error.code]).toEqual([410, 'class-deleted']);
  });

  it('is made anew when it was lost, eight of them are good, and not without end', async () => {
    const { code, tokens, token } = await played();
    const others: string[] = [];
    for (let i = 0; i < 8; i++) others.push((await linkOf(tokens[0] ?? '')).token);
    expect((await opened(code, token)).body.error.code).toBe('no-such-results');
    for (const other of others) expect((await opened(code, other)).status).toBe(200);
    await linkOf(tokens[0] ?? '');
    expect((await linkOf(tokens[0] ?? '')).error.code).toBe('too-fast');
  });

  it('of somebody who has done nothing yet opens nothing yet', async () => {
    const code = await harness.openClass();
    const { token } = await linkOf(await harness.join(code, 'Ada'));
    const { body } = await opened(code, token);
    expect(body).toMatchObject({ student: { rounds: 0 }, rounds: [], mistakes: [] });
  });
});
