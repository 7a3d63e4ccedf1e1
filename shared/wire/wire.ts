/**
 * The network between the hosts: delay, jitter, loss, duplication, reordering, faults, and the MSL.
 * A segment dies past the MSL (RFC 9293 §3.4.2). Everything follows from the configuration and the seed.
 */

import { type HostId, peerOf } from '../hosts.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Milliseconds } from '../units.ts';
import { type Fault, matches } from './fault.ts';
import { draw, type RandomState, seedRandom } from './random.ts';

export interface WireConfig {
  /** One way, before jitter. */
  readonly delay: Milliseconds;
  /** Up to this much is added, evenly distributed. */
  readonly jitter: Milliseconds;
  /** Probabilities, 0–1. */
  readonly loss: number;
  readonly duplication: number;
  readonly reordering: number;
  /** How much longer a reordered segment takes. */
  readonly reorderDelay: Milliseconds;
  readonly msl: Milliseconds;
  readonly faults: readonly Fault[];
}

/** A network that is full drops what else comes: two hosts that answer each other without end cannot fill a server. */
export const MOST_IN_FLIGHT = 200;

export interface Packet {
  readonly id: number;
  readonly from: HostId;
  readonly to: HostId;
  readonly segment: Segment;
  readonly sentAt: Milliseconds;
  /** When it arrives, or, for one that `dies`, when it reaches the MSL. */
  readonly dueAt: Milliseconds;
  readonly dies: boolean;
  /** The packet that the network copied to make this one. */
  readonly copyOf: number | null;
}

/** What is done to the next segment that a host sends, before chance and faults are asked. */
export type WireOrder =
  | { readonly do: 'lose' }
  | { readonly do: 'delay'; readonly by: Milliseconds }
  | { readonly do: 'duplicate'; readonly after: Milliseconds };

/** Who ordered it: the teacher, or a person who plays the network. */
export const ORDERERS = ['teacher', 'network'] as const;
export type Orderer = (typeof ORDERERS)[number];

/** An order that waits for its segment. */
export interface Ordered {
  readonly order: WireOrder;
  readonly by: Orderer;
}

export interface Wire {
  readonly config: WireConfig;
  readonly random: RandomState;
  readonly nextId: number;
  /** By `dueAt`, then by id. Packets that a fault holds wait here too, dying at the MSL unless released. */
  readonly inFlight: readonly Packet[];
  /** Which fault holds a packet, by packet id. */
  readonly heldBy: { readonly [packet: number]: number };
  readonly faults: readonly { readonly count: number; readonly released: boolean }[];
  /** By the host whose next segment it is. */
  readonly orders: { readonly [from in HostId]?: Ordered };
}

export type WireEvent =
  | { readonly type: 'sent'; readonly packet: Packet }
  | { readonly type: 'copied'; readonly packet: Packet }
  | { readonly type: 'arrived'; readonly packet: Packet }
  | { readonly type: 'lost'; readonly packet: Packet; readonly cause: 'loss' | 'fault' | 'msl' };

export interface WireResult {
  readonly wire: Wire;
  readonly events: readonly WireEvent[];
}

export function createWire(config: WireConfig, seed: number): Wire {
  return {
    config,
    random: seedRandom(seed),
    nextId: 1,
    inFlight: [],
    heldBy: {},
    faults: config.faults.map(() => ({ count: 0, released: false })),
    orders: {},
  };
}

/** @param ordered in the place of the one before; null: none any more */
export function orderNext(wire: Wire, from: HostId, ordered: Ordered | null): Wire {
  if (ordered === null && wire.orders[from] === undefined) return wire;
  const { [from]: _before, ...others } = wire.orders;
  return { ...wire, orders: ordered === null ? others : { ...others, [from]: ordered } };
}

/** Hands a segment to the network at `now`. What becomes of it is decided here. */
export function transmit(wire: Wire, from: HostId, segment: Segment, now: Milliseconds): WireResult {
  const { config } = wire;
  // Always the same number of draws, so that one changed probability does not shift every later decision.
  const { values, state } = draw(wire.random, 5);
  const [lossDraw = 1, jitterDraw = 0, duplicationDraw = 1, reorderingDraw = 1, copyDraw = 0] = values;
  const jitter = (share: number): number => Math.floor(share * (config.jitter + 1));
  const late = reorderingDraw < config.reordering ? config.reorderDelay : 0;
  const drawn: Wire = { ...orderNext(wire, from, null), random: state, nextId: wire.nextId + 1 };
  const counted = release(count(drawn, from, segment), from, segment, now);
  const order = wire.orders[from]?.order;
  const hit = order === undefined ? faultThatHits(counted, from, segment) : null;
  const action = order ?? (hit === null ? null : (config.faults[hit]?.action ?? null));

  const extra = action?.do === 'delay' ? action.by : 0;
  const packet = packetAt(config, {
    id: wire.nextId,
    from,
    segment,
    sentAt: now,
    arrival: now + config.delay + jitter(jitterDraw) + late + extra,
    copyOf: null,
  });
  const events: WireEvent[] = [{ type: 'sent', packet }];
  if (action?.do === 'lose')
    return { wire: counted, events: [...events, { type: 'lost', packet, cause: 'fault' }] };
  const full = wire.inFlight.length >= MOST_IN_FLIGHT;
  if (full || (action === null && lossDraw < config.loss)) {
    return { wire: counted, events: [...events, { type: 'lost', packet, cause: 'loss' }] };
  }
  if (action?.do === 'hold') return { wire: hold(counted, packet, hit as number), events };
  let next = launch(counted, packet);
  if (action?.do === 'duplicate' || (action === null && duplicationDraw < config.duplication)) {
    const after = action?.do === 'duplicate' && 'after' in action ? action.after : 1 + jitter(copyDraw);
    const arrival = packet.dueAt + after;
    const copy = packetAt(config, { ...packet, id: next.nextId, arrival, copyOf: packet.id });
    next = { ...next, nextId: next.nextId + 1 };
    const kept = action !== null && 'until' in action;
    next = kept ? hold(next, copy, hit as number) : launch(next, copy);
    events.push({ type: 'copied', packet: copy });
  }
  return { wire: next, events };
}

/** A third party's segment, or a delayed one of an earlier incarnation, put on the wire toward `from`'s peer. */
export function inject(wire: Wire, from: HostId, segment: Segment, now: Milliseconds): WireResult {
  const arrival = now + wire.config.delay;
  const packet = packetAt(wire.config, {
    id: wire.nextId,
    from,
    segment,
    sentAt: now,
    arrival,
    copyOf: null,
  });
  return { wire: launch({ ...wire, nextId: wire.nextId + 1 }, packet), events: [{ type: 'sent', packet }] };
}

/** When the next packet arrives or dies; null when the wire is empty. */
export function wireNextDue(wire: Wire): Milliseconds | null {
  return wire.inFlight[0]?.dueAt ?? null;
}

/** Takes the first packet off the wire when it is due at `now` or before. */
export function takeDue(wire: Wire, now: Milliseconds): WireResult {
  const [packet, ...inFlight] = wire.inFlight;
  if (packet === undefined || packet.dueAt > now) return { wire, events: [] };
  const event: WireEvent = packet.dies ? { type: 'lost', packet, cause: 'msl' } : { type: 'arrived', packet };
  return { wire: { ...wire, inFlight, heldBy: without(wire.heldBy, packet.id) }, events: [event] };
}

function without(heldBy: Wire['heldBy'], packet: number): Wire['heldBy'] {
  if (heldBy[packet] === undefined) return heldBy;
  const { [packet]: _held, ...others } = heldBy;
  return others;
}

type Journey = Pick<Packet, 'id' | 'from' | 'segment' | 'sentAt' | 'copyOf'> & {
  readonly arrival: Milliseconds;
};

function packetAt({ msl }: WireConfig, journey: Journey): Packet {
  const { id, from, segment, sentAt, copyOf, arrival } = journey;
  const dies = arrival - sentAt > msl;
  return { id, from, to: peerOf(from), segment, sentAt, dueAt: dies ? sentAt + msl : arrival, dies, copyOf };
}

function launch(wire: Wire, packet: Packet): Wire {
  if (wire.inFlight.length === 0) return { ...wire, inFlight: [packet] };
  const inFlight = [...wire.inFlight, packet].sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  return { ...wire, inFlight };
}

function hold(wire: Wire, packet: Packet, fault: number): Wire {
  const waiting = packetAt(wire.config, { ...packet, arrival: Number.POSITIVE_INFINITY });
  return { ...launch(wire, waiting), heldBy: { ...wire.heldBy, [packet.id]: fault } };
}

function count(wire: Wire, from: HostId, segment: Segment): Wire {
  if (wire.faults.length === 0) return wire;
  const faults = wire.faults.map((f, i) => {
    const on = wire.config.faults[i]?.on;
    return on && matches(on, from, segment) ? { ...f, count: f.count + 1 } : f;
  });
  return { ...wire, faults };
}

/** Lets go what was kept until such a segment was sent. */
function release(wire: Wire, from: HostId, segment: Segment, now: Milliseconds): Wire {
  if (wire.faults.length === 0) return wire;
  const faults = wire.faults.map((f, i) => {
    const action = wire.config.faults[i]?.action;
    const until = action && 'until' in action ? action.until : null;
    return until && matches(until, from, segment) ? { ...f, released: true } : f;
  });
  const inFlight = wire.inFlight
    .map((p) => {
      const fault = wire.heldBy[p.id];
      if (fault === undefined || !faults[fault]?.released) return p;
      return packetAt(wire.config, { ...p, arrival: now + wire.config.delay });
    })
    .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  const heldBy = Object.fromEntries(
    Object.entries(wire.heldBy).filter(([, fault]) => !faults[fault]?.released),
  );
  return { ...wire, faults, inFlight, heldBy };
}

/** The first fault that hits this transmission, which {@link count} has just counted. */
function faultThatHits(wire: Wire, from: HostId, segment: Segment): number | null {
  const hit = wire.config.faults.findIndex((fault, i) => {
    const { count: n = 0, released = false } = wire.faults[i] ?? {};
    if (!matches(fault.on, from, segment)) return false;
    const first = fault.nth ?? 1;
    if (fault.action.do === 'hold') return n >= first && !released;
    return n >= first && n < first + (fault.times ?? 1);
  });
  return hit === -1 ? null : hit;
}
