/**
 * SEGMENT ARRIVES: RFC 9293 §3.10.7. Read with the RFC beside it: one function a check, in the RFC's order.
 * Security and compartment (the third check) do not exist in this game.
 */
import { keepSendTimers, openWithSyn, sendReset, sendSyn } from './output.ts';
import { acceptable, holdText, repeatsFin, takeHeld } from './receive.ts';
import { measure } from './rtt.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segLen, URG } from './segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe, seqLt } from './seq.ts';
import { ackAcceptable, finAcknowledged, type Tcb } from './tcb.ts';
import {
  backToListen,
  deleteTcb,
  discard,
  enter,
  enterTimeWait,
  note,
  signal,
  startTimer,
  stopTimer,
  type Working,
  wantAck,
} from './working.ts';

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

/** A reset that the sender of `s` will believe: its numbers come from the segment itself (§3.5.2). */
function resetFor(
  w: Working,
  s: Segment,
  withAck: 'R33' | 'R35' | 'R38' | 'R62',
  withoutAck: 'R32' = 'R32',
): void {
  if (has(s, ACK)) sendReset(w, withAck, s.ack);
  else sendReset(w, withoutAck, 0, seqAdd(s.seq, segLen(s)));
  w.discarded = true;
}

// §3.10.7.1

function arrivesInClosed(w: Working, s: Segment): void {
  if (has(s, RST)) return discard(w, 'R31');
  note(w, 'R2');
  resetFor(w, s, 'R33');
}

// §3.10.7.2

function arrivesInListen(w: Working, s: Segment): void {
  if (has(s, RST)) return discard(w, 'R34');
  if (has(s, ACK)) return resetFor(w, s, 'R35');
  if (!has(s, SYN)) return discard(w, 'R37');
  takeSyn(w, s);
  w.tcb.openedBy = 'passive';
  enter(w, 'SYN-RECEIVED', 'R36');
  openWithSyn(w, 'R36');
}

/** IRS, RCV.NXT, the peer's window and MSS; what else the SYN carried waits for ESTABLISHED (R106). */
function takeSyn(w: Working, s: Segment): void {
  const { rcv, snd, constants } = w.tcb;
  w.tcb.irs = s.seq;
  w.tcb.rcv = { ...rcv, nxt: seqAdd(s.seq, 1) };
  // Without the option the peer takes 536 octets (§3.7.1, MUST-15); we never send more than our own MSS either.
  const mss = Math.min(constants.mss, s.mss ?? constants.mss);
  w.tcb.snd = { ...snd, wnd: s.wnd, wl1: s.seq, wl2: s.ack, maxWnd: Math.max(snd.maxWnd, s.wnd), mss };
  if (s.data !== '' || has(s, FIN)) {
    note(w, 'R106');
    holdText(w, s);
  }
}

// §3.10.7.3

function arrivesInSynSent(w: Working, s: Segment): void {
  const acceptableAck = has(s, ACK) && ackAcceptable(w.tcb, s.ack);
  if (has(s, ACK) && !acceptableAck) {
    if (has(s, RST)) return discard(w, 'R40');
    return resetFor(w, s, 'R38');
  }
  if (has(s, RST)) {
    if (!acceptableAck) return discard(w, 'R40');
    signal(w, 'connection refused');
    w.replyRule = 'R39';
    return deleteTcb(w, 'R39');
  }
  if (!has(s, SYN)) return discard(w, 'R43');
  takeSyn(w, s);
  if (acceptableAck) return synIsAcknowledged(w, s);
  // Simultaneous open: our SYN goes out again with the same ISS, now with the ACK of theirs.
  enter(w, 'SYN-RECEIVED', 'R42');
  sendSyn(w, 'R42');
}

function synIsAcknowledged(w: Working, s: Segment): void {
  advance(w, s);
  wantAck(w, 'now', 'R41');
  enterEstablished(w, 'R41');
  takeHeld(w);
  // Whatever the text demanded, the ACK of the SYN is due now and is one with it.
  wantAck(w, 'now', 'R41');
}

function enterEstablished(w: Working, rule: 'R41' | 'R49' | 'R61'): void {
  enter(w, 'ESTABLISHED', rule);
  signal(w, 'connection established');
  // A CLOSE that waited in SYN-RECEIVED for its SENDs is taken up now (§3.10.4).
  if (w.tcb.closeCalled) enter(w, 'FIN-WAIT-1', 'R21');
}

// §3.10.7.4

function arrivesInOtherStates(w: Working, s: Segment): void {
  if (checkSequence(w, s) === 'done') return;
  if (checkRst(w, s) === 'done') return;
  if (checkSyn(w, s) === 'done') return;
  if (checkAck(w, s) === 'done') return;
  checkUrg(w, s);
  processText(w, s);
}

type Checked = 'continue' | 'done';

/** The SYN,ACK of a simultaneous open repeats a SYN that we have, but its ACK is the one we wait for (figure 7). */
function answersSimultaneousOpen(tcb: Tcb, s: Segment): boolean {
  return (
    tcb.state === 'SYN-RECEIVED' &&
    tcb.openedBy === 'active' &&
    (s.flags & (SYN | ACK | RST | FIN)) === (SYN | ACK) &&
    s.seq === tcb.irs &&
    s.data === '' &&
    ackAcceptable(tcb, s.ack)
  );
}

/** First, check the sequence number. */
function checkSequence(w: Working, s: Segment): Checked {
  const len = segLen(s);
  note(w, 'R44');
  if (acceptable(w, s, len)) {
    if (seqLt(s.seq, w.tcb.rcv.nxt)) note(w, 'R47');
    return 'continue';
  }
  if (answersSimultaneousOpen(w.tcb, s)) {
    note(w, 'R49');
    return 'continue';
  }
  if (has(s, RST)) {
    discard(w, 'R50');
    return 'done';
  }
  // With a closed window nothing fits, yet its ACK counts (§3.10.7.4); the text stays outside.
  if (w.tcb.rcv.wnd === 0 && s.seq === w.tcb.rcv.nxt && has(s, ACK) && !has(s, SYN)) {
    note(w, 'R46');
    takeAckOnly(w, s);
    wantAck(w, 'now', 'R46');
    w.discarded = true;
    return 'done';
  }
  discard(w, 'R45');
  const again = w.tcb.state === 'TIME-WAIT' && repeatsFin(w, s);
  if (again) startTimer(w, 'time-wait', 2 * w.tcb.constants.msl);
  wantAck(w, 'now', again ? 'R71' : 'R45');
  return 'done';
}

function takeAckOnly(w: Working, s: Segment): void {
  if (ackInRange(w.tcb, s)) takeAck(w, s);
}

/** Second, check the RST bit, with RFC 5961's three cases. */
function checkRst(w: Working, s: Segment): Checked {
  if (!has(s, RST)) return 'continue';
  if (s.seq !== w.tcb.rcv.nxt) {
    discard(w, 'R52');
    wantAck(w, 'now', 'R52', 'challenge ACK');
    return 'done';
  }
  note(w, 'R51');
  switch (w.tcb.state) {
    case 'SYN-RECEIVED':
      if (w.tcb.openedBy === 'passive') {
        w.replyRule = 'R53';
        backToListen(w, 'R53');
      } else {
        signal(w, 'connection refused');
        w.replyRule = 'R54';
        deleteTcb(w, 'R54');
      }
      return 'done';
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      w.replyRule = 'R56';
      deleteTcb(w, 'R56');
      return 'done';
    default:
      signal(w, 'connection reset');
      w.replyRule = 'R55';
      deleteTcb(w, 'R55');
      return 'done';
  }
}

/** Fourth, check the SYN bit. */
function checkSyn(w: Working, s: Segment): Checked {
  if (!has(s, SYN) || answersSimultaneousOpen(w.tcb, s)) return 'continue';
  if (w.tcb.state === 'SYN-RECEIVED' && w.tcb.openedBy === 'passive') {
    w.replyRule = 'R57';
    backToListen(w, 'R57');
    w.discarded = true;
    return 'done';
  }
  discard(w, 'R58');
  wantAck(w, 'now', 'R58', 'challenge ACK');
  return 'done';
}

/** (SND.UNA − MAX.SND.WND) =< SEG.ACK =< SND.NXT (RFC 5961 §5.2). */
function ackInRange(tcb: Tcb, s: Segment): boolean {
  return seqLe(seqAdd(tcb.snd.una, -tcb.snd.maxWnd), s.ack) && seqLe(s.ack, tcb.snd.nxt);
}

/** Fifth, check the ACK field. */
function checkAck(w: Working, s: Segment): Checked {
  if (!has(s, ACK)) {
    discard(w, 'R59');
    return 'done';
  }
  if (w.tcb.state === 'SYN-RECEIVED') return checkAckInSynReceived(w, s);
  if (!ackInRange(w.tcb, s)) {
    const rule = seqGt(s.ack, w.tcb.snd.nxt) ? 'R65' : 'R60';
    discard(w, rule);
    wantAck(w, 'now', rule, 'challenge ACK');
    return 'done';
  }
  takeAck(w, s);
  // Our FIN was acknowledged in LAST-ACK: there is no connection left to take the rest of the segment.
  return w.tcb.state === 'CLOSED' ? 'done' : 'continue';
}

function checkAckInSynReceived(w: Working, s: Segment): Checked {
  if (!ackAcceptable(w.tcb, s.ack)) {
    resetFor(w, s, 'R62');
    return 'done';
  }
  const simultaneous = answersSimultaneousOpen(w.tcb, s);
  enterEstablished(w, simultaneous ? 'R49' : 'R61');
  w.replyRule = 'R61';
  const { snd } = w.tcb;
  w.tcb.snd = { ...snd, wnd: s.wnd, wl1: s.seq, wl2: s.ack, maxWnd: Math.max(snd.maxWnd, s.wnd) };
  takeAck(w, s);
  // The SYN in it is an old one, and what is old is acknowledged again.
  if (simultaneous) wantAck(w, 'now', 'R49');
  return 'continue';
}

/** The processing of the ESTABLISHED state, then what the closing states add to it. */
function takeAck(w: Working, s: Segment): void {
  if (seqGt(s.ack, w.tcb.snd.una)) advance(w, s);
  else {
    note(w, 'R64');
    w.quietRule ??= 'R64';
  }
  if (w.tcb.probes.unanswered > 0) {
    note(w, 'R101');
    w.tcb.probes = { ...w.tcb.probes, unanswered: 0 };
  }
  updateSendWindow(w, s);
  if (!finAcknowledged(w.tcb)) return;
  switch (w.tcb.state) {
    case 'FIN-WAIT-1':
      enter(w, 'FIN-WAIT-2', 'R67');
      note(w, 'R68');
      return;
    case 'CLOSING':
      return enterTimeWait(w, 'R69');
    case 'LAST-ACK':
      signal(w, 'connection closed');
      w.replyRule = 'R70';
      return deleteTcb(w, 'R70');
    default:
      return;
  }
}

/** SND.UNA moves up: what is acknowledged leaves the queues, and the timers follow (R63). */
function advance(w: Working, s: Segment): void {
  note(w, 'R3');
  note(w, 'R63');
  w.quietRule ??= 'R63';
  measure(w, s.ack);
  const { snd, outgoing, outgoingSeq, retransmissionQueue } = w.tcb;
  w.tcb.snd = { ...snd, una: s.ack };
  w.tcb.retransmissionQueue = retransmissionQueue.flatMap((u) => {
    const octets = u.octets + (u.syn ? 1 : 0) + (u.fin ? 1 : 0);
    const acknowledged = seqDiff(s.ack, u.seq);
    if (acknowledged >= octets) return [];
    return acknowledged <= 0 ? [u] : [{ ...u, seq: s.ack, octets: u.octets - acknowledged }];
  });
  // A FIN takes a sequence number but is no octet of the text.
  const octets = Math.min(outgoing.length, Math.max(0, seqDiff(s.ack, outgoingSeq)));
  w.tcb.outgoing = outgoing.slice(octets);
  w.tcb.outgoingSeq = seqAdd(outgoingSeq, octets);
  // Restarted for what is still outstanding, or stopped (R91, R92).
  note(w, w.tcb.retransmissionQueue.length > 0 ? 'R92' : 'R91');
  stopTimer(w, 'retransmission');
  stopTimer(w, 'user');
  keepSendTimers(w);
}

/** Only a segment that is newer than the one that last set the window may set it (R66). */
function updateSendWindow(w: Working, s: Segment): void {
  const { snd } = w.tcb;
  const newer = seqLt(snd.wl1, s.seq) || (snd.wl1 === s.seq && seqLe(snd.wl2, s.ack));
  if (!seqLe(snd.una, s.ack) || !newer) return;
  note(w, 'R66');
  w.tcb.snd = { ...snd, wnd: s.wnd, wl1: s.seq, wl2: s.ack, maxWnd: Math.max(snd.maxWnd, s.wnd) };
  if (s.wnd > 0) w.tcb.probes = { sent: 0, unanswered: 0 };
}

/** Sixth, check the URG bit: the game tells the application and goes on. */
function checkUrg(w: Working, s: Segment): void {
  const { state } = w.tcb;
  if (!has(s, URG) || (state !== 'ESTABLISHED' && state !== 'FIN-WAIT-1' && state !== 'FIN-WAIT-2')) return;
  note(w, 'R72');
  signal(w, 'urgent data');
}

/** Seventh and eighth: the segment's text and its FIN, as far as they are new. */
function processText(w: Working, s: Segment): void {
  if (s.data === '' && !has(s, FIN)) return takeHeld(w);
  const { state } = w.tcb;
  if (state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT') {
    return afterTheirFin(w, s);
  }
  holdText(w, s);
  takeHeld(w);
}

/** The peer has said that its stream ended: whatever follows is ignored, but a FIN is acknowledged. */
function afterTheirFin(w: Working, s: Segment): void {
  if (s.data !== '') note(w, 'R75');
  if (!has(s, FIN)) return;
  wantAck(w, 'now', 'R81');
  if (w.tcb.state === 'TIME-WAIT') {
    startTimer(w, 'time-wait', 2 * w.tcb.constants.msl);
    note(w, 'R71');
  }
}
