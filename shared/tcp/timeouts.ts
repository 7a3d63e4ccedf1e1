/** TIMEOUTS: RFC 9293 §3.10.8 and §3.8, RFC 6298. */
import { keepAliveTimeout } from './keep-alive.ts';
import { probe, retransmitFront } from './output.ts';
import { backOff } from './rtt.ts';
import type { RuleId } from './rules.ts';
import type { TimerName } from './tcb.ts';
import { deleteTcb, note, signal, stopTimer, type Working, wantAck } from './working-tcb.ts';

const RULE_OF: { readonly [name in TimerName]: RuleId } = {
  retransmission: 'R83',
  persist: 'R100',
  'delayed-ack': 'R97',
  'time-wait': 'R84',
  user: 'R82',
  'keep-alive': 'R108',
};

export function timeout(w: Working, timer: TimerName): void {
  note(w, RULE_OF[timer]);
  // A timer that was stopped in the meantime has nothing to say any more.
  if (w.tcb.timers[timer] === undefined) return;
  stopTimer(w, timer);
  switch (timer) {
    case 'retransmission':
      return retransmissionTimeout(w);
    case 'persist':
      return persistTimeout(w);
    case 'delayed-ack':
      return wantAck(w, 'now', 'R97');
    case 'time-wait':
      signal(w, 'connection closed');
      return deleteTcb(w, 'R84');
    case 'user':
      signal(w, 'connection aborted due to user timeout');
      return deleteTcb(w, 'R82');
    case 'keep-alive':
      return keepAliveTimeout(w);
  }
}

function retransmissionTimeout(w: Working): void {
  const { retransmissionQueue, constants } = w.tcb;
  const [front] = retransmissionQueue;
  if (front === undefined) return;
  const retransmissions = front.transmissions - 1;
  if (retransmissions >= (front.syn ? constants.r2Syn : r2(w))) return giveUp(w);
  backOff(w);
  retransmitFront(w);
  warnAt(w, retransmissions + 1);
}

/** Probes go on for ever while they are answered (MUST-37); unanswered, they are retransmissions like any other. */
function persistTimeout(w: Working): void {
  const { probes } = w.tcb;
  if (probes.unanswered >= r2(w)) return giveUp(w);
  w.tcb.probes = { sent: probes.sent + 1, unanswered: probes.unanswered + 1 };
  probe(w);
  warnAt(w, probes.unanswered);
}

/** R2 for what is no SYN: a host may have less patience when its application has gone already. */
function r2({ tcb: { closeCalled, constants } }: Working): number {
  return closeCalled ? (constants.r2Orphan ?? constants.r2) : constants.r2;
}

/** R1 is reached: the application may want to know (§3.8.3 (e)). */
function warnAt(w: Working, retransmissions: number): void {
  if (retransmissions !== w.tcb.constants.r1) return;
  note(w, 'R95');
  signal(w, 'delivery problem');
}

/** R2 is reached: the connection is closed, and nothing is sent (§3.8.3 (c)). */
function giveUp(w: Working): void {
  signal(w, 'connection aborted due to excessive retransmission');
  deleteTcb(w, 'R96');
}
