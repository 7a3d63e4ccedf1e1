/** Moves a second of the server's CPU: ours beside a bare one, each its own process, in turns. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { Child } from './child.ts';
import { hasColyseus, startColyseus } from './colyseus.ts';
import { barePlayer, player, Stopwatch } from './load.ts';
import { Meter } from './meter.ts';
import { median, percentile } from './percentile.ts';

const PAIRS = 200;
const PAIRS_OF_A_CLASS = 20;

export interface MovesOptions {
  readonly turns: number;
  /** So many to warm up, until the compiler has nothing left to do, and as many that are measured. */
  readonly moves: number;
}

/** One turn of one server. */
export interface Turn {
  readonly perCpuSecond: number;
  /** Milliseconds from a move to its answer. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  /** What a move costs its players. */
  readonly octets: number;
  readonly messages: number;
  /** Seconds of a processor a second: of the server, and of who drives it. */
  readonly server: number;
  readonly driver: number;
}

/** Its median, and all turns. */
export interface Contest {
  readonly name: string;
  readonly median: Turn;
  readonly turns: readonly Turn[];
  /** The driver had no more to give in one of them: the server might have had. */
  readonly saturated: boolean;
}

/** Above this it is the driver that is measured. */
const SATURATED = 0.9;

interface Players {
  readonly child: Child<unknown>;
  readonly sockets: readonly WebSocket[];
}

interface Contender {
  readonly name: string;
  readonly start: (watch: () => Stopwatch) => Promise<Players>;
}

export async function post(
  port: number,
  path: string,
  body: unknown,
  token = '',
): Promise<Record<string, string>> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}

async function startGame(watch: () => Stopwatch): Promise<Players> {
  const child = await Child.start<{ port: number; teacherSecret: string }>('./servers/game.ts', []);
  const { port, teacherSecret } = child.ready;
  const { token: teacher = '' } = await post(port, '/api/teach/session', { secret: teacherSecret });
  const sockets: WebSocket[] = [];
  for (let c = 0; c < PAIRS / PAIRS_OF_A_CLASS; c++) {
    const { code = '' } = await post(port, '/api/teach/classes', {}, teacher);
    const names = Array.from({ length: 2 * PAIRS_OF_A_CLASS }, (_, i) => `Player ${i + 1}`);
    const joined = await Promise.all(names.map((name) => post(port, '/api/join', { code, name })));
    for (const { token = '' } of joined) sockets.push(player(port, token, watch()));
    await post(
      port,
      `/api/teach/classes/${code}/rounds`,
      { scenario: 'loop', level: 'standard', seed: 1 },
      teacher,
    );
  }
  return { child, sockets };
}

const startBare =
  (durable: boolean) =>
  async (watch: () => Stopwatch): Promise<Players> => {
    const child = await Child.start<{ port: number }>('./peers/bare-ws.ts', durable ? ['durable'] : []);
    const { port } = child.ready;
    const sockets: WebSocket[] = [];
    for (let i = 0; i < PAIRS; i++) {
      // B first: A begins as soon as it is there.
      const b = barePlayer(port, `pair-${i}`, 'B', watch());
      await once(b, 'open');
      sockets.push(b, barePlayer(port, `pair-${i}`, 'A', watch()));
    }
    return { child, sockets };
  };

const CONTENDERS: readonly Contender[] = [
  { name: '2MSL: judged, journaled, resumable', start: startGame },
  { name: 'bare ws + JSON + the same journal', start: startBare(true) },
  { name: 'bare ws + JSON', start: startBare(false) },
  ...(hasColyseus()
    ? [
        {
          name: 'Colyseus 0.17 with schema patches',
          start: (watch) => startColyseus(PAIRS, watch),
        } satisfies Contender,
      ]
    : []),
];

async function measure({ start }: Contender, moves: number): Promise<Turn> {
  const watches: Stopwatch[] = [];
  const { child, sockets } = await start(() => {
    const watch = new Stopwatch();
    watches.push(watch);
    return watch;
  });
  const meter = new Meter();
  for (const socket of sockets)
    socket.on('message', (data: Buffer | ArrayBuffer) => meter.note(data.byteLength));
  const answered = (): number => watches.reduce((sum, { count }) => sum + count, 0);
  const until = async (count: number): Promise<void> => {
    while (answered() < count) await sleep(50);
  };
  await Promise.all(
    sockets.map(async (socket) => socket.readyState === socket.OPEN || (await once(socket, 'open'))),
  );
  await until(moves);
  for (const watch of watches) watch.latencies = [];
  meter.take();
  const own = process.cpuUsage();
  const begun = performance.now();
  child.begin();
  const before = answered();
  await until(before + moves);
  const { cpuSeconds } = await child.end();
  const measured = answered() - before;
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const told = meter.take();
  for (const socket of sockets) socket.terminate();
  await child.stop();
  const latencies = watches.flatMap((watch) => watch.latencies).sort((a, b) => a - b);
  return {
    perCpuSecond: measured / cpuSeconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    p999: percentile(latencies, 0.999),
    octets: told.octets / measured,
    messages: told.messages / measured,
    server: cpuSeconds / seconds,
    driver: (user + system) / 1e6 / seconds,
  };
}

const medianOf = (turns: readonly Turn[]): Turn => {
  const of = (figure: keyof Turn): number => median(turns.map((turn) => turn[figure]));
  return {
    perCpuSecond: of('perCpuSecond'),
    p50: of('p50'),
    p99: of('p99'),
    p999: of('p999'),
    octets: of('octets'),
    messages: of('messages'),
    server: of('server'),
    driver: of('driver'),
  };
};

export async function movesPerSecond({ turns, moves }: MovesOptions): Promise<readonly Contest[]> {
  const results = CONTENDERS.map((): Turn[] => []);
  for (let i = 0; i < turns; i++)
    for (const [c, contender] of CONTENDERS.entries()) results[c]?.push(await measure(contender, moves));
  return CONTENDERS.map(({ name }, c) => {
    const all = results[c] ?? [];
    const saturated = all.some(({ driver }) => driver > SATURATED);
    return { name, median: medianOf(all), turns: all, saturated };
  });
}
