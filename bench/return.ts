/** `npm run bench:return`: clients that all come back at the same instant, and to a restarted server. */
import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { retryDelay } from '../client/connection/retry.ts';
import { GameServer } from '../e2e/support/server.ts';
import type { Seen } from '../server/classroom/history.ts';
import { createHearing } from '../shared/protocol/heard.ts';
import type { ServerMessage } from '../shared/protocol/server-message.ts';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { socketProtocols } from '../shared/protocol/socket-token.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { post } from './moves.ts';
import { median } from './percentile.ts';
import { cpuOf, residentOf } from './process.ts';
import { head, row } from './table.ts';

const CLIENTS = Number(process.argv[2] ?? 1_000);
const A_CLASS = 500;
const RETURNS = 3;
/** `PROFILE=folder npm run bench:return` has V8 write a profile of the server there. */
const { PROFILE } = process.env;

/** A player's page: it has seen its match, and comes back as client/connection does. */
class Returning {
  seen: Seen | null = null;
  refused = 0;
  #socket: WebSocket | null = null;

  constructor(
    readonly port: number,
    readonly token: string,
  ) {}

  /** Resolves when it has been told its class, and what it missed of its match. */
  async come(attempt = 0): Promise<void> {
    const came = await this.#try();
    if (came.in) return;
    this.refused += 1;
    await sleep(retryDelay(attempt, Math.random(), came.retryAfter));
    return this.come(attempt + 1);
  }

  #try(): Promise<{ readonly in: boolean; readonly retryAfter: number }> {
    const address = `ws://127.0.0.1:${this.port}${SOCKET_PATH}`;
    const socket = new WebSocket(address, [...socketProtocols(this.token)], { perMessageDeflate: false });
    this.#socket = socket;
    const hear = createHearing();
    return new Promise((resolve) => {
      let retryAfter = 0;
      socket.on('unexpected-response', (_, answer) => {
        retryAfter = 1_000 * Number(answer.headers['retry-after'] ?? 0);
        answer.resume();
        resolve({ in: false, retryAfter });
      });
      socket.on('error', () => resolve({ in: false, retryAfter }));
      socket.on('close', () => resolve({ in: false, retryAfter }));
      socket.on('open', () => {
        const hello = { type: 'hello', protocol: PROTOCOL_VERSION, token: this.token, class: null };
        socket.send(JSON.stringify({ ...hello, seen: this.seen }));
      });
      socket.on('message', (data) => {
        const heard = hear(JSON.parse(String(data)) as ServerMessage);
        if (heard === null) throw new Error(`a change of what was not told: ${data}`);
        for (const message of heard) {
          if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
          if (message.type === 'class' && message.view.seat === null) resolve({ in: true, retryAfter });
          if (message.type !== 'match') continue;
          const { match, history, view } = message;
          this.seen = { match, history, version: view.version };
          resolve({ in: true, retryAfter });
        }
      });
    });
  }

  /** Gone without a word, as when an access point is switched off. */
  vanish(): void {
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }
}

async function allIn(what: string, clients: readonly Returning[], pid: number | null): Promise<void> {
  for (const client of clients) client.refused = 0;
  const before = pid === null ? Number.NaN : cpuOf(pid);
  const began = performance.now();
  const times = await Promise.all(
    clients.map(async (client) => {
      await client.come();
      return performance.now() - began;
    }),
  );
  const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
  const refused = clients.reduce((sum, client) => sum + client.refused, 0);
  row(
    what,
    seconds(median(times)),
    seconds(Math.max(...times)),
    refused,
    pid === null ? '' : (cpuOf(pid) - before).toFixed(2),
    pid === null ? '' : residentOf(pid).toFixed(0),
    (loadavg()[0] ?? Number.NaN).toFixed(1),
  );
}

const flags = PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [];
const server = await GameServer.start({ MAX_PLAYERS: String(A_CLASS) }, flags);
const { token: teacher = '' } = await post(server.port, '/api/teach/session', { secret: server.secret });
const clients: Returning[] = [];
for (let left = CLIENTS; left > 0; left -= A_CLASS) {
  const { code = '' } = await post(server.port, '/api/teach/classes', {}, teacher);
  const some: Returning[] = [];
  while (some.length < Math.min(left, A_CLASS)) {
    const { token = '' } = await post(server.port, '/api/join', { code, name: `Player ${some.length + 1}` });
    some.push(new Returning(server.port, token));
  }
  await Promise.all(some.map((client) => client.come()));
  const round = { scenario: 'three-way-handshake', level: 'standard', seed: 1 };
  await post(server.port, `/api/teach/classes/${code}/rounds`, round, teacher);
  clients.push(...some);
}
await sleep(3_000);
console.log(`${CLIENTS} clients on ${cpus().length} cores, which this program has, too.`);
head('', 'half are in s', 'all are in s', 'refused', 'CPU of the server s', 'MB', 'load');
for (let i = 1; i <= RETURNS; i++) {
  for (const client of clients) client.vanish();
  await sleep(2_000);
  await allIn(`all at the same instant, ${i}`, clients, server.pid);
}
await server.down('SIGKILL');
for (const client of clients) client.vanish();
const restarted = server.up();
await allIn('while the server starts again after kill -9', clients, null);
await restarted;
for (const client of clients) client.vanish();
await server.down('SIGTERM');
await server.remove();
