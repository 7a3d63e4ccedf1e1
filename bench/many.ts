/**
 * `npm run bench:many`: memory of who waits, and moves at the pace of people, beside the bare server.
 * Other numbers: `-- --waiting N --pairs N --seconds N`. The bare server keeps its journal, as ours does.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WebSocket } from 'ws';
import { Child } from './child.ts';
import { barePlayer, player, Stopwatch } from './load.ts';
import { post } from './moves.ts';
import { percentile } from './percentile.ts';
import { head, row } from './table.ts';

const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '2000' },
    pairs: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
});
const [WAITING, PAIRS, SECONDS] = [values.waiting, values.pairs, values.seconds].map(Number) as [
  number,
  number,
  number,
];

/** Milliseconds that a player thinks, whatever the server does. */
const REST = 4_000;
const A_CLASS = 40;
/** They come in such groups, as classes do. */
const AT_ONCE = 20;

interface Many {
  readonly child: Child<unknown>;
  readonly sockets: readonly WebSocket[];
  /** Octets resident before anybody came. */
  readonly before: number;
}

/** @param round whether they play, or wait in the lobby */
async function ours(count: number, round: boolean, watch: () => Stopwatch): Promise<Many> {
  const child = await Child.start<{ port: number; teacherSecret: string }>('./servers/game.ts', []);
  const { port, teacherSecret } = child.ready;
  const { token: teacher = '' } = await post(port, '/api/teach/session', { secret: teacherSecret });
  const { memory: before } = await child.end();
  const sockets: WebSocket[] = [];
  for (let left = count; left > 0; left -= A_CLASS) {
    const { code = '' } = await post(port, '/api/teach/classes', {}, teacher);
    const names = Array.from({ length: Math.min(A_CLASS, left) }, (_, i) => `Player ${i + 1}`);
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const some = names.slice(at, at + AT_ONCE);
      const joined = await Promise.all(some.map((name) => post(port, '/api/join', { code, name })));
      const came = joined.map(({ token = '' }) => player(port, token, watch(), REST));
      await opened(came);
      sockets.push(...came);
    }
    const body = { scenario: 'loop', level: 'standard', seed: 1 };
    if (round) await post(port, `/api/teach/classes/${code}/rounds`, body, teacher);
  }
  return { child, sockets, before };
}

async function bare(count: number, round: boolean, watch: () => Stopwatch): Promise<Many> {
  const child = await Child.start<{ port: number }>('./peers/bare-ws.ts', ['durable']);
  const { memory: before } = await child.end();
  const sockets: WebSocket[] = [];
  for (let i = 0; i < count / 2; i++) {
    for (const host of ['B', 'A'] as const) {
      const socket = barePlayer(child.ready.port, `pair-${i}`, host, watch(), round ? REST : null);
      await once(socket, 'open');
      sockets.push(socket);
    }
  }
  return { child, sockets, before };
}

const SERVERS = [
  ['2MSL', ours],
  ['bare ws + JSON + the same journal', bare],
] as const;

const opened = (sockets: readonly WebSocket[]): Promise<unknown> =>
  Promise.all(
    sockets.map(async (socket) => socket.readyState === socket.OPEN || (await once(socket, 'open'))),
  );

async function leave({ child, sockets }: Many): Promise<void> {
  for (const socket of sockets) socket.terminate();
  await child.stop();
}

head('who wait', 'server', 'KiB a connection');
for (const [name, come] of SERVERS) {
  const many = await come(WAITING, false, () => new Stopwatch());
  await opened(many.sockets);
  // Until what coming took has been collected.
  await sleep(15_000);
  const { memory } = await many.child.end();
  row(WAITING, name, ((memory - many.before) / 1_024 / WAITING).toFixed(1));
  await leave(many);
}

console.log('');
head(
  'pairs',
  'server',
  'moves a second',
  'p50 ms',
  'p99 ms',
  'p99.9 ms',
  'CPU',
  'timers late, p99 ms',
  'driver',
);
for (const [name, come] of SERVERS) {
  const watches: Stopwatch[] = [];
  const many = await come(2 * PAIRS, true, () => {
    const watch = new Stopwatch();
    watches.push(watch);
    return watch;
  });
  await opened(many.sockets);
  await sleep(10_000);
  const answered = (): number => watches.reduce((sum, { count }) => sum + count, 0);
  for (const watch of watches) watch.latencies = [];
  many.child.begin();
  const own = process.cpuUsage();
  const [began, before] = [performance.now(), answered()];
  await sleep(1_000 * SECONDS);
  const { cpuSeconds, lateness } = await many.child.end();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const latencies = watches.flatMap((watch) => watch.latencies);
  const [p50, p99, p999] = [0.5, 0.99, 0.999].map((share) => percentile(latencies, share).toFixed(1));
  const share = (of: number): string => `${((100 * of) / seconds).toFixed(0)} %`;
  row(
    PAIRS,
    name,
    ((answered() - before) / seconds).toFixed(0),
    ...[p50 ?? '', p99 ?? '', p999 ?? ''],
    share(cpuSeconds),
    lateness.toFixed(1),
    share((user + system) / 1e6),
  );
  await leave(many);
}
process.exit(0);
