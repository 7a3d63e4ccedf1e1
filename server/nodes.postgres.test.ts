/** Tests of servers that share a PostgreSQL: any of them serves anybody, whoever owns the class. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STREAM_HEADERS } from '../shared/protocol/transport.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { nodes } from './nodes.ts';
import { createLog } from './operations/log.ts';
import { connectionsTo, placeOf } from './relay/inside.ts';
import { Relay } from './relay/relay.ts';
import { memoryStore } from './store/memory-store.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { guesses, Harness, type HarnessOptions, METRICS } from './testing/harness.ts';
import { POSTGRES, type TestDatabase, testDatabase } from './testing/postgres.ts';
import { FIRST_CALL } from './testing/scenario.ts';
import { StreamDevice } from './testing/stream-device.ts';
import { systemClock } from './time/clock.ts';
import { TimerQueue } from './time/timer-queue.ts';

const LISTEN = { kind: 'nothing', next: 'LISTEN' } as const;

describe.skipIf(POSTGRES === null)('of several servers', () => {
  let database: TestDatabase;
  let owner: Harness;
  let other: Harness;
  const devices: StreamDevice[] = [];
  const start = (options: HarnessOptions = {}): Promise<Harness> =>
    Harness.start({
      nodeAddress: '127.0.0.1:0',
      openStore: (given) =>
        openPostgresStore({ url: database.url, most: 4, mayForget: false, clock: systemClock }, given),
      ...options,
    });
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.end());
  beforeEach(async () => {
    owner = await start();
    other = await start();
    await owner.openClass();
    other.teacher = owner.teacher;
  });
  afterEach(async () => {
    for (const device of devices.splice(0)) device.close();
    await Promise.all([owner.close(), other.close()]);
  });

  it('each takes whoever comes: to join, to teach, to play and to look on', async () => {
    const code = await owner.openClass();
    const tokens = [await other.join(code, 'Ada'), await owner.join(code, 'Bob')] as const;
    const taken = await other.http('POST', '/api/join', { code, name: 'Ada' }, null);
    expect([taken.status, taken.body.error.code]).toEqual([409, 'name-taken']);
    const A = await other.player(tokens[0]);
    const B = await owner.player(tokens[1]);
    const teacher = await other.watch(code);
    await other.startRound(code);
    await Promise.all([A, B].map((client) => client.until(() => client.view !== null)));
    expect(await B.move(LISTEN)).toMatchObject({ type: 'answer', verdict: { legal: true } });
    owner.clock.advance(FIRST_CALL);
    await A.untilStimulus();
    expect(await A.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    expect((await teacher.last('teacher')).view.players).toHaveLength(2);
    const { token } = (await other.http('POST', `/api/teach/classes/${code}/projector`)).body;
    const projector = await other.player(token);
    await projector.last('projector');
    const { body } = await other.http('GET', '/metrics', undefined, METRICS);
    expect(body).toContain('twomsl_relayed_total{what="socket"} 3');
    expect(body).toContain('twomsl_relayed_sockets 3');
    expect(body).toContain('twomsl_matches_running 0');
    const match = A.match;
    const running = await other.http('GET', `/api/records/${match}`, undefined, null);
    expect(running.body.error.code).toBe('match-running');
    const exported = await other.http('GET', `/api/teach/classes/${code}/export`);
    expect(exported.body.matches).toHaveLength(1);
    const packed = await fetch(`${other.origin}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ code, name: 'Eve' })),
    });
    expect(packed.status).toBe(201);
    await other.http('POST', `/api/teach/classes/${code}/close`);
    expect((await A.end()).reason).toBe('class-closed');
  });

  it.each([
    ['a stream', false],
    ['long polls', true],
  ])('each takes what comes over HTTP as %s, and its posts may come to any', async (_, polls) => {
    const code = await owner.openClass();
    const token = await owner.join(code, 'Ada');
    const device = new StreamDevice(other.origin, { token, polls });
    devices.push(device);
    const id = await device.opened;
    const hello = { type: 'hello', protocol: PROTOCOL_VERSION, token, class: null, seen: null };
    const body = (first: number, message: unknown): string =>
      JSON.stringify({ first, messages: [JSON.stringify(message)] });
    const post = async (harness: Harness, text: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}`, [STREAM_HEADERS.stream]: id };
      return (await fetch(`${harness.origin}/stream`, { method: 'POST', headers, body: text })).status;
    };
    expect(await post(other, body(1, hello))).toBe(204);
    await expect.poll(() => device.received.join()).toContain('"welcome"');
    expect(await post(owner, body(2, { type: 'ping' }))).toBe(204);
    await expect.poll(() => device.received.join()).toContain('"pong"');
    const teacher = new StreamDevice(other.origin, {
      token: owner.teacher,
      polls,
      headers: { [STREAM_HEADERS.class]: code },
    });
    devices.push(teacher);
    await teacher.opened;
    const { body: atOwner } = await owner.http('GET', '/metrics', undefined, METRICS);
    expect(atOwner).toContain(
      `twomsl_connections{role="player",transport="${polls ? 'long-poll' : 'event-stream'}"} 1`,
    );
  });

  it('the owner counts where somebody comes from as if they had come by themselves', async () => {
    await Promise.all([owner.close(), other.close()]);
    const options = {
      limits: { wrongCodes: { ...guesses(100), network: { points: 1, seconds: 60 } } },
      trustsProxy: (_: string, hop: number) => hop === 0,
    };
    [owner, other] = [await start(options), await start(options)];
    const code = await owner.openClass();
    const join = async (harness: Harness, wanted: string, address: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
      const body = JSON.stringify({ code: wanted, name: 'Ada' });
      return (await fetch(`${harness.origin}/api/join`, { method: 'POST', headers, body })).status;
    };
    expect(await join(owner, 'CCCCCC', '203.0.113.7')).toBe(404);
    expect(await join(other, code, '203.0.113.7')).toBe(429);
    expect(await join(other, code, '203.0.113.8')).toBe(201);
  });

  it.each(['request', 'connection'])(
    'the class of one that has died is taken over on demand: by a %s, which waits for that',
    async (what) => {
      const code = await owner.openClass();
      const token = await owner.join(code, 'Ada');
      await owner.close();
      await database.run(`
        INSERT INTO node (id, epoch, until, address, secret)
          VALUES (0, 0, clock_timestamp() + interval '1 second', '127.0.0.1:1', 'x');
        UPDATE owner SET node = 0, epoch = 0 WHERE class = '${code}'`);
      const ticking = setInterval(() => other.clock.advance(50), 50);
      if (what === 'request') expect(await other.join(code, 'Bob')).toBeTypeOf('string');
      else await (await other.player(token)).last('class');
      clearInterval(ticking);
      owner = await start();
    },
  );

  it('codes and links that are good once are good at any, and once in all', async () => {
    const code = await owner.openClass();
    const ada = await owner.join(code, 'Ada');
    const seat = (await other.http('POST', '/api/seat/hand-over', undefined, ada)).body.code;
    const opened = await Promise.all(
      [owner, other].map((harness) => harness.http('POST', '/api/seat', { code: seat }, null)),
    );
    expect(opened.map(({ status }) => status).toSorted()).toEqual([201, 404]);
    for (const path of ['/hand-over', '/invitations']) {
      const { body } = await owner.http('POST', `/api/teach${path}`);
      const sessions = await Promise.all(
        [other, owner].map((harness) =>
          harness.http('POST', '/api/teach/session', { secret: body.code }, null),
        ),
      );
      expect(sessions.map(({ status }) => status).toSorted()).toEqual([201, expect.any(Number)]);
      expect(sessions.filter(({ status }) => status === 201)).toHaveLength(1);
    }
  });

  it('a scenario that a teacher adds at one is offered by all that read the same folder', async () => {
    await Promise.all([owner.close(), other.close()]);
    const scenarioFolder = mkdtempSync(join(tmpdir(), '2msl-scenarios-'));
    [owner, other] = [await start({ scenarioFolder }), await start({ scenarioFolder })];
    await owner.openClass();
    const text = `title: Ours
introduction: I
debrief: D
cast: { A: { name: Laptop }, B: { name: Printer } }
goals:
  - established: both
`;
    const added = await owner.http('POST', '/api/teach/scenarios', { name: 'ours', text });
    expect(added.body).toMatchObject({ ok: true });
    const offered = async (): Promise<string> =>
      JSON.stringify((await other.http('GET', '/api/scenarios', undefined, owner.teacher)).body);
    await expect.poll(offered, { timeout: 5_000 }).toContain('"Ours"');
    rmSync(scenarioFolder, { recursive: true });
  });

  it('what was guessed wrong at one counts at all, and who may be here no more is sent home by all', async () => {
    await Promise.all([owner.close(), other.close()]);
    [owner, other] = [await start({ limits: { wrongCodes: guesses(1) } }), await start()];
    await owner.openClass();
    other.teacher = owner.teacher;
    const code = await other.openClass();
    const shared = (await other.http('POST', `/api/teach/classes/${code}/shares`)).body.code;
    const { token } = (await owner.http('POST', '/api/teach/session', { secret: shared }, null)).body;
    const colleague = owner.client({ token, code });
    await colleague.hello(token, { code });
    await colleague.last('teacher');
    await other.http('POST', '/api/join', { code: 'CCCCCC', name: 'Ada' }, null);
    const asked = async () => (await owner.http('GET', '/api/classes/DDDDDD', undefined, null)).status;
    await expect.poll(asked, { timeout: 5_000 }).toBe(429);
    const [{ id }] = (await owner.http('GET', `/api/teach/classes/${code}/shares`)).body.shares;
    await owner.http('DELETE', `/api/teach/classes/${code}/shares/${id}`);
    expect((await colleague.end()).reason).toBe('not-yours');
  });

  it('all are listed for the operator, with the classes of each, and one is ready only where it can be reached', async () => {
    const code = await owner.openClass();
    const said: string[] = [];
    const output = { say: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
    expect(await nodes([], { DATABASE_URL: database.url }, output)).toBe(0);
    expect(said[0]).toMatch(
      new RegExp(String.raw`^node \d+, 127\.0\.0\.1:\d+: owns for \d\.\d s more; \d+ classes: .*${code}`),
    );
    expect(said[1]).toMatch(/^node \d+, 127\.0\.0\.1:\d+: .*; no classes$/);
    await database.run("UPDATE node SET until = clock_timestamp() - interval '2 seconds'");
    expect(await nodes([database.url], {}, output)).toBe(1);
    expect(said[2]).toMatch(/: gone for 2\.\d s; /);
    expect(await nodes([], {}, output)).toBe(2);
    expect(said.at(-1)).toMatch(/^2msl nodes: of which database/);

    expect((await other.http('GET', '/readyz')).status).toBe(200);
    const counted = async (harness: Harness): Promise<readonly string[]> =>
      String((await harness.http('GET', '/metrics', undefined, METRICS)).body).match(
        /^twomsl_classes_(?:open|owned) \d+/gm,
      ) ?? [];
    const [atOwner, atOther] = [await counted(owner), await counted(other)];
    expect(atOther).toEqual([expect.stringMatching(/owned 0$/), atOwner[1]]);
    expect(atOwner[0]).toMatch(/owned 2$/);
    const relay = new Relay({
      ...{ store: memoryStore({ ...systemClock, indexing: () => [] }), trustsProxy: () => false },
      ...{ self: { address: '127.0.0.1:1', secret: 'x' }, now: systemClock.now, log: createLog('silent') },
      timers: new TimerQueue(systemClock, { onError: () => undefined }),
      metrics: { relayed: () => undefined },
    });
    expect(await relay.reachesItself()).toBe(false);
    relay.close();
  });

  it('a class that nobody has is taken by whoever is asked, and one that is out of reach is told of as elsewhere', async () => {
    const code = await owner.openClass();
    await database.run('UPDATE node SET address = NULL');
    const told = await other.http('POST', '/api/join', { code, name: 'Ada' }, null);
    expect([told.status, told.body.error.code, told.headers.get('Retry-After')]).toEqual([
      503,
      'class-elsewhere',
      '1',
    ]);
    await owner.close();
    expect(await other.join(code, 'Ada')).toBeTypeOf('string');
    owner = await start();
  });

  it('goes no further than one hop, and lets nobody in who does not know its secret', async () => {
    const rows = await database.run('SELECT address, secret FROM node ORDER BY id');
    expect(rows).toHaveLength(2);
    const [, second] = rows;
    const code = await owner.openClass();
    // Who asks the other from inside is refused: it does not relay again.
    const join = (secret: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify({ code, name: 'Eve' });
        const agent = connectionsTo({ address: '', secret });
        const headers = { 'content-type': 'application/json', 'content-length': body.length };
        request(
          { ...placeOf(String(second?.address)), agent, method: 'POST', path: '/api/join', headers },
          (answer) => {
            answer.resume();
            agent.destroy();
            resolve(answer.statusCode ?? 0);
          },
        )
          .once('error', reject)
          .end(body);
      });
    expect(await join(String(second?.secret))).toBe(503);
    await expect(join('x'.repeat(43))).rejects.toThrow(/bad record mac/);
  });
});
