/** The crowd while it ticks, and the few ways to change it. Nothing of this outlives the tick. */

import type { HostId } from '../hosts.ts';
import type { Constants } from '../tcp/constants.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Milliseconds } from '../units.ts';
import { draw } from '../wire/random.ts';
import { type Endpoint, HOST_ADDRESS, pairKey } from './address.ts';
import { BOUNDS, STEP } from './config.ts';
import { type Connection, isDead } from './connection.ts';
import { type ControlId, HUMANE_KEEP_ALIVE, type Settings, settingOf } from './controls.ts';
import type { Counter, Counters, Message } from './counters.ts';
import { CROWD_CONSTANTS, type Crowd, type Flight, KERNELS, type Kernel, type KernelId } from './crowd.ts';
import type { Ended } from './facts.ts';

export interface WorkingKernel {
  readonly id: KernelId;
  readonly kernel: { -readonly [K in keyof Omit<Kernel, 'connections' | 'counters'>]: Kernel[K] };
  /** By both ends; what is dead, by its number. */
  readonly connections: Map<string, Connection>;
  readonly counters: { -readonly [K in keyof Counters]: Counters[K] };
  /** How many wait in each queue of the listener. */
  readonly queues: { halfOpen: number; accept: number };
  /** Descriptors that the application holds, the listener's counted. */
  descriptors: number;
}

export interface WorkingCrowd {
  now: Milliseconds;
  readonly settings: Readonly<Record<HostId, Settings>>;
  readonly crowd: { -readonly [K in keyof Omit<Crowd, 'kernels' | 'flights'>]: Crowd[K] };
  readonly kernels: Readonly<Record<KernelId, WorkingKernel>>;
  flights: Flight[];
  /** Requests that came to their end in this tick. */
  readonly ended: Ended[];
  /** SYNs that arrived at the server in this tick; those of a flood among them. */
  syns: number;
  floodSyns: number;
}

export function workingCrowd(crowd: Crowd, settings: WorkingCrowd['settings']): WorkingCrowd {
  const kernels = Object.fromEntries(KERNELS.map((id) => [id, workingKernel(id, crowd.kernels[id])]));
  return {
    now: crowd.due ?? 0,
    settings,
    crowd: { ...crowd },
    kernels: kernels as Record<KernelId, WorkingKernel>,
    flights: [...crowd.flights],
    ended: [],
    syns: 0,
    floodSyns: 0,
  };
}

function workingKernel(id: KernelId, { connections, counters, ...kernel }: Kernel): WorkingKernel {
  const k: WorkingKernel = {
    id,
    kernel: { ...kernel },
    connections: new Map(),
    counters: { ...counters },
    queues: { halfOpen: 0, accept: 0 },
    descriptors: kernel.listener ? 1 : 0,
  };
  for (const connection of connections) putConnection(k, connection);
  return k;
}

export function finishedCrowd({ crowd, kernels, flights }: WorkingCrowd): Crowd {
  const finished = KERNELS.map((id): [KernelId, Kernel] => {
    const { kernel, connections, counters } = kernels[id];
    return [id, { ...kernel, counters, connections: [...connections.values()] }];
  });
  return { ...crowd, flights, kernels: Object.fromEntries(finished) as Record<KernelId, Kernel> };
}

const keyOf = (c: Connection): string => (isDead(c) ? `#${c.id}` : pairKey(c.local, c.remote));

export function putConnection(k: WorkingKernel, connection: Connection): void {
  countIn(k, connection, 1);
  k.connections.set(keyOf(connection), connection);
}

export function dropConnection(k: WorkingKernel, connection: Connection): void {
  if (k.connections.delete(keyOf(connection))) countIn(k, connection, -1);
}

export function changeConnection(k: WorkingKernel, before: Connection, after: Connection): void {
  if (isDead(before) !== isDead(after)) {
    dropConnection(k, before);
    putConnection(k, after);
    return;
  }
  countIn(k, before, -1);
  countIn(k, after, 1);
  k.connections.set(keyOf(after), after);
}

function countIn(k: WorkingKernel, { queue, held }: Connection, by: 1 | -1): void {
  if (queue === 'half-open') k.queues.halfOpen += by;
  if (queue === 'accept') k.queues.accept += by;
  if (held) k.descriptors += by;
}

export function findConnection(k: WorkingKernel, local: Endpoint, remote: Endpoint): Connection | undefined {
  return k.connections.get(pairKey(local, remote));
}

export function count(k: WorkingKernel, counter: Counter, by = 1): void {
  if (by > 0) k.counters[counter] = (k.counters[counter] ?? 0) + by;
}

const MESSAGES_KEPT = 6;

export function log(w: WorkingCrowd, k: WorkingKernel, from: Message['from'], text: string): void {
  k.kernel.messages = [...k.kernel.messages, { at: w.now, from, text }].slice(-MESSAGES_KEPT);
}

/** What a control of a host stands at; the other machines have none. */
export function setting(w: WorkingCrowd, id: KernelId, control: ControlId): number {
  return settingOf(id === 'world' ? {} : w.settings[id], control);
}

/** The constants of a kernel's new connections. */
export function constantsIn(w: WorkingCrowd, id: KernelId): Constants {
  const keepAlive = setting(w, id, 'keep-alive') === 1 ? HUMANE_KEEP_ALIVE : null;
  const r2Syn = id === 'B' ? setting(w, 'B', 'syn-ack-retries') : CROWD_CONSTANTS.r2Syn;
  return { ...CROWD_CONSTANTS, keepAlive, r2Syn };
}

/** One number in [0, 1). */
export function chance(w: WorkingCrowd): number {
  const { values, state } = draw(w.crowd.random, 1);
  w.crowd.random = state;
  return values[0] ?? 0;
}

/** Who has this address; null: nobody. */
export function kernelAt(ip: string): KernelId | null {
  if (ip === HOST_ADDRESS.A) return 'A';
  if (ip === HOST_ADDRESS.B) return 'B';
  return ip.startsWith('192.0.2.') ? 'world' : null;
}

/** Hands a segment to the network. What goes to a forged address is never heard of again. */
export function transmit(w: WorkingCrowd, from: Endpoint, to: Endpoint, segment: Segment): void {
  if (kernelAt(to.ip) === null || w.flights.length >= BOUNDS.inFlight) return;
  w.flights.push({ at: w.now + lineDelay(w, from, to), from, to, segment });
}

/** Every nth client of the world is on a slow line. */
function lineDelay({ crowd }: WorkingCrowd, from: Endpoint, to: Endpoint): Milliseconds {
  const { slow } = crowd.config;
  if (slow === undefined) return STEP;
  const client = [from.ip, to.ip].find((ip) => kernelAt(ip) === 'world');
  const number = Number(client?.split('.').at(-1) ?? 0);
  return number > 0 && number % slow.nth === 0 ? slow.delay : STEP;
}
