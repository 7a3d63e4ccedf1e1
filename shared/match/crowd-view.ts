/**
 * What is shown of a crowd: its score to everybody, and a host's system to that host's player.
 * The score is how its clients fare; the system is told as its tools print it. What nobody could know there (whose
 * addresses are forged) is not in it.
 */

import { endOf } from '../host/address.ts';
import { backlogOf, type CrowdConfig, TICK } from '../host/config.ts';
import { isDead } from '../host/connection.ts';
import { type Settings, settingOf } from '../host/controls.ts';
import type { Counters, Message } from '../host/counters.ts';
import { type Crowd, type Kernel, type Reign, SAMPLE } from '../host/crowd.ts';
import type { CrowdFacts, StateCounts } from '../host/facts.ts';
import { connectionRow, handRow, inOrder, listenerRow, type Row } from '../host/table.ts';
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { State } from '../tcp/state.ts';
import type { Milliseconds } from '../units.ts';
import type { Match } from './match.ts';

/** Rows of a table that are told; of the rest, how many there are. */
export const ROWS_SHOWN = 24;
/** Samples of the chart that are told: the last so many. */
export const SAMPLES_SHOWN = 48;
/** Of what was in force, the last so many: a chart has no room for more. */
const REIGNS_SHOWN = 64;

export interface Meter {
  readonly used: number;
  readonly of: number;
}

export interface CrowdView {
  /** Who asks: clients out in the world, or host A. */
  readonly from: CrowdConfig['from'];
  readonly begunAt: Milliseconds | null;
  /** Where each host must be first, on the connection in hand: in any of these states. Empty: no matter where. */
  readonly begins: readonly { readonly host: HostId; readonly in: readonly State[] }[];
  readonly served: number;
  readonly turnedAway: number;
  /** While SYNs of a flood arrive. */
  readonly underFire: boolean;
  /** Requests by the time at which they ended, so many milliseconds each; when the first of these begins. */
  readonly sample: Milliseconds;
  readonly samplesFrom: Milliseconds;
  readonly samples: readonly { readonly served: number; readonly turnedAway: number }[];
}

export interface SystemView {
  readonly rows: readonly Row[];
  /** Connections that stand in the table and are not among the rows. */
  readonly more: number;
  readonly counts: StateCounts;
  /** Null where nothing listens, or not now. */
  readonly listener: {
    readonly halfOpen: Meter;
    readonly accept: Meter;
    readonly firewall: { readonly limit: number; readonly dropped: number };
  } | null;
  readonly serves: boolean;
  readonly ports: Meter | null;
  /** Of those taken, so many are of connections that are dead already. */
  readonly descriptors: (Meter & { readonly dead: number }) | null;
  readonly counters: Counters;
  readonly messages: readonly Message[];
  /** SYNs that arrived in all, and of late; null at a client. */
  readonly syns: { readonly total: number; readonly perSecond: number } | null;
  /** What the attacker's own system knows: SYNs sent, and resets that its kernel sent in answer to SYN,ACKs. */
  readonly attack: { readonly sent: number; readonly resets: number } | null;
  /** What was in force on this host, and from when on. */
  readonly reigns: readonly Reign[];
  /** How requests fared, by what was in force on this host. */
  readonly trials: CrowdFacts['trials'][HostId];
}

export function crowdView({ crowd, scenario, outcome }: Match): CrowdView | null {
  if (crowd === null) return null;
  const { config, begunAt, facts, samples, fireUntil, due } = crowd;
  const before = Math.max(0, samples.length - SAMPLES_SHOWN);
  return {
    from: config.from,
    begunAt,
    begins: beginsIn(scenario),
    served: facts.served,
    turnedAway: facts.turnedAway,
    underFire: outcome === null && due !== null && due <= fireUntil,
    sample: SAMPLE,
    samplesFrom: (begunAt ?? 0) + before * SAMPLE,
    samples: samples.slice(before).map(({ served, turnedAway }) => ({ served, turnedAway })),
  };
}

/** Where the script waits for the connection in hand. */
function beginsIn({ script }: Scenario): CrowdView['begins'] {
  const states = script.find((item) => 'crowd' in item)?.when.states ?? {};
  return HOSTS.flatMap((host) => (states[host] ? [{ host, in: [states[host]].flat() }] : []));
}

export function systemView(match: Match, host: HostId): SystemView | null {
  const { crowd, scenario, hosts } = match;
  if (crowd === null) return null;
  const { controls } = hosts[host];
  const kernel = crowd.kernels[host];
  const offered = scenario.offered?.[host] ?? [];
  const hand = handRow(hosts[host].tcb, endOf(host), endOf(peerOf(host)));
  const table = inOrder(kernel.connections);
  const shown = table.slice(0, ROWS_SHOWN);
  const serves = host === 'B';
  return {
    rows: [
      ...(hand ? [hand] : []),
      ...(kernel.listener
        ? [listenerRow(kernel.listener, waiting(kernel, 'accept'), backlogOf(crowd.config, controls))]
        : []),
      ...shown.map(connectionRow),
    ],
    more: table.length - shown.length,
    counts: counts(crowd.facts.now[host], hand),
    listener: listenerView(crowd, kernel, controls, hand),
    serves,
    ports: offered.includes('port-range') ? portsOf(kernel, controls) : null,
    descriptors: offered.includes('descriptors') ? descriptorsOf(kernel, controls) : null,
    counters: kernel.counters,
    messages: kernel.messages,
    syns: serves ? synsOf(crowd) : null,
    attack: scenario.acts?.[host]?.includes('syn')
      ? { sent: crowd.synsSent, resets: crowd.facts.resets[host] }
      : null,
    reigns: crowd.reigns[host].slice(-REIGNS_SHOWN),
    trials: crowd.facts.trials[host],
  };
}

/** Of late: in the sample that runs and in the one before it. */
function synsOf({ samples, begunAt, due }: Crowd): SystemView['syns'] {
  const total = samples.reduce((sum, { syns }) => sum + syns, 0);
  const recent = samples.slice(-2);
  const span = (due ?? 0) - TICK - (begunAt ?? 0) - (samples.length - recent.length) * SAMPLE;
  const arrived = recent.reduce((sum, { syns }) => sum + syns, 0);
  return { total, perSecond: span <= 0 ? 0 : Math.round((arrived * 1_000) / span) };
}

const waiting = ({ connections }: Kernel, queue: 'half-open' | 'accept'): number =>
  connections.filter((c) => c.queue === queue).length;

function counts(now: StateCounts, hand: Row | null): StateCounts {
  return hand ? { ...now, [hand.state]: (now[hand.state] ?? 0) + 1 } : now;
}

/** The connection in hand waits for its last ACK like any other. */
function listenerView(
  crowd: Crowd,
  kernel: Kernel,
  controls: Settings,
  hand: Row | null,
): SystemView['listener'] {
  if (kernel.listener === null) return null;
  const of = backlogOf(crowd.config, controls);
  const own = hand?.state === 'SYN-RECEIVED' ? 1 : 0;
  return {
    halfOpen: { used: waiting(kernel, 'half-open') + own, of },
    accept: { used: waiting(kernel, 'accept'), of },
    firewall: { limit: settingOf(controls, 'syn-limit'), dropped: kernel.firewallDrops },
  };
}

function portsOf({ connections }: Kernel, controls: Settings): Meter {
  const taken = new Set(connections.filter((c) => c.tcb.state !== 'CLOSED').map((c) => c.local.port));
  return { used: taken.size, of: settingOf(controls, 'port-range') };
}

function descriptorsOf({ connections, listener }: Kernel, controls: Settings): SystemView['descriptors'] {
  const held = connections.filter((c) => c.held);
  const used = held.length + (listener ? 1 : 0);
  return { used, of: settingOf(controls, 'descriptors'), dead: held.filter(isDead).length };
}
