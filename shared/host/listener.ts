/**
 * A listener's way to a connection: firewall, half-open queue, SYN cookies, accept queue.
 * Of a flood only what is let in becomes a connection; what is dropped is a number.
 */
import { ACK, has, RST, type Segment, SYN, segment } from '../tcp/segment.ts';
import { type SeqNumber, seqAdd } from '../tcp/seq.ts';
import { step } from '../tcp/step.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import type { Endpoint } from './address.ts';
import { BOUNDS, backlogOf } from './config.ts';
import type { Connection } from './connection.ts';
import { checkCookie, makeCookie } from './cookie.ts';
import type { Flight, Listener } from './crowd.ts';
import { addConnection, issFor, resetUnknown, stepConnection } from './kernel.ts';
import { take } from './limiter.ts';
import {
  constantsIn,
  count,
  log,
  setting,
  transmit,
  type WorkingCrowd,
  type WorkingKernel,
} from './working-crowd.ts';

/** How a listener takes some SYNs: into the half-open queue, answered with cookies; the rest are dropped. */
export interface Admission {
  readonly queued: number;
  readonly cookies: number;
}

/** Decides about `syns` SYNs that arrive together, and counts them. */
export function admit(w: WorkingCrowd, k: WorkingKernel, syns: number): Admission {
  w.syns += syns;
  const passed = passFirewall(w, k, syns);
  if (passed === 0) return { queued: 0, cookies: 0 };
  const backlog = backlogOf(w.crowd.config, w.settings.B);
  if (k.queues.accept >= backlog) {
    count(k, 'TcpExtListenOverflows', passed);
    count(k, 'TcpExtListenDrops', passed);
    return { queued: 0, cookies: 0 };
  }
  const room = Math.min(backlog - k.queues.halfOpen, BOUNDS.connections - k.connections.size);
  const queued = Math.min(passed, Math.max(0, room));
  const more = passed - queued;
  if (more === 0) return { queued, cookies: 0 };
  const cookies = setting(w, 'B', 'syn-cookies') === 1;
  warn(w, k, cookies);
  if (cookies) {
    count(k, 'TcpExtTCPReqQFullDoCookies', more);
    count(k, 'TcpExtSyncookiesSent', more);
    return { queued, cookies: more };
  }
  count(k, 'TcpExtTCPReqQFullDrop', more);
  count(k, 'TcpExtListenDrops', more);
  return { queued, cookies: 0 };
}

function passFirewall(w: WorkingCrowd, k: WorkingKernel, syns: number): number {
  const rate = setting(w, 'B', 'syn-limit');
  const { listener } = k.kernel;
  if (rate === 0 || listener === null) return syns;
  const { bucket, passed } = take(listener.bucket, rate, syns, w.now);
  k.kernel.listener = { ...listener, bucket };
  k.kernel.firewallDrops += syns - passed;
  return passed;
}

/** Once for each listener, in the kernel's words. */
function warn(w: WorkingCrowd, k: WorkingKernel, cookies: boolean): void {
  const { listener } = k.kernel;
  if (listener === null || listener.warned) return;
  k.kernel.listener = { ...listener, warned: true };
  const what = cookies ? 'Sending cookies.' : 'Dropping request.';
  log(w, k, 'kernel', `TCP: request_sock_TCP: Possible SYN flooding on port ${listener.at.port}. ${what}`);
}

/** A segment for no connection that is known, but for the port that is listened on. */
export function listenerTakes(w: WorkingCrowd, k: WorkingKernel, { at }: Listener, flight: Flight): void {
  const { from, segment: s } = flight;
  if (has(s, RST)) return;
  if (has(s, ACK)) {
    if (!takeCookie(w, k, at, from, s)) resetUnknown(w, k, at, from, s);
    return;
  }
  if (!has(s, SYN)) return;
  const { queued, cookies } = admit(w, k, 1);
  if (queued === 1) enqueue(w, k, at, from, s);
  if (cookies === 1) answerWithCookie(w, at, from, s);
}

/** A half-open connection, and its SYN,ACK. */
export function enqueue(w: WorkingCrowd, k: WorkingKernel, at: Endpoint, from: Endpoint, syn: Segment): void {
  const tcb = listening(w, issFor(w, at, from));
  const connection = accepting(w, k, at, from, tcb);
  stepConnection(w, k, connection, { type: 'segment', at: w.now, segment: syn });
}

function accepting(w: WorkingCrowd, k: WorkingKernel, at: Endpoint, from: Endpoint, tcb: Tcb): Connection {
  const reuseAddress = k.kernel.listener?.reuseAddress ?? false;
  return addConnection(w, k, at, from, { tcb, queue: 'half-open', reuseAddress });
}

function listening(w: WorkingCrowd, iss: SeqNumber): Tcb {
  const closed = closedTcb(constantsIn(w, 'B'));
  return step(closed, { type: 'call', at: w.now, call: { call: 'OPEN', mode: 'passive', iss } }).tcb;
}

/** The SYN,ACK of a connection that is forgotten at once. */
function answerWithCookie(w: WorkingCrowd, at: Endpoint, from: Endpoint, syn: Segment): void {
  const of = { local: at, remote: from, irs: syn.seq };
  const cookie = makeCookie(w.crowd.key, of, syn.mss ?? 0, w.now);
  const { effects } = step(listening(w, cookie), { type: 'segment', at: w.now, segment: syn });
  for (const effect of effects) if (effect.type === 'send') transmit(w, at, from, effect.segment);
  // Nothing else is kept: what does not stand in the table cannot fill it.
}

/** An ACK that brings our cookie back: its SYN is made again from it, and the handshake is caught up with. */
function takeCookie(w: WorkingCrowd, k: WorkingKernel, at: Endpoint, from: Endpoint, ack: Segment): boolean {
  if (setting(w, 'B', 'syn-cookies') === 0) return false;
  const cookie = seqAdd(ack.ack, -1);
  const irs = seqAdd(ack.seq, -1);
  const mss = checkCookie(w.crowd.key, { local: at, remote: from, irs }, cookie, w.now);
  if (mss === null) {
    count(k, 'TcpExtSyncookiesFailed');
    return false;
  }
  if (acceptQueueFull(w, k) || k.connections.size >= BOUNDS.connections) return true;
  count(k, 'TcpExtSyncookiesRecv');
  const syn = segment({ flags: SYN, seq: irs, wnd: ack.wnd, mss });
  const { tcb } = step(listening(w, cookie), { type: 'segment', at: w.now, segment: syn });
  const connection = accepting(w, k, at, from, tcb);
  stepConnection(w, k, connection, { type: 'segment', at: w.now, segment: ack });
  return true;
}

/** The last ACK of a handshake finds no room in the accept queue: it is dropped, and counted. */
export function acceptQueueFull(w: WorkingCrowd, k: WorkingKernel): boolean {
  if (k.queues.accept < backlogOf(w.crowd.config, w.settings.B)) return false;
  count(k, 'TcpExtListenOverflows');
  count(k, 'TcpExtListenDrops');
  return true;
}
