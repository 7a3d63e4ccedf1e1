/** Tests of what an operator does about disasters: a point in time restored, a standby promoted. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { TEST_ALL } from '../verify/depth.ts';
import { Balancer } from '../verify/faults/balancer.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import type { Store, StoreOptions } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { POSTGRES } from './testing/postgres.ts';
import { type PostgresServer, startCopyOf, startPostgres } from './testing/postgres-server.ts';
import { systemClock } from './time/clock.ts';

const servers: PostgresServer[] = [];
const archive = mkdtempSync(join(tmpdir(), '2msl-archive-'));
// PostgreSQL may run as another user.
chmodSync(archive, 0o777);
afterAll(async () => {
  for (const server of servers) await server.end();
  rmSync(archive, { recursive: true });
});
const kept = (server: PostgresServer): PostgresServer => {
  servers.push(server);
  return server;
};

async function asOperator<T>(url: string, deed: (run: Client['query']) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await deed(client.query.bind(client) as Client['query']);
  } finally {
    await client.end();
  }
}
const at = (url: string) => (options: StoreOptions) =>
  openPostgresStore({ url, most: 4, mayForget: false, clock: systemClock }, options);
const set = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

describe.skipIf(POSTGRES === null || !TEST_ALL)('an operator', () => {
  it('restores a point in time, before a class was deleted, out of a base backup and the archived WAL', async () => {
    const command = `cp "%p" "${archive}/%f"`;
    const primary = kept(await startPostgres(...set({ archive_mode: 'on', archive_command: command })));
    const harness = await Harness.start({ openStore: at(primary.url) });
    const code = await harness.openClass();
    const ada = await harness.join(code, 'Ada');
    const backup = await startCopyOf(primary, { 'recovery.signal': '' });
    await harness.join(code, 'Bob');
    const moment = await asOperator(primary.url, async (run) => {
      return String((await run('SELECT clock_timestamp()::text AS now')).rows[0]?.now);
    });
    await harness.http('DELETE', `/api/teach/classes/${code}`);
    await harness.close();
    await asOperator(primary.url, async (run) => {
      const [{ name }] = (await run('SELECT pg_walfile_name(pg_switch_wal()) AS name')).rows;
      await expect
        .poll(
          async () => (await run('SELECT last_archived_wal AS last FROM pg_stat_archiver')).rows[0]?.last,
          {
            timeout: 20_000,
          },
        )
        .toBe(name);
    });
    await primary.stop();
    const restored = kept(
      await backup.start(
        ...set({
          restore_command: `cp "${archive}/%f" "%p"`,
          recovery_target_time: moment,
          recovery_target_action: 'promote',
        }),
      ),
    );
    await asOperator(restored.url, async (run) => {
      await expect
        .poll(async () => (await run('SELECT pg_is_in_recovery() AS still')).rows[0]?.still, {
          timeout: 20_000,
        })
        .toBe(false);
    });
    const again = await Harness.start({ openStore: at(restored.url) });
    again.teacher = harness.teacher;
    // As a page does: for some seconds the row of the server of then is believed.
    const players = async (): Promise<readonly string[]> => {
      const client = await again.player(ada);
      const told = await Promise.race([client.last('class'), client.error()]);
      return told.type === 'class' ? told.view.players.map(({ name }) => name) : [];
    };
    await expect.poll(players, { timeout: 20_000, interval: 500 }).toEqual(['Ada', 'Bob']);
    await again.close();
  }, 120_000);

  it('lets a synchronous standby take over from a primary that was killed, and nothing is lost that was acknowledged', async () => {
    const primary = kept(await startPostgres());
    const { port, username, password } = new URL(primary.url);
    const conninfo = `host=127.0.0.1 port=${port} user=${username} password=${password} application_name=standby`;
    const copy = await startCopyOf(primary, { 'standby.signal': '' });
    const standby = kept(await copy.start(...set({ primary_conninfo: conninfo })));
    await asOperator(primary.url, async (run) => {
      await run("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
      await run('SELECT pg_reload_conf()');
      await expect
        .poll(async () => (await run('SELECT sync_state FROM pg_stat_replication')).rows[0]?.sync_state)
        .toBe('sync');
    });
    // As a virtual address does: it leads to whichever is the primary.
    let target = Number(port);
    const address = await Balancer.start(() => [target]);
    const url = new URL(primary.url);
    url.port = String(address.port);
    const store: Store = await at(url.href)({ ...systemClock, indexing: () => [] });
    let acknowledged = 0;
    let over = false;
    const writing = (async () => {
      while (!over) {
        const entry = { stream: 'a', seq: await nextOf(store), body: `${acknowledged}` };
        await store.append([entry]).then(
          () => {
            acknowledged += 1;
          },
          () => new Promise((resolve) => systemClock.wake(systemClock.now() + 100, () => resolve(null))),
        );
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(50);
    await primary.kill();
    const before = acknowledged;
    await asOperator(standby.url, (run) => run('SELECT pg_promote()'));
    target = Number(new URL(standby.url).port);
    await expect.poll(() => acknowledged, { timeout: 40_000 }).toBeGreaterThan(before + 50);
    over = true;
    await writing;
    const bodies: string[] = [];
    for await (const { body } of store.read('a')) bodies.push(body);
    // One that nobody answered may be there as well: then its number was written twice.
    const numbers = new Set(bodies.map(Number));
    expect(Array.from({ length: acknowledged }, (_, i) => i).filter((i) => !numbers.has(i))).toEqual([]);
    await store.close();
    address.end();
  }, 120_000);
});

/** The next place, however long the database is away. */
async function nextOf(store: Store): Promise<number> {
  for (;;) {
    const next = await store.next('a').catch(() => null);
    if (next !== null) return next;
    await new Promise((resolve) => systemClock.wake(systemClock.now() + 100, () => resolve(null)));
  }
}
