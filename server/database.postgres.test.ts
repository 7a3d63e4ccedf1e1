/** Tests of whole servers whose data lie in PostgreSQL: away for a while, killed, started twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TEST_ALL } from '../verify/depth.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { TestClient } from './testing/client.ts';
import { CuttingProxy } from './testing/cutting-proxy.ts';
import { Harness } from './testing/harness.ts';
import { POSTGRES, type TestDatabase, testDatabase } from './testing/postgres.ts';
import { PASSWORD, Program } from './testing/program.ts';
import { FIRST_CALL } from './testing/scenario.ts';
import { type Clock, systemClock } from './time/clock.ts';

const databases: TestDatabase[] = [];
const dir = mkdtempSync(join(tmpdir(), '2msl-database-'));
afterAll(async () => {
  for (const database of databases) await database.end();
  rmSync(dir, { recursive: true });
});
const newUrl = async (): Promise<string> => {
  const database = await testDatabase();
  databases.push(database);
  return database.url;
};

const LISTEN = { kind: 'nothing', next: 'LISTEN' } as const;

describe.skipIf(POSTGRES === null)('while the database is away', () => {
  it('moves are refused, everybody is told that time stands, nothing is lost, and it goes on by itself', async () => {
    const url = await newUrl();
    const proxy = await CuttingProxy.to(url);
    const harness = await Harness.start({
      limits: { messages: null },
      openStore: (options) =>
        openPostgresStore({ url: proxy.via(url), most: 4, mayForget: false, clock: systemClock }, options),
    });
    const { A, B, code, tokens } = await harness.pair('standard');
    const teacher = await harness.watch(code);
    await teacher.last('teacher');
    expect(await B.move(LISTEN)).toMatchObject({ type: 'answer', verdict: { legal: true } });
    const ready = async (): Promise<number> => (await harness.http('GET', '/readyz')).status;
    const clockOf = (client: TestClient) =>
      client.messages.flatMap((message) => ('clock' in message ? [message.clock] : [])).at(-1);
    const everybody = (stands: true | undefined) =>
      expect
        .poll(() => {
          harness.clock.advance(1_000);
          return [A, B, teacher].map((client) => clockOf(client)?.stalled);
        })
        .toEqual([stands, stands, stands]);

    const mend = await proxy.close();
    // Perhaps it was sent: then only the database can say what became of it.
    const asked = B.move({ kind: 'discard' });
    await everybody(true);
    expect(await ready()).toBe(503);
    const joining = await harness.http('POST', '/api/join', { code, name: 'Eve' }, null);
    expect([joining.status, joining.body.error.code]).toEqual([503, 'not-saved']);

    await mend();
    await expect.poll(ready).toBe(200);
    await everybody(undefined);
    expect(await asked).toMatchObject({ type: 'error', code: 'not-saved' });
    expect(B.state).toBe('LISTEN');
    expect(await B.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    harness.clock.advance(FIRST_CALL);
    await A.untilStimulus();
    const back = await harness.player(tokens[1]);
    await back.last('match');
    expect([back.view?.version, back.state]).toEqual([B.view?.version, 'LISTEN']);
    await harness.close();
    await proxy.close();
  });
});

describe.skipIf(POSTGRES === null)('a server that may have been taken for gone', () => {
  it('answers nobody, and says that time stands, until the database has said that it was not', async () => {
    const url = await newUrl();
    let slow = false;
    let skew = 0;
    // Whenever it looks, more time has passed than it may be silent.
    const clock: Clock = {
      now: () => {
        if (slow) skew += 60_000;
        return systemClock.now() + skew;
      },
      epoch: systemClock.epoch,
      wake: (at, callback) => systemClock.wake(at - skew, callback),
    };
    const harness = await Harness.start({
      openStore: (options) => openPostgresStore({ url, most: 4, mayForget: false, clock }, options),
    });
    const { B, tokens } = await harness.pair('standard');
    slow = true;
    // Neither needs an entry.
    expect(await B.move({ kind: 'discard' }, -1)).toMatchObject({ type: 'error', code: 'not-saved' });
    const newcomer = await harness.player(tokens[0]);
    expect((await newcomer.error()).code).toBe('not-saved');
    expect(B.messages.some((message) => 'clock' in message && message.clock.stalled)).toBe(true);
    slow = false;
    await expect
      .poll(async () => {
        harness.clock.advance(1_000);
        return (await B.move(LISTEN)).type;
      })
      .toBe('answer');
    await harness.close();
  });
});

// Many starts of whole servers: what they keep to is tested by the contract of leases, and by `npm run faults`.
describe.skipIf(POSTGRES === null || !TEST_ALL)('two programs on one database', () => {
  it('have one owner for each class: paused, told to end or killed, it goes on at the other', async () => {
    const database = await testDatabase();
    databases.push(database);
    const [one, other] = ['one', 'other'].map(
      (name) => new Program(join(dir, name), { DATABASE_URL: database.url }),
    ) as [Program, Program];
    await Promise.all([one.start(), other.start()]);
    const { token: teacher } = await one.post('/api/teach/session', { secret: PASSWORD });
    const { code } = await one.post('/api/teach/classes', {}, teacher);
    const tokens: string[] = [];
    for (const name of ['Ada', 'Bob']) tokens.push((await one.post('/api/join', { code, name })).token);
    const round = { scenario: 'three-way-handshake', level: 'guided', seed: 1 };
    await one.post(`/api/teach/classes/${code}/rounds`, round, teacher);
    const token = tokens[0] ?? '';
    /** As a page does, until it is let in. */
    const player = async (program: Program, before?: TestClient): Promise<TestClient> => {
      for (;;) {
        const client = new TestClient(program.port, { token });
        if (before) client.knows(before);
        await client.hello(token, { resume: before !== undefined });
        const first = await Promise.race([client.last('match'), client.error()]);
        if (first.type === 'match') return client;
        expect(['class-elsewhere', 'not-saved']).toContain(first.code);
        await client.end();
        await new Promise<void>((resolve) => systemClock.wake(systemClock.now() + 300, resolve));
      }
    };
    const wrongMove = { kind: 'discard' } as const;
    const refused = (client: TestClient) => client.view?.hosts[0]?.score.refused;

    const atOne = await player(one);
    expect(await atOne.move(wrongMove)).toMatchObject({ type: 'answer' });
    const stranger = new TestClient(other.port, { token });
    await stranger.hello(token);
    expect((await stranger.error()).code).toBe('class-elsewhere');

    // It does not know that it was away. What it is asked meanwhile it finds when it wakes.
    one.pause();
    const late = atOne.move(wrongMove);
    const asleep = new TestClient(one.port, { token });
    const asking = asleep.hello(token).catch(() => undefined);
    const atOther = await player(other, atOne);
    expect(refused(atOther)).toBe(1);
    expect(await atOther.move(wrongMove)).toMatchObject({ type: 'answer' });
    const seen = atOne.messages.length;
    const gone = one.ended();
    one.resume();
    expect(await late).toMatchObject({ type: 'error' });
    expect(await gone).toBe(74);
    await asking;
    expect(asleep.messages.map(({ type }) => type)).not.toContain('match');
    const told = atOne.messages.slice(seen);
    expect(told.filter(({ type }) => type !== 'error').every((message) => 'clock' in message)).toBe(true);
    expect(await atOther.move(wrongMove)).toMatchObject({ type: 'answer' });

    // Told to end, it leaves its classes at once.
    await one.start();
    await other.end('SIGTERM');
    const back = await player(one, atOther);
    expect(refused(back)).toBe(3);

    await other.start();
    await one.end('SIGKILL');
    const last = await player(other, back);
    expect(refused(last)).toBe(3);
    expect(await last.move(wrongMove)).toMatchObject({ type: 'answer' });
    last.close();
    expect(await other.end('SIGTERM')).toBe(0);
    // Nobody wrote to a stream after another had.
    const returns = await database.run(`
      SELECT FROM (SELECT epoch, lag(epoch) OVER (PARTITION BY stream ORDER BY seq) AS before FROM journal
        WHERE stream <> 'server') AS pair WHERE epoch < before`);
    expect(returns).toEqual([]);
  });
});

describe.skipIf(POSTGRES === null)('a server without its database', () => {
  it('ends its start with a sentence, without the password, where nobody is there', async () => {
    const nobody = 'postgres://2msl:hidden-word@127.0.0.1:1/2msl';
    const failed = new Program(join(dir, 'three'), { DATABASE_URL: nobody }).start();
    await expect(failed).rejects.toThrow(
      /exit 1: DATABASE_URL: the database cannot be used: connect ECONNREFUSED/,
    );
    await expect(failed).rejects.not.toThrow(/hidden-word/);
  });
});
