/** Moves a second of the server's CPU: ours beside a bare one, each its own process, in turns. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { Child } from './child.ts';
import { barePlayer, Counter, player } from './load.ts';
import { median } from './percentile.ts';

const PAIRS = 200;
const PAIRS_OF_A_CLASS = 20;
const REPETITIONS = 3;

/** Seconds to warm up and to measure. */
const WARM_UP = 2;
const MEASURED = 5;

interface Contender {
  readonly name: string;
  readonly start: (
    counter: Counter,
  ) => Promise<{ readonly child: Child<unknown>; readonly sockets: readonly WebSocket[] }>;
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

async function startGame(counter: Counter) {
  const child = await Child.start<{ port: number; teacherSecret: string }>('./servers/game.ts', []);
  const { port, teacherSecret } = child.ready;
  const { token: teacher = '' } = await post(port, '/api/teach/session', { secret: teacherSecret });
  const sockets: WebSocket[] = [];
  for (let c = 0; c < PAIRS / PAIRS_OF_A_CLASS; c++) {
    const { code = '' } = await post(port, '/api/teach/classes', {}, teacher);
    const names = Array.from({ length: 2 * PAIRS_OF_A_CLASS }, (_, i) => `Player ${i + 1}`);
    const joined = await Promise.all(names.map((name) => post(port, '/api/join', { code, name })));
    for (const { token = '' } of joined) sockets.push(player(port, token, counter));
    await post(
      port,
      `/api/teach/classes/${code}/rounds`,
      { scenario: 'loop', level: 'standard', seed: 1 },
      teacher,
    );
  }
  return { child, sockets };
}

const startBare = (durable: boolean) => async (counter: Counter) => {
  const child = await Child.start<{ port: number }>('./peers/bare-ws.ts', durable ? ['durable'] : []);
  const { port } = child.ready;
  const sockets: WebSocket[] = [];
  for (let i = 0; i < PAIRS; i++) {
    // B first: A begins as soon as it is there.
    const b = barePlayer(port, `pair-${i}`, 'B', counter);
    await once(b, 'open');
    sockets.push(b, barePlayer(port, `pair-${i}`, 'A', counter));
  }
  return { child, sockets };
};

const CONTENDERS: readonly Contender[] = [
  { name: '2MSL: judged, journaled, resumable', start: startGame },
  { name: 'bare ws + JSON + the same journal', start: startBare(true) },
  { name: 'bare ws + JSON', start: startBare(false) },
];

async function measure({ start }: Contender): Promise<number> {
  const counter = new Counter();
  const { child, sockets } = await start(counter);
  await Promise.all(
    sockets.map(async (socket) => socket.readyState === socket.OPEN || (await once(socket, 'open'))),
  );
  await sleep(WARM_UP * 1_000);
  child.begin();
  const before = counter.count;
  await sleep(MEASURED * 1_000);
  const { cpuSeconds } = await child.end();
  const measured = counter.count - before;
  for (const socket of sockets) socket.terminate();
  await child.stop();
  return measured / cpuSeconds;
}

export async function movesPerSecond(): Promise<
  readonly (readonly [what: string, perSecond: number, all: readonly number[]])[]
> {
  const results = CONTENDERS.map((): number[] => []);
  for (let i = 0; i < REPETITIONS; i++)
    for (const [c, contender] of CONTENDERS.entries()) results[c]?.push(await measure(contender));
  return CONTENDERS.map(({ name }, c) => [name, median(results[c] ?? []), results[c] ?? []] as const);
}
