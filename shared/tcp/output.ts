/** What the TCP sends of its own accord: SYNs, text, FIN, retransmissions, probes and the ACK that is owed. */
import type { SendReason } from './event.ts';
import { beginData } from './rtt.ts';
import type { RuleId } from './rules.ts';
import { ACK, FIN, PSH, RST, type SegmentFields, SYN, segment } from './segment.ts';
import { type SeqNumber, seqAdd, seqDiff } from './seq.ts';
import { finSent, type Unacknowledged } from './tcb.ts';
import { enter, note, send, startTimer, stopTimer, type Working } from './working.ts';

/** Every segment of a synchronized connection carries ACK = RCV.NXT and the window on offer. */
function acknowledging(w: Working, fields: SegmentFields): ReturnType<typeof segment> {
  const { rcv } = w.tcb;
  return segment({ ...fields, flags: (fields.flags ?? 0) | ACK, ack: rcv.nxt, wnd: rcv.wnd });
}

/** `<SEQ=ISS><CTL=SYN>` or `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`; both announce our MSS. */
export function sendSyn(w: Working, rule: RuleId, reason: SendReason = 'new'): void {
  const { iss, constants, rcv, state } = w.tcb;
  const fields = { seq: iss, flags: SYN, mss: constants.mss, wnd: rcv.wnd };
  send(w, state === 'SYN-SENT' ? segment(fields) : acknowledging(w, fields), reason, rule);
}

/** Chooses nothing, sends the first SYN of a connection and starts to wait for its acknowledgment. */
export function openWithSyn(w: Working, rule: RuleId): void {
  const { iss } = w.tcb;
  const next = seqAdd(iss, 1);
  w.tcb.snd = { ...w.tcb.snd, una: iss, nxt: next };
  w.tcb.outgoingSeq = next;
  w.tcb.retransmissionQueue = [{ seq: iss, octets: 0, syn: true, fin: false, transmissions: 1 }];
  w.tcb.rtt = { ...w.tcb.rtt, timing: { end: next, at: w.now } };
  sendSyn(w, rule);
  keepSendTimers(w);
}

/** `<SEQ=seq><CTL=RST>`, or with `ack` `<SEQ=seq><ACK=ack><CTL=RST,ACK>`. */
export function sendReset(w: Working, rule: RuleId, seqNumber: number, ack?: SeqNumber): void {
  const fields = ack === undefined ? { flags: RST } : { flags: RST | ACK, ack };
  send(w, segment({ ...fields, seq: seqNumber }), 'reset', rule);
}

/** The text of an entry of the retransmission queue, or of any stretch of the send buffer. */
function outgoingText(w: Working, from: SeqNumber, octets: number): string {
  const start = seqDiff(from, w.tcb.outgoingSeq);
  return w.tcb.outgoing.slice(start, start + octets);
}

const MAY_SEND_TEXT = new Set(['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK']);

/** Octets that the application sent and that were never transmitted; a sent FIN closes the stream. */
function unsentOctets(w: Working): number {
  const { outgoing, outgoingSeq, snd } = w.tcb;
  return finSent(w.tcb) ? 0 : outgoing.length - seqDiff(snd.nxt, outgoingSeq);
}

/** How much text may go now: R104 segmentation, R102 silly window avoidance, R105 Nagle. */
function octetsToSend(w: Working, unsent: number, usable: number): number {
  const { snd, constants } = w.tcb;
  const n = Math.min(unsent, usable, snd.mss);
  if (n <= 0) return 0;
  if (n === snd.mss) return n;
  if (constants.nagle && snd.una !== snd.nxt) return 0;
  // The user's SENDs are all pushed, so "all queued data fits" is the ordinary case (§3.8.6.2.1).
  return n === unsent || n >= snd.maxWnd / 2 ? n : 0;
}

/** Sends what the window lets pass of the queued text, and the FIN behind its last octet (R107). */
function sendQueued(w: Working): void {
  if (!MAY_SEND_TEXT.has(w.tcb.state)) return;
  for (;;) {
    const { snd } = w.tcb;
    const unsent = unsentOctets(w);
    const usable = seqDiff(seqAdd(snd.una, snd.wnd), snd.nxt);
    const octets = octetsToSend(w, unsent, usable);
    const finNow = w.tcb.closeCalled && !finSent(w.tcb) && octets === unsent && usable > octets;
    if (octets === 0 && !finNow) {
      if (unsent > 0) note(w, 'R102');
      return;
    }
    sendNew(w, octets, finNow, 'new');
  }
}

/** New sequence space goes out: text, FIN or both. */
function sendNew(w: Working, octets: number, fin: boolean, reason: SendReason): void {
  const { snd, rtt } = w.tcb;
  if (octets > 0) beginData(w);
  const data = outgoingText(w, snd.nxt, octets);
  const flags = (fin ? FIN : 0) | (octets > 0 && octets === unsentOctets(w) ? PSH : 0);
  const entry: Unacknowledged = { seq: snd.nxt, octets, syn: false, fin, transmissions: 1 };
  const next = seqAdd(snd.nxt, octets + (fin ? 1 : 0));
  if (rtt.timing === null) w.tcb.rtt = { ...w.tcb.rtt, timing: { end: next, at: w.now } };
  send(w, acknowledging(w, { seq: snd.nxt, flags, data }), reason, fin ? 'R107' : 'R104');
  w.tcb.snd = { ...w.tcb.snd, nxt: next };
  w.tcb.retransmissionQueue = [...w.tcb.retransmissionQueue, entry];
  // CLOSE in CLOSE-WAIT leads to LAST-ACK only when the FIN goes out (§3.10.4).
  if (fin && w.tcb.state === 'CLOSE-WAIT') enter(w, 'LAST-ACK', 'R24');
}

/** Sends the front of the retransmission queue again, as one segment (R83, RFC 6298 §5.4). */
export function retransmitFront(w: Working): void {
  const [front, ...rest] = w.tcb.retransmissionQueue;
  if (front === undefined) return;
  w.tcb.retransmissionQueue = [{ ...front, transmissions: front.transmissions + 1 }, ...rest];
  if (front.syn) {
    w.tcb.rtt = { ...w.tcb.rtt, synRetransmitted: true };
    sendSyn(w, 'R83', 'retransmission');
    return;
  }
  const data = outgoingText(w, front.seq, front.octets);
  const flags = (front.fin ? FIN : 0) | (data === '' ? 0 : PSH);
  send(w, acknowledging(w, { seq: front.seq, flags, data }), 'retransmission', 'R83');
}

/** One octet into a closed window: new text, else the FIN, else what is outstanding once more (R100). */
export function probe(w: Working): void {
  const { snd, retransmissionQueue, closeCalled } = w.tcb;
  const [front, ...rest] = retransmissionQueue;
  if (front !== undefined) {
    const data = outgoingText(w, front.seq, Math.min(1, front.octets));
    const flags = data === '' && front.fin ? FIN : 0;
    w.tcb.retransmissionQueue = [{ ...front, transmissions: front.transmissions + 1 }, ...rest];
    w.tcb.rtt = { ...w.tcb.rtt, timing: null };
    send(w, acknowledging(w, { seq: front.seq, flags, data }), 'probe', 'R100');
    return;
  }
  const unsent = unsentOctets(w);
  // The timer also overrides silly window avoidance: then what fits goes, at least one octet (§3.8.6.2.1).
  const octets = Math.min(unsent, snd.mss, Math.max(1, seqDiff(seqAdd(snd.una, snd.wnd), snd.nxt)));
  if (unsent > 0) sendNew(w, octets, false, 'probe');
  else if (closeCalled && !finSent(w.tcb)) sendNew(w, 0, true, 'probe');
  w.replyRule = 'R100';
  note(w, 'R100');
}

/** Whether text or FIN waits for the window with nothing outstanding, or what is outstanding met a closed one. */
function waitsForWindow(w: Working): boolean {
  const { retransmissionQueue, snd, closeCalled, state } = w.tcb;
  const front = retransmissionQueue[0];
  if (front !== undefined) return snd.wnd === 0 && !front.syn;
  return MAY_SEND_TEXT.has(state) && (unsentOctets(w) > 0 || (closeCalled && !finSent(w.tcb)));
}

/** Runs the timer that fits: retransmission while something is outstanding, persist while a window is closed. */
export function keepSendTimers(w: Working): void {
  const { timers, rtt, retransmissionQueue, constants, probes } = w.tcb;
  if (waitsForWindow(w)) {
    stopTimer(w, 'retransmission');
    if (timers.persist === undefined) {
      startTimer(w, 'persist', Math.min(constants.maxRto, rtt.rto * 2 ** Math.min(probes.sent, 16)));
    }
  } else {
    stopTimer(w, 'persist');
    if (retransmissionQueue.length === 0) {
      if (timers.retransmission !== undefined) note(w, 'R91');
      stopTimer(w, 'retransmission');
    } else if (timers.retransmission === undefined) {
      note(w, 'R90');
      startTimer(w, 'retransmission', rtt.rto);
    }
  }
  const undelivered = retransmissionQueue.length > 0 || w.tcb.outgoing !== '';
  if (!undelivered) stopTimer(w, 'user');
  else if (constants.userTimeout !== null && timers.user === undefined)
    startTimer(w, 'user', constants.userTimeout);
}

/** The end of every step: text that may go, else the ACK that is owed, else its delay (R97, R99). */
export function settle(w: Working): void {
  sendQueued(w);
  if (w.ackWanted === 'now') {
    note(w, 'R99');
    const rule = w.replyRule ?? 'R99';
    send(w, acknowledging(w, { seq: w.tcb.snd.nxt }), w.ackReason, rule);
  } else if (w.ackWanted === 'later' && w.tcb.timers['delayed-ack'] === undefined) {
    note(w, 'R97');
    startTimer(w, 'delayed-ack', w.tcb.constants.delayedAck);
  }
  keepSendTimers(w);
}
