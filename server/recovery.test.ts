/**
 * Tests of what was applied and could not be written, on a real file.
 * The class begins anew with what is durable, and goes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../shared/protocol/socket.ts';
import { openDatabase, sqliteStore } from './store/sqlite-store.ts';
import type { Entry, Store } from './store/store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { FIRST_CALL } from './testing/scenario.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-recovery-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;

let harness: Harness;
let store: Store;
let db: Database.Database;
afterEach(() => harness.close());

const begin = async (): Promise<void> => {
  const file = join(dir, `${++files}.sqlite`);
  harness = await Harness.start({
    limits: { messages: null },
    openStore: (options) => {
      db = openDatabase(file, options.indexing);
      store = sqliteStore(db, options);
      return Promise.resolve(store);
    },
  });
};

const LISTEN = { kind: 'nothing', next: 'LISTEN' } as const;

/** Somebody else takes the next place of a stream, with an entry that means nothing new. */
const intrude = async (stream: string, body: object): Promise<void> => {
  const last = await store.last(stream);
  const entry: Entry = { stream, seq: (last?.seq ?? -1) + 1, body: JSON.stringify(body) };
  await store.append([entry]);
};
const ADVANCE = { type: 'input', at: 0, input: { type: 'advance' } };

/** Everything a client holds that must agree with the journal. */
const held = ({ view, events, match }: TestClient) => ({ view, events, match });
const fresh = async (token: string) => {
  const client = await harness.player(token);
  await client.last('match');
  return held(client);
};

describe('when somebody else has written to a match', () => {
  it('its class is told so, begins anew and plays on; another class in the same commit notices nothing', async () => {
    await begin();
    const ours = await harness.pair('standard');
    const other = await harness.pair('standard');
    await intrude(`match/${ours.B.match}`, ADVANCE);
    const before = ours.B.view?.version;
    // One turn of the event loop, as far as sockets allow; the contract of a store has both in one commit for certain.
    const [lost, kept] = await Promise.all([ours.B.move(LISTEN), other.B.move(LISTEN)]);
    expect(lost).toMatchObject({ type: 'error', code: 'not-saved' });
    expect(kept).toMatchObject({ type: 'answer', verdict: { legal: true } });
    expect(other.B.state).toBe('LISTEN');
    expect([ours.B.state, ours.B.view?.version]).toEqual(['CLOSED', before]);
    expect((await harness.http('GET', '/readyz')).status).toBe(200);

    // The same move again, of the same player on the same connection.
    expect(await ours.B.move(LISTEN)).toMatchObject({ type: 'answer', verdict: { legal: true } });
    expect(ours.B.state).toBe('LISTEN');
    harness.clock.advance(FIRST_CALL);
    await ours.A.untilStimulus();
    await other.A.untilStimulus();
    const { view, events, match } = held(ours.A);
    expect(await fresh(ours.tokens[0])).toEqual({ view, events, match });
  });

  it('time that came due begins anew as well', async () => {
    await begin();
    const { A, B, tokens } = await harness.pair('standard');
    await B.move(LISTEN);
    await intrude(`match/${B.match}`, { ...ADVANCE, at: 1 });
    harness.clock.advance(FIRST_CALL);
    // What was due was lost; time goes on from what the journal knows.
    for (let i = 0; i < 3 && A.stimulus === null; i += 1) {
      await store.append([]);
      await harness.http('GET', '/healthz');
      harness.clock.advance(FIRST_CALL);
    }
    await A.untilStimulus();
    const { events, match } = held(A);
    expect(await fresh(tokens[0])).toMatchObject({ events, match });
  });
});

describe('when somebody else has written to a class', () => {
  it('whoever joined in vain is told, and who was removed by the other is sent home', async () => {
    await begin();
    const { code, A, B } = await harness.pair('standard');
    const { view: seen } = await A.last('class');
    await intrude(`class/${code}`, { type: 'player-removed', id: seen.you.id });
    const { status, body } = await harness.http('POST', '/api/join', { code, name: 'Eve' }, null);
    expect([status, body.error.code]).toEqual([503, 'not-saved']);
    expect((await A.error()).code).toBe('no-such-token');
    expect(await harness.join(code, 'Eve')).toEqual(expect.any(String));
    const teacher = await harness.watch(code);
    expect((await teacher.last('teacher')).view.players.map(({ name }) => name)).toEqual(['Bob', 'Eve']);
    expect(await B.move(LISTEN)).toMatchObject({ type: 'answer' });
  });
});

describe('while the journal cannot be read', () => {
  it('who comes and who asks is told to try again, and not that we failed', async () => {
    await begin();
    const { A, tokens } = await harness.pair('standard');
    const { match } = A;
    const rename = (from: string, to: string) => {
      for (const table of ['journal', 'token', 'match'])
        db.exec(`ALTER TABLE ${from}${table} RENAME TO ${to}${table}`);
    };
    rename('', 'hidden_');
    const newcomer = await harness.player(tokens[0]);
    expect((await newcomer.error()).code).toBe('not-saved');
    // A device comes back by itself after that.
    expect(await newcomer.end()).toEqual({ code: CLOSE_CODES.internal, reason: 'not-saved' });
    const asked = await harness.http('GET', `/api/records/${match}`, undefined, null);
    expect([asked.status, asked.body.error.code]).toEqual([503, 'not-saved']);
    expect((await harness.http('GET', '/api/teach/classes')).body.error.code).toBe('not-saved');
    rename('hidden_', '');
    await fresh(tokens[0]);
    expect((await harness.http('GET', `/api/records/${match}`)).status).toBe(200);
  });
});

describe('while the disk is full', () => {
  it('everybody is told at once that time stands and why, also who asks nothing, and that it goes on', async () => {
    await begin();
    const { A, B, code } = await harness.pair('standard');
    const teacher = await harness.watch(code);
    await teacher.last('teacher');
    const ready = async (): Promise<number> => (await harness.http('GET', '/readyz')).status;
    expect(await ready()).toBe(200);
    const [pages] = [db.pragma('page_count', { simple: true })];
    db.pragma(`max_page_count = ${pages}`);
    await store.append([{ stream: 'x', seq: 0, body: 'x'.repeat(100_000) }]).catch(() => undefined);
    // Nobody asks for anything: time alone finds out, by its heartbeats. The last free page may take a few.
    const stalled = (client: TestClient): boolean =>
      client.messages.some((message) => 'clock' in message && message.clock.stalled === true);
    for (let i = 0; i < 500 && !stalled(A); i += 1) {
      harness.clock.advance(1_000);
      await harness.http('GET', '/healthz');
    }
    await expect.poll(() => [A, B, teacher].map(stalled)).toEqual([true, true, true]);
    expect(await ready()).toBe(503);
    harness.clock.advance(5_000);
    await harness.http('GET', '/healthz');
    expect(await ready()).toBe(503);
    db.pragma('max_page_count = 1000000');
    expect(await ready()).toBe(200);
    const goesOn = (client: TestClient): boolean => {
      const clocks = client.messages.flatMap((message) => ('clock' in message ? [message.clock] : []));
      return clocks.at(-1)?.stalled === undefined;
    };
    await expect
      .poll(() => {
        harness.clock.advance(1_000);
        return [A, B, teacher].map(goesOn);
      })
      .toEqual([true, true, true]);
    await expect.poll(async () => (await B.move(LISTEN)).type).toBe('answer');
  });

  it('nothing is lost but what was refused, and the lesson goes on when there is room', async () => {
    await begin();
    const { A, B, code, tokens } = await harness.pair('standard');
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    // Until the last page is full.
    let reply = await B.move({ kind: 'discard' });
    for (let i = 0; i < 1_000 && reply.type === 'answer'; i += 1) reply = await B.move({ kind: 'discard' });
    expect(reply).toMatchObject({ type: 'error', code: 'not-saved' });
    const refused = B.view?.hosts[0]?.score.refused;
    expect(store.failure).toBeNull();
    db.pragma('max_page_count = 1000000');
    // A second recovery within a second waits for its time.
    harness.clock.advance(1_000);
    await expect.poll(async () => (await B.move(LISTEN)).type).toBe('answer');
    expect(B.view?.hosts[0]?.score.refused).toBe(refused);
    expect(B.state).toBe('LISTEN');
    expect((await fresh(tokens[1])).view?.version).toBe(B.view?.version);
    harness.clock.advance(FIRST_CALL);
    await A.untilStimulus();
    expect((await harness.http('POST', '/api/join', { code, name: 'Eve' }, null)).status).toBe(201);
  });
});

describe('a disk that has failed for good', () => {
  it('is said to whoever runs the server, and to everybody when it ends', async () => {
    await begin();
    const { A, B } = await harness.pair('standard');
    db.exec('DROP TABLE journal');
    expect(await B.move(LISTEN)).toMatchObject({ type: 'error', code: 'not-durable' });
    await harness.running.failed;
    expect((await harness.http('GET', '/readyz')).status).toBe(503);
    const closed = harness.running.close();
    expect((await A.error()).code).toBe('not-durable');
    expect((await A.end()).code).toBe(CLOSE_CODES['server-closing']);
    harness.clock.advance(10_000);
    await closed;
  });
});
