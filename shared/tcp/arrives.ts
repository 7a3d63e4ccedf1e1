/**
 * SEGMENT ARRIVES: RFC 9293 §3.10.7, for a connection that is not there yet.
 * Read with the RFC beside it; the states from SYN-RECEIVED on are in other-states.ts.
 */
import { advance, enterEstablished, setSendWindow } from './acknowledgment.ts';
import { DEFAULT_MSS } from './constants.ts';
import { arrivesInOtherStates, checkUrg } from './other-states.ts';
import { openWithSyn, sendReset, sendSyn } from './output.ts';
import { holdText, takeHeld } from './receive.ts';
import { stopMeasuring } from './rtt.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segLen } from './segment.ts';
import { seq, seqAdd } from './seq.ts';
import { ackAcceptable } from './tcb.ts';
import {
  deleteTcb,
  discard,
  enter,
  note,
  setSnd,
  signal,
  stopTimer,
  type Working,
  wantAck,
} from './working-tcb.ts';

export function arrives(w: Working, s: Segment): void {
  switch (w.tcb.state) {
    case 'CLOSED':
      return arrivesInClosed(w, s);
    case 'LISTEN':
      return arrivesInListen(w, s);
    case 'SYN-SENT':
      return arrivesInSynSent(w, s);
    default:
      return arrivesInOtherStates(w, s);
  }
}

/** The answer to an ACK of something that we never sent: a reset that its sender will believe (§3.5.2). */
function resetAndDiscard(w: Working, s: Segment, rule: 'R33' | 'R35' | 'R38'): void {
  sendReset(w, rule, s.ack);
  discard(w, rule);
}

// §3.10.7.1

function arrivesInClosed(w: Working, s: Segment): void {
  if (has(s, RST)) return discard(w, 'R31');
  if (has(s, ACK)) return resetAndDiscard(w, s, 'R33');
  note(w, 'R2');
  sendReset(w, 'R32', seq(0), seqAdd(s.seq, segLen(s)));
  discard(w, 'R32');
}

// §3.10.7.2

function arrivesInListen(w: Working, s: Segment): void {
  if (has(s, RST)) return discard(w, 'R34');
  if (has(s, ACK)) return resetAndDiscard(w, s, 'R35');
  if (!has(s, SYN)) return discard(w, 'R37');
  takeSyn(w, s);
  enter(w, 'SYN-RECEIVED', 'R36');
  openWithSyn(w, 'R36');
}

/** IRS, RCV.NXT, the peer's window and MSS; what else the SYN carried waits for ESTABLISHED (R106). */
function takeSyn(w: Working, s: Segment): void {
  const { rcv, constants } = w.tcb;
  w.tcb.irs = s.seq;
  w.tcb.rcv = { ...rcv, nxt: seqAdd(s.seq, 1) };
  setSendWindow(w, s);
  // Never more than we take ourselves, and at least one octet, whatever the option says (R104).
  const mss = Math.max(1, Math.min(constants.mss, s.mss ?? DEFAULT_MSS));
  setSnd(w, { mss });
  if (s.data !== '' || has(s, FIN)) {
    note(w, 'R106');
    holdText(w, s);
  }
}

// §3.10.7.3

function arrivesInSynSent(w: Working, s: Segment): void {
  const acceptableAck = has(s, ACK) && ackAcceptable(w.tcb, s.ack);
  if (has(s, ACK) && !acceptableAck && !has(s, RST)) return resetAndDiscard(w, s, 'R38');
  if (has(s, RST)) {
    if (!acceptableAck) return discard(w, 'R40');
    signal(w, 'connection reset');
    return deleteTcb(w, 'R39');
  }
  if (!has(s, SYN)) return discard(w, 'R43');
  if (acceptableAck && w.tcb.constants.thirdAck === 'withheld') return withhold(w);
  takeSyn(w, s);
  if (acceptableAck) return synIsAcknowledged(w, s);
  // Simultaneous open: our SYN goes out again with the same ISS, now with the ACK of theirs.
  enter(w, 'SYN-RECEIVED', 'R42');
  stopMeasuring(w);
  sendSyn(w, 'R42');
}

/** A silent client: it knows that its SYN has arrived, and says no more. */
function withhold(w: Working): void {
  stopTimer(w, 'retransmission');
  discard(w, 'R116');
}

function synIsAcknowledged(w: Working, s: Segment): void {
  advance(w, s);
  enterEstablished(w, 'R41');
  checkUrg(w, s);
  takeHeld(w);
  // Whatever the text demanded, the ACK of the SYN is due now and is one with it.
  wantAck(w, 'now', 'R41');
}
