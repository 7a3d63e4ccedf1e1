/** What the TCP sends: SYNs, text, FIN, retransmissions, probes and the ACK that is owed. */
import type { SendReason } from './event.ts';
import { stopMeasuring } from './rtt.ts';
import type { RuleId } from './rules.ts';
import { ACK, FIN, PSH, RST, type Segment, type SegmentFields, SYN, segment } from './segment.ts';
import { type SeqNumber, seqAdd, seqDiff, seqMax } from './seq.ts';
import { finSent, finSeq, type Tcb, type Unacknowledged } from './tcb.ts';
import { enter, note, send, setSnd, startTimer, stopTimer, type Working } from './working-tcb.ts';

/** Every segment of a synchronized connection carries ACK = RCV.NXT and the window on offer. */
export function acknowledging(w: Working, fields: SegmentFields): Segment {
  const { rcv } = w.tcb;
  const { seq: s = 0, flags = 0, data = '', mss } = fields;
  const own = { seq: s, flags: flags | ACK, ack: rcv.nxt, wnd: rcv.wnd, data };
  return segment(mss === undefined ? own : { ...own, mss });
}

/** `<SEQ=ISS><CTL=SYN>` or `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`; both announce our MSS. */
export function sendSyn(w: Working, rule: RuleId, reason: SendReason = 'new'): void {
  const { iss, constants, rcv, state } = w.tcb;
  const fields = { seq: iss, flags: SYN, mss: constants.mss, wnd: rcv.wnd };
  send(w, state === 'SYN-SENT' ? segment(fields) : acknowledging(w, fields), reason, rule);
}

/** Sends the first SYN of a connection and begins to wait for its acknowledgment. */
export function openWithSyn(w: Working, rule: RuleId): void {
  const { iss } = w.tcb;
  const next = seqAdd(iss, 1);
  setSnd(w, { una: iss, nxt: next });
  w.tcb.outgoingSeq = next;
  w.tcb.retransmissionQueue = [{ seq: iss, octets: 0, syn: true, fin: false, transmissions: 1 }];
  w.tcb.rtt = { ...w.tcb.rtt, timing: { end: next, at: w.now } };
  note(w, 'R85');
  sendSyn(w, rule);
}

/** `<SEQ=seq><CTL=RST>`, or with `ack` `<SEQ=seq><ACK=ack><CTL=RST,ACK>`. */
export function sendReset(w: Working, rule: RuleId, seqNumber: SeqNumber, ack?: SeqNumber): void {
  const fields = ack === undefined ? { flags: RST } : { flags: RST | ACK, ack };
  send(w, segment({ ...fields, seq: seqNumber }), 'reset', rule);
}

/** Text from the send buffer, or the FIN behind it, with PSH on what ends the buffer (§3.9.1.2, MUST-61). */
function textSegment(w: Working, from: SeqNumber, octets: number, fin: boolean): Segment {
  const start = seqDiff(from, w.tcb.outgoingSeq);
  const data = w.tcb.outgoing.slice(start, start + octets);
  const last = data !== '' && seqAdd(from, octets) === finSeq(w.tcb);
  return acknowledging(w, { seq: from, flags: (fin ? FIN : 0) | (last ? PSH : 0), data });
}

const MAY_SEND: ReadonlySet<Tcb['state']> = new Set([
  'ESTABLISHED',
  'CLOSE-WAIT',
  'FIN-WAIT-1',
  'CLOSING',
  'LAST-ACK',
]);

/** Octets that the application sent and that were never transmitted; a sent FIN closes the stream. */
function unsentOctets(tcb: Tcb): number {
  return finSent(tcb) ? 0 : tcb.outgoing.length - seqDiff(tcb.snd.nxt, tcb.outgoingSeq);
}

/**
 * The usable window (§3.8.6.2.1): negative when the peer shrank it under what is outstanding.
 *
 *     SND.UNA           SND.NXT       SND.UNA+SND.WND
 *   ─────┼─────────────────┼─────────────────┼──────▶
 *        │   outstanding   ├──── usable ─────┤
 *        └────────────  SND.WND  ────────────┘
 */
const usableWindow = ({ snd }: Tcb): number => seqDiff(seqAdd(snd.una, snd.wnd), snd.nxt);

/** How much text may go now: R104 segmentation, R102 silly window avoidance, R105 Nagle. */
function octetsToSend(w: Working, unsent: number): number {
  const { snd, constants } = w.tcb;
  const n = Math.min(unsent, usableWindow(w.tcb), snd.mss);
  if (n <= 0) return 0;
  if (n === snd.mss) return n;
  if (constants.nagle && snd.una !== snd.nxt) return waits(w, 'R105');
  // The user's SENDs are all pushed, so "all queued data fits" is the ordinary case (§3.8.6.2.1).
  return n === unsent || n >= snd.maxWnd / 2 ? n : waits(w, 'R102');
}

/** Text stays back; when nothing else goes out either, this is why. */
function waits(w: Working, rule: 'R102' | 'R105'): 0 {
  note(w, rule);
  if (w.ackWanted === 'no' && !w.effects.some((e) => e.type === 'send')) w.replyRule = rule;
  return 0;
}

/** Sends what the window lets pass of the queued text, and the FIN behind its last octet (R107). */
function sendQueued(w: Working): void {
  if (!MAY_SEND.has(w.tcb.state)) return;
  if (w.windowOpened) resendProbed(w);
  for (;;) {
    const unsent = unsentOctets(w.tcb);
    const octets = octetsToSend(w, unsent);
    const finDue = w.tcb.closeCalled && !finSent(w.tcb);
    const finNow = finDue && octets === unsent && usableWindow(w.tcb) > octets;
    if (octets === 0 && !finNow) return;
    sendNew(w, octets, finNow, 'new');
  }
}

/** New sequence space goes out: text, FIN or both. */
function sendNew(w: Working, octets: number, fin: boolean, reason: SendReason): void {
  const { snd, rtt } = w.tcb;
  const entry: Unacknowledged = { seq: snd.nxt, octets, syn: false, fin, transmissions: 1 };
  const next = seqAdd(snd.nxt, octets + (fin ? 1 : 0));
  if (rtt.timing === null) w.tcb.rtt = { ...rtt, timing: { end: next, at: w.now } };
  const rule = fin ? 'R107' : 'R104';
  send(w, textSegment(w, snd.nxt, octets, fin), reason, rule);
  setSnd(w, { nxt: next });
  w.tcb.retransmissionQueue = [...w.tcb.retransmissionQueue, entry];
  // CLOSE in CLOSE-WAIT leads to LAST-ACK only when the FIN goes out (§3.10.4).
  if (fin && w.tcb.state === 'CLOSE-WAIT') enter(w, 'LAST-ACK', 'R24');
}

/** Sends the front of the retransmission queue again, as one segment (R83, RFC 6298 §5.4). */
export function retransmitFront(w: Working): void {
  const [front, ...rest] = w.tcb.retransmissionQueue;
  if (front === undefined) return;
  w.tcb.retransmissionQueue = [{ ...front, transmissions: front.transmissions + 1 }, ...rest];
  stopMeasuring(w);
  if (front.syn) {
    w.tcb.rtt = { ...w.tcb.rtt, synRetransmitted: true };
    sendSyn(w, 'R83', 'retransmission');
    return;
  }
  send(w, textSegment(w, front.seq, front.octets, front.fin), 'retransmission', 'R83');
}

/**
 * The window has opened over what it did not take: that goes again at once, or the rest would arrive above a gap.
 * A lone probe takes along what else fits into its segment (§3.8.6 allows repackaging).
 */
function resendProbed(w: Working): void {
  const { retransmissionQueue, snd } = w.tcb;
  const [front, ...rest] = retransmissionQueue;
  if (front === undefined || front.syn) return;
  const grows = rest.length === 0 && !front.fin;
  const room = Math.min(snd.wnd, snd.mss, front.octets + unsentOctets(w.tcb));
  const octets = grows ? Math.max(front.octets, room) : front.octets;
  // The probes were no failures: the count towards R1 and R2 begins here.
  w.tcb.retransmissionQueue = [{ ...front, octets, transmissions: 1 }, ...rest];
  setSnd(w, { nxt: seqMax(snd.nxt, seqAdd(front.seq, octets)) });
  stopMeasuring(w);
  send(w, textSegment(w, front.seq, octets, front.fin), 'retransmission', 'R100');
}

/** One octet into a closed window: what is outstanding once more, else new text, else the FIN (R100). */
export function probe(w: Working): void {
  const { snd, retransmissionQueue } = w.tcb;
  const [front] = retransmissionQueue;
  if (front !== undefined) {
    stopMeasuring(w);
    const octets = Math.min(1, front.octets);
    send(w, textSegment(w, front.seq, octets, front.fin && octets === 0), 'probe', 'R100');
    return;
  }
  w.replyRule = 'R100';
  const unsent = unsentOctets(w.tcb);
  // The timer also overrides silly window avoidance: then what fits goes, at least one octet (§3.8.6.2.1).
  const octets = Math.min(unsent, snd.mss, Math.max(1, usableWindow(w.tcb)));
  if (unsent > 0) sendNew(w, octets, false, 'probe');
  else sendNew(w, 0, true, 'probe');
}

/** Whether text or FIN waits for the window with nothing outstanding, or what is outstanding met a closed one. */
function waitsForWindow(tcb: Tcb): boolean {
  const [front] = tcb.retransmissionQueue;
  if (front !== undefined) return tcb.snd.wnd === 0 && !front.syn;
  return MAY_SEND.has(tcb.state) && (unsentOctets(tcb) > 0 || (tcb.closeCalled && !finSent(tcb)));
}

/** Runs the timer that fits: retransmission while something is outstanding, persist while a window is closed. */
function keepSendTimers(w: Working): void {
  const { timers, rtt, retransmissionQueue, constants, probes } = w.tcb;
  if (waitsForWindow(w.tcb)) {
    stopTimer(w, 'retransmission');
    if (timers.persist === undefined) {
      note(w, 'R100');
      startTimer(w, 'persist', Math.min(constants.maxRto, rtt.rto * 2 ** probes.sent));
    }
    return;
  }
  stopTimer(w, 'persist');
  if (retransmissionQueue.length > 0 && timers.retransmission === undefined) {
    note(w, 'R90');
    startTimer(w, 'retransmission', rtt.rto);
  }
}

/** The user timeout runs while anything waits for its acknowledgment, and begins anew with every progress. */
function keepUserTimer(w: Working): void {
  const { state, retransmissionQueue, outgoing, closeCalled, constants, timers } = w.tcb;
  // In LISTEN there is nobody yet who could acknowledge what waits (R53).
  if (state === 'LISTEN') return;
  const waiting = retransmissionQueue.length > 0 || outgoing !== '' || (closeCalled && !finSent(w.tcb));
  if (waiting && constants.userTimeout !== null && timers.user === undefined) {
    startTimer(w, 'user', constants.userTimeout);
  }
}

/** The end of every step: text that may go, else the ACK that is owed, else its delay (R97, R99). */
export function settle(w: Working): void {
  sendQueued(w);
  if (w.ackWanted === 'now') {
    send(w, acknowledging(w, { seq: w.tcb.snd.nxt }), w.ackReason, w.replyRule ?? 'R99');
  } else if (w.ackWanted === 'later' && w.tcb.timers['delayed-ack'] === undefined) {
    note(w, 'R97');
    startTimer(w, 'delayed-ack', w.tcb.constants.delayedAck);
  }
  keepSendTimers(w);
  keepUserTimer(w);
}
