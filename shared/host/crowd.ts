/**
 * The crowd: a match's other connections and other clients, as plain data.
 * Each has a TCB of the rulebook and is played canonically, in steps of the virtual clock; tick.ts lets them
 * happen.
 */

import type { HostId } from '../hosts.ts';
import type { Constants } from '../tcp/constants.ts';
import { RFC_CONSTANTS } from '../tcp/constants.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Milliseconds } from '../units.ts';
import { draw, type RandomState, seedRandom } from '../wire/random.ts';
import { type Endpoint, SERVER } from './address.ts';
import type { CrowdConfig } from './config.ts';
import type { Connection } from './connection.ts';
import { type Settings, settingOf } from './controls.ts';
import type { Counters, Message } from './counters.ts';
import { type CrowdFacts, type InForce, type InForceOnBoth, NO_CROWD } from './facts.ts';
import type { HashKey } from './half-sip-hash.ts';
import { type Bucket, fullBucket } from './limiter.ts';

/** A and B, and all the other machines together. */
export const KERNELS = ['A', 'B', 'world'] as const;
export type KernelId = (typeof KERNELS)[number];

export interface Listener {
  readonly at: Endpoint;
  /** What the firewall in front of it still lets pass. */
  readonly bucket: Bucket;
  /** It warns of a flood once. */
  readonly warned: boolean;
  /** What SO_REUSEADDR was when it was bound: its connections inherit it. */
  readonly reuseAddress: boolean;
}

export interface Kernel {
  readonly connections: readonly Connection[];
  readonly listener: Listener | null;
  readonly nextId: number;
  /** Where the search for a free port begins, counted from FIRST_PORT. */
  readonly nextPort: number;
  readonly counters: Counters;
  /** SYNs that the firewall has dropped. */
  readonly firewallDrops: number;
  /** The last few. */
  readonly messages: readonly Message[];
}

/** A segment on its way. */
export interface Flight {
  readonly at: Milliseconds;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly segment: Segment;
}

/** SYNs of a flood on their way, counted and not told apart. */
export interface Volley {
  readonly at: Milliseconds;
  readonly count: number;
  readonly forged: boolean;
}

/** A request that somebody waits for. */
export interface Errand {
  /** Of the client's kernel. */
  readonly connection: number;
  readonly since: Milliseconds;
  readonly inForce: InForceOnBoth;
}

/** What players do to a crowd, beside moving controls. It takes effect with the next tick. */
export type CrowdAct =
  /** The application's close() is called for it: for a row of the connection table that it forgot. */
  | { readonly do: 'close'; readonly row: number | 'oldest' }
  /** The application is ended and started again. */
  | { readonly do: 'restart' }
  /** So many SYNs go out at once, more than the attacker's rate. */
  | { readonly do: 'syn'; readonly count: number };

/** Their names. */
export const ACTS = ['close', 'restart', 'syn'] as const satisfies readonly CrowdAct['do'][];

export interface Order {
  readonly host: HostId;
  readonly act: CrowdAct;
}

/** What happened in so many seconds, for a chart. */
export interface Sample {
  readonly served: number;
  readonly turnedAway: number;
  /** SYNs that arrived at the server. */
  readonly syns: number;
}
export const SAMPLE: Milliseconds = 5_000;

export interface Reign {
  readonly at: Milliseconds;
  readonly what: InForce;
}

export interface Crowd {
  readonly config: CrowdConfig;
  readonly random: RandomState;
  /** The secret of cookies and initial sequence numbers. */
  readonly key: HashKey;
  /** When it began, and when it ticks next; null before. */
  readonly begunAt: Milliseconds | null;
  readonly due: Milliseconds | null;
  readonly kernels: Readonly<Record<KernelId, Kernel>>;
  readonly flights: readonly Flight[];
  readonly volleys: readonly Volley[];
  readonly errands: readonly Errand[];
  readonly nextRequest: Milliseconds;
  /** Clients of the world so far. */
  readonly clients: number;
  /** Thousandths of SYNs that the attacker's rate has yet to send. */
  readonly synDebt: number;
  readonly synsSent: number;
  readonly orders: readonly Order[];
  /** SYNs by hand in the second that is running. */
  readonly byHand: { readonly second: number; readonly count: number };
  /** When the application tries bind() again; null while it listens. */
  readonly bindAt: Milliseconds | null;
  readonly fireUntil: Milliseconds;
  readonly strainUntil: Milliseconds;
  readonly inForce: InForceOnBoth;
  readonly samples: readonly Sample[];
  /** What was in force on each host, and from when on: the chart marks it. */
  readonly reigns: Readonly<Record<HostId, readonly Reign[]>>;
  readonly facts: CrowdFacts;
}

/** The crowd lives in real time: nobody has to think in it. TIME-WAIT lasts 60 s, as on Linux. */
export const CROWD_CONSTANTS: Constants = {
  ...RFC_CONSTANTS,
  msl: 30_000,
  acknowledge: 'at once',
  mss: 1_460,
  userTimeout: null,
  receive: 'on call',
  halfDuplexClose: true,
  // tcp_syn_retries of Linux.
  r2Syn: 6,
};

/** A server's socket as it is when bind() and listen() have succeeded. */
export const newListener = (settings: Settings, now: Milliseconds): Listener => ({
  at: SERVER,
  bucket: fullBucket(now),
  warned: false,
  reuseAddress: settingOf(settings, 'reuse-address') === 1,
});

const quietKernel: Kernel = {
  connections: [],
  listener: null,
  nextId: 1,
  nextPort: 0,
  counters: {},
  firewallDrops: 0,
  messages: [],
};

/**
 * @param seed of the match; the crowd's chance is its own
 * @param server what its host is set to when the server starts
 */
export function createCrowd(config: CrowdConfig, seed: number, server: Settings): Crowd {
  const { values, state } = draw(seedRandom(seed ^ 0x9293), 2);
  const [low = 0, high = 0] = values.map((value) => Math.floor(value * 2 ** 32) | 0);
  return {
    config,
    random: state,
    key: [low, high],
    begunAt: null,
    due: null,
    kernels: {
      A: quietKernel,
      B: { ...quietKernel, listener: newListener(server, 0) },
      world: quietKernel,
    },
    flights: [],
    volleys: [],
    errands: [],
    nextRequest: 0,
    clients: 0,
    synDebt: 0,
    synsSent: 0,
    orders: [],
    byHand: { second: 0, count: 0 },
    bindAt: null,
    fireUntil: -1,
    strainUntil: -1,
    inForce: { A: 'nothing', B: 'nothing' },
    samples: [],
    reigns: { A: [], B: [] },
    facts: NO_CROWD,
  };
}
