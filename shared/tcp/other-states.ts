/**
 * SEGMENT ARRIVES in SYN-RECEIVED and the synchronized states (RFC 9293 §3.10.7.4).
 * One function a check, in the RFC's order. Security and compartment (the third check) do not exist in this game.
 */
import { enterEstablished, setSendWindow, takeAck } from './acknowledgment.ts';
import type { SendReason } from './event.ts';
import { hearPeer } from './keep-alive.ts';
import { sendReset } from './output.ts';
import { acceptable, holdText, openWindow, takeHeld } from './receive.ts';
import type { RuleId } from './rules.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segEnd, segLen, URG } from './segment.ts';
import { inWindow, seqAdd, seqDiff, seqGt, seqLe } from './seq.ts';
import { ackAcceptable, type Tcb } from './tcb.ts';
import {
  answerOutstanding,
  backToListen,
  deleteTcb,
  discard,
  note,
  signal,
  startTimeWait,
  type Working,
  wantAck,
} from './working-tcb.ts';

export function arrivesInOtherStates(w: Working, arrived: Segment): void {
  hearPeer(w);
  const s = checkSequence(w, arrived);
  if (s === null) return;
  if (checkRst(w, s) === 'done') return;
  if (checkSyn(w, s) === 'done') return;
  if (checkAck(w, s) === 'done') return;
  checkUrg(w, s);
  processText(w, s);
}

type Checked = 'continue' | 'done';

/** First, check the sequence number. What goes on to the next checks is the segment without what may not count. */
function checkSequence(w: Working, s: Segment): Segment | null {
  note(w, 'R44');
  if (has(s, RST)) return resetInWindow(w, s);
  if (acceptable(w, s, segLen(s))) return s;
  if (answersSimultaneousOpen(w.tcb, s)) {
    // The SYN in it is an old one, and what is old is acknowledged again.
    wantAck(w, 'now', 'R49');
    return { ...s, seq: seqAdd(s.seq, 1), flags: s.flags & ~SYN };
  }
  if (beyondFullWindow(w.tcb, s)) {
    note(w, 'R46');
    if (segLen(s) > 0) {
      // A window that was closed with room behind it is opened for the first who asks, or it stays closed for ever.
      openWindow(w);
      wantAck(w, 'now', 'R46');
      w.discarded = true;
    }
    return { ...s, data: '', flags: s.flags & ~FIN };
  }
  unacceptable(w, s);
  return null;
}

/** RFC 5961 §3 looks at the first octet alone, and a closed window takes a RST at RCV.NXT too (MUST-66). */
function resetInWindow(w: Working, s: Segment): Segment | null {
  const { nxt, wnd } = w.tcb.rcv;
  if (s.seq === nxt || inWindow(s.seq, nxt, wnd)) return s;
  discard(w, 'R50');
  return null;
}

/** The SYN,ACK of a simultaneous open repeats a SYN that we have, but its ACK is the one we wait for (figure 7). */
function answersSimultaneousOpen(tcb: Tcb, s: Segment): boolean {
  return (
    tcb.state === 'SYN-RECEIVED' &&
    tcb.openedBy === 'active' &&
    (s.flags & (SYN | ACK | FIN)) === (SYN | ACK) &&
    s.seq === tcb.irs &&
    s.data === '' &&
    ackAcceptable(tcb, s.ack)
  );
}

/**
 * A peer that has filled our window numbers its ACKs with the octet behind it, and one that probes a closed window with
 * the octet after that. These ACKs count; answered, they would be acknowledged to and fro for ever (App. A.2).
 */
function beyondFullWindow(tcb: Tcb, s: Segment): boolean {
  if (!has(s, ACK) || has(s, SYN)) return false;
  const { nxt, wnd } = tcb.rcv;
  if (segLen(s) > 0) return wnd === 0 && s.seq === nxt;
  const beyond = seqDiff(s.seq, seqAdd(nxt, wnd));
  return beyond === 0 || beyond === 1;
}

function unacceptable(w: Working, s: Segment): void {
  const { state, rcv } = w.tcb;
  if (state === 'TIME-WAIT' && has(s, FIN) && segEnd(s) === rcv.nxt) {
    // Their FIN again: our last ACK was lost.
    startTimeWait(w);
    return dropWithAck(w, 'R71', 'acknowledgment');
  }
  // RFC 5961 §4 challenges a SYN whatever its number; one with ACK out here is the handshake's, come again.
  const challenged = has(s, SYN) && !has(s, ACK) && state !== 'SYN-RECEIVED';
  if (challenged) dropWithAck(w, 'R58', 'challenge ACK');
  else dropWithAck(w, 'R45', 'acknowledgment');
}

function dropWithAck(w: Working, rule: RuleId, reason: SendReason): void {
  w.discarded = true;
  wantAck(w, 'now', rule, reason);
}

/** Second, check the RST bit, with RFC 5961's three cases. */
function checkRst(w: Working, s: Segment): Checked {
  if (!has(s, RST)) return 'continue';
  if (s.seq !== w.tcb.rcv.nxt) dropWithAck(w, 'R52', 'challenge ACK');
  else reset(w);
  return 'done';
}

function reset(w: Working): void {
  note(w, 'R51');
  switch (w.tcb.state) {
    case 'SYN-RECEIVED':
      if (w.tcb.openedBy === 'passive') return backToListen(w, 'R53');
      signal(w, 'connection refused');
      return deleteTcb(w, 'R54');
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return deleteTcb(w, 'R56');
    default:
      answerOutstanding(w, 'connection reset');
      signal(w, 'connection reset');
      return deleteTcb(w, 'R55');
  }
}

/** Fourth, check the SYN bit. */
function checkSyn(w: Working, s: Segment): Checked {
  if (!has(s, SYN)) return 'continue';
  if (w.tcb.state === 'SYN-RECEIVED' && w.tcb.openedBy === 'passive') {
    discard(w, 'R57');
    backToListen(w, 'R57');
  } else {
    dropWithAck(w, 'R58', 'challenge ACK');
  }
  return 'done';
}

/** Fifth, check the ACK field. */
function checkAck(w: Working, s: Segment): Checked {
  if (!has(s, ACK)) {
    discard(w, 'R59');
    return 'done';
  }
  if (w.tcb.state === 'SYN-RECEIVED') return checkAckInSynReceived(w, s);
  const { snd } = w.tcb;
  if (seqGt(s.ack, snd.nxt)) {
    dropWithAck(w, 'R65', 'challenge ACK');
    return 'done';
  }
  // (SND.UNA − MAX.SND.WND) =< SEG.ACK (RFC 5961 §5.2).
  if (!seqLe(seqAdd(snd.una, -snd.maxWnd), s.ack)) {
    dropWithAck(w, 'R60', 'challenge ACK');
    return 'done';
  }
  takeAck(w, s);
  // Our FIN was acknowledged in LAST-ACK: there is no connection left to take the rest of the segment.
  return w.tcb.state === 'CLOSED' ? 'done' : 'continue';
}

/** Not yet synchronized, an unacceptable ACK is answered with a reset, not with an ACK (§3.5.2, second group). */
function checkAckInSynReceived(w: Working, s: Segment): Checked {
  if (!ackAcceptable(w.tcb, s.ack)) {
    sendReset(w, 'R62', s.ack);
    discard(w, 'R62');
    return 'done';
  }
  const rule = w.rules.includes('R49') ? 'R49' : 'R61';
  enterEstablished(w, rule);
  w.quietRule = rule;
  setSendWindow(w, s);
  takeAck(w, s);
  return 'continue';
}

/** Sixth, check the URG bit: the game tells the application and goes on. */
export function checkUrg(w: Working, s: Segment): void {
  const { state } = w.tcb;
  if (!has(s, URG) || (state !== 'ESTABLISHED' && state !== 'FIN-WAIT-1' && state !== 'FIN-WAIT-2')) return;
  note(w, 'R72');
  signal(w, 'urgent data');
}

/** Seventh and eighth: the segment's text and its FIN, as far as they are new. */
function processText(w: Working, s: Segment): void {
  const { state, constants, closeCalled, held, rcv } = w.tcb;
  if (state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT') {
    return afterTheirFin(w, s);
  }
  const newText = s.data !== '' && seqGt(seqAdd(s.seq, s.data.length), rcv.nxt);
  if (newText && closeCalled && constants.halfDuplexClose) return resetForLostText(w);
  if (s.data !== '' || has(s, FIN)) holdText(w, s);
  // The ACK of our SYN brings no text of its own but sets free what came with theirs (R106).
  else if (held.every((h) => seqGt(h.seq, rcv.nxt))) return;
  takeHeld(w);
}

/** Nobody reads any more: the peer must learn that its text is lost (SHLD-3). */
function resetForLostText(w: Working): void {
  sendReset(w, 'R26', w.tcb.snd.nxt);
  signal(w, 'connection reset');
  deleteTcb(w, 'R26');
}

/** The peer has said that its stream ended: whatever follows is ignored, but a FIN is acknowledged. */
function afterTheirFin(w: Working, s: Segment): void {
  if (s.data !== '') {
    note(w, 'R75');
    w.quietRule = 'R75';
  }
  if (!has(s, FIN)) return;
  if (w.tcb.state === 'TIME-WAIT') startTimeWait(w);
  wantAck(w, 'now', w.tcb.state === 'TIME-WAIT' ? 'R71' : 'R81');
}
