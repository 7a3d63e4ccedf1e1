/** What a flood of 10,000 SYNs in one match costs the moves of others; with it and without, in turns. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createHearing, type Heard } from '../shared/protocol/heard.ts';
import type { ServerMessage } from '../shared/protocol/server-message.ts';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { Child } from './child.ts';
import { player, Stopwatch } from './load.ts';
import { post } from './moves.ts';
import { median, percentile } from './percentile.ts';

const PAIRS = 20;
/** Milliseconds that a player thinks: far from what the server could do, so that it waits for nobody but us. */
const REST = 50;
const TURNS = 4;
/** 1,000 SYNs a second at twice life's pace, for 5 s. */
const SYNS = { rate: 1_000, pace: 2, seconds: 5 };

/** The attacker of the flooded match: it moves the control of its rate. */
class Attacker {
  readonly socket: WebSocket;
  sent = 0;
  #match = '';
  #id = 0;

  constructor(port: number, token: string) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${SOCKET_PATH}`, { perMessageDeflate: false });
    const hear = createHearing();
    this.socket.on('open', () => {
      const hello = { type: 'hello', protocol: PROTOCOL_VERSION, token, class: null, seen: null };
      this.socket.send(JSON.stringify(hello));
    });
    this.socket.on('message', (data) => {
      const heard = hear(JSON.parse(String(data)) as ServerMessage);
      if (heard === null) throw new Error(`a change of what was not told: ${data}`);
      for (const message of heard) this.#hear(message);
    });
  }

  #hear(message: Heard): void {
    if (message.type === 'ping') this.socket.send(JSON.stringify({ type: 'pong' }));
    if (message.type === 'error') throw new Error(`${message.code}: ${message.detail}`);
    if (message.type !== 'match') return;
    this.#match = message.match;
    this.sent = message.view.hosts[0]?.system?.attack?.sent ?? this.sent;
  }

  set(control: string, value: number): void {
    this.#id += 1;
    const message = { type: 'control', id: this.#id, match: this.#match, control, value };
    this.socket.send(JSON.stringify(message));
  }
}

interface Class {
  readonly tokens: readonly string[];
}

async function startClass(port: number, teacher: string, players: number, scenario: string): Promise<Class> {
  const { code = '' } = await post(port, '/api/teach/classes', {}, teacher);
  const tokens: string[] = [];
  // One after the other: the first sits at host A.
  for (let i = 0; i < players; i++) {
    const { token = '' } = await post(port, '/api/join', { code, name: `Player ${i + 1}` });
    tokens.push(token);
  }
  const path = `/api/teach/classes/${code}`;
  await post(port, `${path}/rounds`, { scenario, level: 'standard', seed: 1 }, teacher);
  if (scenario === 'syn-flood') await post(port, `${path}/clock`, { pace: SYNS.pace }, teacher);
  return { tokens };
}

export interface Latency {
  readonly what: string;
  /** Milliseconds, of all moves. */
  readonly median: number;
  readonly p99: number;
  readonly moves: number;
  /** Seconds of CPU a second. */
  readonly cpu: number;
}

/** @returns without the flood and with it, and how many SYNs came in each turn with it */
export async function latencyUnderFlood(): Promise<{
  readonly rows: readonly Latency[];
  readonly syns: number;
}> {
  const child = await Child.start<{ port: number; teacherSecret: string }>('./servers/game.ts', []);
  const { port, teacherSecret } = child.ready;
  const { token: teacher = '' } = await post(port, '/api/teach/session', { secret: teacherSecret });
  const others = await startClass(port, teacher, 2 * PAIRS, 'loop');
  const watches = others.tokens.map(() => new Stopwatch());
  const sockets = others.tokens.map((token, i) => player(port, token, watches[i] ?? new Stopwatch(), REST));
  const [first = '', second = ''] = (await startClass(port, teacher, 2, 'syn-flood')).tokens;
  const attacker = new Attacker(port, first);
  const defender = new Attacker(port, second);
  await Promise.all([attacker, defender].map(({ socket }) => once(socket, 'open')));
  await sleep(3_000);
  attacker.set('forged-addresses', 1);
  const turns = { calm: [] as number[], flood: [] as number[] };
  const cpu = { calm: [] as number[], flood: [] as number[] };
  const syns: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    for (const kind of ['calm', 'flood'] as const) {
      attacker.set('syn-rate', kind === 'flood' ? SYNS.rate : 0);
      await sleep(1_000);
      const before = attacker.sent;
      for (const watch of watches) watch.latencies = [];
      child.begin();
      await sleep(SYNS.seconds * 1_000);
      const { cpuSeconds } = await child.end();
      turns[kind].push(...watches.flatMap(({ latencies }) => latencies));
      cpu[kind].push(cpuSeconds / SYNS.seconds);
      if (kind === 'flood') syns.push(attacker.sent - before);
    }
  }
  for (const socket of [...sockets, attacker.socket, defender.socket]) socket.terminate();
  await child.stop();
  const row = (kind: 'calm' | 'flood', what: string): Latency => ({
    what,
    median: median(turns[kind]),
    p99: percentile(turns[kind], 0.99),
    moves: turns[kind].length,
    cpu: median(cpu[kind]),
  });
  return {
    rows: [row('calm', 'without a flood'), row('flood', 'while one match is flooded')],
    syns: median(syns),
  };
}
