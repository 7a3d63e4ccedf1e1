/** Tests of whole servers whose data lie in PostgreSQL: away for a while, killed, started twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from './store/postgres-store.ts';
import type { TestClient } from './testing/client.ts';
import { CuttingProxy } from './testing/cutting-proxy.ts';
import { Harness } from './testing/harness.ts';
import { POSTGRES, type TestDatabase, testDatabase } from './testing/postgres.ts';
import { PASSWORD, Program } from './testing/program.ts';
import { FIRST_CALL } from './testing/scenario.ts';
import { systemClock } from './time/clock.ts';

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

describe.skipIf(POSTGRES === null)('the program with DATABASE_URL', () => {
  it('finds everything again after it was killed, and refuses to start beside itself', async () => {
    const url = await newUrl();
    const program = new Program(join(dir, 'one'), { DATABASE_URL: url });
    await program.start();
    const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
    const { code } = await program.post('/api/teach/classes', {}, teacher);
    const { token } = await program.post('/api/join', { code, name: 'Ada' });
    const beside = new Program(join(dir, 'two'), { DATABASE_URL: url });
    await expect(beside.start()).rejects.toThrow(/exit 1: DATABASE_URL: .* is the server running already/);
    await program.end('SIGKILL');
    await program.start();
    const ada = await program.player(token);
    expect((await ada.last('class')).view.you.name).toBe('Ada');
    ada.close();
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it('ends its start with a sentence, without the password, where nobody is there', async () => {
    const nobody = 'postgres://2msl:hidden-word@127.0.0.1:1/2msl';
    const failed = new Program(join(dir, 'three'), { DATABASE_URL: nobody }).start();
    await expect(failed).rejects.toThrow(
      /exit 1: DATABASE_URL: the database cannot be used: connect ECONNREFUSED/,
    );
    await expect(failed).rejects.not.toThrow(/hidden-word/);
  });
});
