/** One kernel's table: connections stepped by the rulebook, and what follows for the system. */

import type { Call, Effect, Event } from '../tcp/event.ts';
import { withConstants } from '../tcp/keep-alive.ts';
import { ACK, has, RST, type Segment, SYN } from '../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqGt } from '../tcp/seq.ts';
import { step } from '../tcp/step.ts';
import { closedTcb, nextTimer, type Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { type Endpoint, endpointOctets } from './address.ts';
import { type Connection, isDead } from './connection.ts';
import { CROWD_CONSTANTS } from './crowd.ts';
import { halfSipHash } from './half-sip-hash.ts';
import {
  changeConnection,
  constantsIn,
  count,
  dropConnection,
  putConnection,
  setting,
  transmit,
  type WorkingCrowd,
  type WorkingKernel,
} from './working-crowd.ts';

const ISS_CLOCK = 250;

/** RFC 9293 §3.4.1: a clock that ticks every 4 µs, and a keyed hash of the connection. */
export function issFor({ crowd, now }: WorkingCrowd, local: Endpoint, remote: Endpoint): SeqNumber {
  const hash = halfSipHash(crowd.key, [...endpointOctets(local), ...endpointOctets(remote)]);
  return seqAdd(hash as SeqNumber, now * ISS_CLOCK);
}

/** A new row of the table. */
export function addConnection(
  w: WorkingCrowd,
  k: WorkingKernel,
  local: Endpoint,
  remote: Endpoint,
  fields: Pick<Connection, 'tcb'> & Partial<Connection>,
): Connection {
  const connection: Connection = {
    id: k.kernel.nextId,
    local,
    remote,
    since: w.now,
    queue: null,
    held: false,
    read: '',
    asked: null,
    forgotten: false,
    reuseAddress: false,
    ...fields,
  };
  k.kernel.nextId += 1;
  putConnection(k, connection);
  return connection;
}

/** The application calls; a connection that is held is there to be called. */
export function callConnection(
  w: WorkingCrowd,
  k: WorkingKernel,
  connection: Connection,
  call: Call,
): Connection {
  return stepConnection(w, k, connection, { type: 'call', at: w.now, call });
}

/** @returns the connection after it; it may no longer be in the table */
export function stepConnection(
  w: WorkingCrowd,
  k: WorkingKernel,
  before: Connection,
  event: Event,
): Connection {
  const { tcb, effects } = step(before.tcb, event);
  for (const effect of effects) carryOut(w, k, before, effect);
  const after: Connection = {
    ...before,
    tcb,
    since: tcb.state === before.tcb.state ? before.since : w.now,
    read: effects.reduce((read, e) => (e.type === 'deliver' ? read + e.data : read), before.read),
    queue: queueAfter(before, tcb),
  };
  if (before.queue === 'half-open' && after.queue === 'accept') count(k, 'TcpPassiveOpens');
  if (event.type === 'segment' && has(event.segment, RST)) wasReset(w, k, before, after);
  if (event.type === 'timeout' && event.timer === 'time-wait') count(k, 'TcpExtTW');
  if (isGone(after)) dropConnection(k, before);
  else changeConnection(k, before, after);
  return after;
}

function wasReset({ crowd }: WorkingCrowd, k: WorkingKernel, before: Connection, after: Connection): void {
  const { state } = before.tcb;
  if (isDead(after) && (state === 'ESTABLISHED' || state === 'CLOSE-WAIT')) count(k, 'TcpEstabResets');
  if (before.queue !== 'half-open' || after.queue !== null) return;
  count(k, 'TcpExtEmbryonicRsts');
  crowd.facts = { ...crowd.facts, freedByReset: crowd.facts.freedByReset + 1 };
}

/** From the half-open queue to that of accept(), or out of it: back in LISTEN the entry is free again. */
function queueAfter({ queue }: Connection, { state }: Tcb): Connection['queue'] {
  if (queue !== 'half-open') return queue;
  if (state === 'SYN-RECEIVED') return 'half-open';
  return state === 'LISTEN' || state === 'CLOSED' ? null : 'accept';
}

/** Nobody needs to know of it any more. What was reset in the accept queue, or with its descriptor open, stays. */
const isGone = (c: Connection): boolean =>
  c.tcb.state === 'LISTEN' || (isDead(c) && !c.held && c.queue === null);

function carryOut(w: WorkingCrowd, k: WorkingKernel, { local, remote }: Connection, effect: Effect): void {
  if (effect.type !== 'send') return;
  if (effect.reason === 'retransmission') count(k, 'TcpRetransSegs');
  if (effect.reason === 'reset') count(k, 'TcpOutRsts');
  if (effect.reason === 'keep-alive') count(k, 'TcpExtTCPKeepAlive');
  transmit(w, local, remote, effect.segment);
}

/** What an unknown connection's segment gets: the answer of CLOSED (RFC 9293 §3.10.7.1). */
export function resetUnknown(
  w: WorkingCrowd,
  k: WorkingKernel,
  local: Endpoint,
  remote: Endpoint,
  s: Segment,
): void {
  const { effects } = step(closedTcb(CROWD_CONSTANTS), { type: 'segment', at: w.now, segment: s });
  for (const effect of effects) {
    if (effect.type !== 'send') continue;
    count(k, 'TcpOutRsts');
    noteReset(w, k, 1);
    transmit(w, local, remote, effect.segment);
  }
}

export function noteReset({ crowd }: WorkingCrowd, { id }: WorkingKernel, by: number): void {
  if (id === 'world') return;
  const { resets } = crowd.facts;
  crowd.facts = { ...crowd.facts, resets: { ...resets, [id]: resets[id] + by } };
}

/**
 * A SYN that is newer than all that a connection in TIME-WAIT has seen begins its next incarnation (RFC 9293 §3.6.1,
 * MAY-2): the old one is deleted, and the listener takes the SYN.
 */
export function isNextIncarnation({ tcb }: Connection, s: Segment): boolean {
  return tcb.state === 'TIME-WAIT' && has(s, SYN) && !has(s, ACK | RST) && seqGt(s.seq, tcb.rcv.nxt);
}

/** Every timer that has run out until now, each at its own moment's end. */
export function runTimers(w: WorkingCrowd, k: WorkingKernel): void {
  for (const connection of [...k.connections.values()]) {
    let current = connection;
    for (let due = nextTimer(current.tcb); due !== null && due.due <= w.now; due = nextTimer(current.tcb)) {
      // How often a SYN,ACK is sent again is read when its timer runs out, as the kernel does.
      const half = current.queue === 'half-open';
      const tcb = half ? { ...current.tcb, constants: constantsIn(w, k.id) } : current.tcb;
      const event: Event = { type: 'timeout', at: w.now, timer: due.name };
      current = stepConnection(w, k, replace(k, current, { ...current, tcb }), event);
    }
  }
}

function replace(k: WorkingKernel, before: Connection, after: Connection): Connection {
  changeConnection(k, before, after);
  return after;
}

/** What goes on around TCP: what nobody holds in FIN-WAIT-2 is deleted, and keep-alive holds for what is open, too. */
export function keepHouse(w: WorkingCrowd, k: WorkingKernel): void {
  if (k.id === 'world') return;
  const finTimeout = setting(w, k.id, 'fin-timeout');
  const { keepAlive } = constantsIn(w, k.id);
  for (const c of [...k.connections.values()]) {
    if (c.tcb.state === 'FIN-WAIT-2') finWait2(w, k, c, finTimeout);
    if (c.held && c.tcb.constants.keepAlive !== keepAlive) {
      const tcb = withConstants(c.tcb, { ...c.tcb.constants, keepAlive }, w.now);
      changeConnection(k, c, { ...c, tcb });
    }
  }
}

function finWait2(w: WorkingCrowd, k: WorkingKernel, c: Connection, timeout: Milliseconds): void {
  const { crowd } = w;
  if (w.now - c.since < timeout) return;
  if (c.held) {
    crowd.facts = { ...crowd.facts, outlivedFinTimeout: true };
    return;
  }
  dropConnection(k, c);
  crowd.facts = { ...crowd.facts, finTimeouts: crowd.facts.finTimeouts + 1 };
}
