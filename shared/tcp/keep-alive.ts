/** Keep-alives: RFC 9293 §3.8.4. They are off unless the application turns them on (MUST-24, MUST-25). */
import type { Milliseconds } from '../units.ts';
import type { Constants } from './constants.ts';
import { acknowledging } from './output.ts';
import { seqAdd } from './seq.ts';
import type { State } from './state.ts';
import type { Tcb } from './tcb.ts';
import {
  deleteTcb,
  note,
  send,
  signal,
  startTimer,
  stopTimer,
  type Working,
  working,
} from './working-tcb.ts';

/** Where a connection can be idle: in the other synchronized states a FIN is outstanding, or 2 MSL run. */
const MAY_BE_IDLE: ReadonlySet<State> = new Set(['ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT']);

/** Nothing is outstanding, and nothing waits to be sent (MUST-26). */
const isIdle = ({ state, retransmissionQueue, outgoing, closeCalled }: Tcb): boolean =>
  MAY_BE_IDLE.has(state) &&
  retransmissionQueue.length === 0 &&
  outgoing === '' &&
  !(closeCalled && state === 'CLOSE-WAIT');

/** The keep-alive timer runs while the connection is idle, and begins anew with whatever arrives (R109). */
export function keepIdleTimer(w: Working): void {
  const { keepAlive } = w.tcb.constants;
  if (keepAlive === null || !isIdle(w.tcb)) return forget(w);
  if (w.tcb.timers['keep-alive'] === undefined) startTimer(w, 'keep-alive', keepAlive.idle);
}

/** Something arrived, whatever it is: the peer was there. */
export function hearPeer(w: Working): void {
  if (w.tcb.timers['keep-alive'] === undefined) return;
  note(w, 'R109');
  forget(w);
}

function forget(w: Working): void {
  stopTimer(w, 'keep-alive');
  w.tcb.keepAlives = 0;
}

export function keepAliveTimeout(w: Working): void {
  const { constants, keepAlives, snd } = w.tcb;
  const { keepAlive } = constants;
  if (keepAlive === null) return;
  if (keepAlives >= keepAlive.probes) {
    signal(w, 'connection aborted due to unanswered keep-alives');
    return deleteTcb(w, 'R110');
  }
  w.tcb.keepAlives = keepAlives + 1;
  // A number that the peer has acknowledged already, and no text (SHLD-12): it can only say so again (R45).
  send(w, acknowledging(w, { seq: seqAdd(snd.nxt, -1) }), 'keep-alive', 'R108');
  startTimer(w, 'keep-alive', keepAlive.interval);
}

/** The application sets its connection otherwise; timers that run go on as they were set, unless they are off now. */
export function withConstants(tcb: Tcb, constants: Constants, now: Milliseconds): Tcb {
  const w = working({ ...tcb, constants }, now);
  keepIdleTimer(w);
  return w.tcb;
}
