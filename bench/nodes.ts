/**
 * `npm run bench:nodes`: the same players at one, two and three servers on a PostgreSQL.
 * What a move costs the servers and the database, where each player is at any of them (docs/SCALING.md).
 * Other numbers: `-- --pairs N --seconds N --rest MILLISECONDS`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startPostgres } from '../server/testing/postgres-server.ts';
import { Child } from './child.ts';
import { player, Stopwatch } from './load.ts';
import { post } from './moves.ts';
import { percentile } from './percentile.ts';
import { cpuOf } from './process.ts';
import { head, row } from './table.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '15' },
    rest: { type: 'string', default: '200' },
  },
});
const [pairs, seconds, rest] = [values.pairs, values.seconds, values.rest].map(Number) as [
  number,
  number,
  number,
];
const PAIRS_OF_A_CLASS = 10;
const SECRET = 'the secret of the bench';

/** What the database counts. */
const COUNTED = `
  SELECT (SELECT count(*) FROM journal)::int AS rows,
    pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float AS wal,
    pg_total_relation_size('journal')::float AS octets,
    (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal')::int AS syncs,
    (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::int AS commits,
    (SELECT count(*) FROM pg_stat_activity WHERE application_name = '2msl')::int AS connections`;
type Counted = Readonly<Record<'rows' | 'wal' | 'octets' | 'syncs' | 'commits' | 'connections', number>>;

/** Of the server process and of all that it has started. */
function cpuOfDatabase(folder: string): number {
  const main = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const isOurs = (pid: number): boolean => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return pid === main || Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === main;
    } catch {
      // It has ended since it was listed.
      return false;
    }
  };
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isOurs(pid));
  return pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
}

async function measure(servers: number): Promise<void> {
  const database = await startPostgres();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  const counted = async (): Promise<Counted> => (await client.query<Counted>(COUNTED)).rows[0] as Counted;
  const children = await Promise.all(
    Array.from({ length: servers }, () =>
      Child.start<{ port: number }>('./servers/node.ts', [database.url, SECRET]),
    ),
  );
  const any = (): number => children[Math.floor(Math.random() * servers)]?.ready.port ?? 0;
  const { token: teacher = '' } = await post(any(), '/api/teach/session', { secret: SECRET });
  const watches: Stopwatch[] = [];
  const sockets: ReturnType<typeof player>[] = [];
  for (let c = 0; c < pairs / PAIRS_OF_A_CLASS; c += 1) {
    // As many at each.
    const { code = '' } = await post(
      children[c % servers]?.ready.port ?? 0,
      '/api/teach/classes',
      {},
      teacher,
    );
    for (let i = 1; i <= 2 * PAIRS_OF_A_CLASS; i += 1) {
      const { token = '' } = await post(any(), '/api/join', { code, name: `Player ${i}` });
      const watch = new Stopwatch();
      watches.push(watch);
      sockets.push(player(any(), token, watch, rest));
    }
    const round = { scenario: 'loop', level: 'standard', seed: 1 };
    await post(any(), `/api/teach/classes/${code}/rounds`, round, teacher);
  }
  // Until the compiler has nothing left to do.
  await sleep((seconds * 1_000) / 2);
  for (const watch of watches) watch.latencies = [];
  const moves = (): number => watches.reduce((sum, { count }) => sum + count, 0);
  const before = { moves: moves(), cpu: cpuOfDatabase(database.folder), ...(await counted()) };
  for (const child of children) child.begin();
  await sleep(seconds * 1_000);
  const measured = await Promise.all(children.map((child) => child.end()));
  const after = { moves: moves(), cpu: cpuOfDatabase(database.folder), ...(await counted()) };
  const made = after.moves - before.moves;
  const each = (of: keyof Counted): number => (after[of] - before[of]) / made;
  const latencies = watches.flatMap(({ latencies: some }) => some);
  row(
    servers,
    Math.round(made / seconds),
    ((1_000 * measured.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)) / made).toFixed(2),
    ((1_000 * (after.cpu - before.cpu)) / made).toFixed(2),
    each('rows').toFixed(2),
    Math.round(each('wal')),
    Math.round(each('octets')),
    each('commits').toFixed(2),
    each('syncs').toFixed(2),
    percentile(latencies, 0.5).toFixed(1),
    percentile(latencies, 0.99).toFixed(1),
    after.connections,
    measured.map(({ memory }) => Math.round(memory / 2 ** 20)).join(' '),
  );
  for (const socket of sockets) socket.terminate();
  await Promise.all(children.map((child) => child.stop()));
  await client.end();
  await database.end();
}

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  `${pairs} pairs in classes of ${PAIRS_OF_A_CLASS}, ${rest} ms between moves, ${seconds} s; all a move\n`,
);
head(
  ...['servers', 'moves a second', 'CPU ms: servers', 'CPU ms: PostgreSQL', 'rows', 'WAL octets'],
  ...['journal octets', 'commits', 'WAL syncs', 'p50 ms', 'p99 ms', 'connections', 'MiB each'],
);
for (const servers of [1, 2, 3]) await measure(servers);
