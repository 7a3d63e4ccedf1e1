/** An acceptable ACK (§3.10.7.3 fourth, §3.10.7.4 fifth): SND.UNA, queues, window, state. */
import { beginData, measure } from './rtt.ts';
import { type Segment, segLen } from './segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe, seqLt } from './seq.ts';
import { finAcknowledged, type Unacknowledged } from './tcb.ts';
import {
  deleteTcb,
  enter,
  enterTimeWait,
  note,
  setSnd,
  signal,
  startTimer,
  stopTimer,
  type Working,
} from './working-tcb.ts';

export function enterEstablished(w: Working, rule: 'R41' | 'R49' | 'R61'): void {
  enter(w, 'ESTABLISHED', rule);
  signal(w, 'connection established');
  // A CLOSE that waited in SYN-RECEIVED for its SENDs is taken up now (§3.10.4).
  if (w.tcb.closeCalled) enter(w, 'FIN-WAIT-1', 'R21');
}

/** The processing of the ESTABLISHED state, then what the closing states add to it. */
export function takeAck(w: Working, s: Segment): void {
  if (seqGt(s.ack, w.tcb.snd.una)) advance(w, s);
  else if (segLen(s) === 0) {
    note(w, 'R64');
    w.quietRule ??= 'R64';
  }
  answerProbes(w);
  updateSendWindow(w, s);
  if (finAcknowledged(w.tcb)) ourFinIsAcknowledged(w);
}

/** Any acknowledgment shows that the peer is there, and only keeps its window closed (MUST-37). */
function answerProbes(w: Working): void {
  const { probes } = w.tcb;
  if (probes.unanswered === 0) return;
  note(w, 'R101');
  w.tcb.probes = { ...probes, unanswered: 0 };
  stopTimer(w, 'user');
}

function ourFinIsAcknowledged(w: Working): void {
  switch (w.tcb.state) {
    case 'FIN-WAIT-1':
      enter(w, 'FIN-WAIT-2', 'R67');
      return answerClose(w);
    case 'CLOSING':
      enterTimeWait(w, 'R69');
      return answerClose(w);
    case 'LAST-ACK':
      answerClose(w);
      signal(w, 'connection closed');
      w.replyRule = 'R70';
      return deleteTcb(w, 'R70');
    default:
      return;
  }
}

function answerClose(w: Working): void {
  note(w, 'R68');
  w.effects.push({ type: 'return', result: 'ok' });
}

/**
 * SND.UNA moves up: what is acknowledged leaves the queues, and the timers follow (R63).
 *
 *   retransmissionQueue    [── gone ──][── cut: its rest stays ──][── stays ──]
 *                        ──┼───────────────────┼──────────────────────────────┼──▶
 *                   SND.UNA before   SEG.ACK = SND.UNA now                  SND.NXT
 */
export function advance(w: Working, s: Segment): void {
  note(w, 'R3');
  note(w, 'R63');
  w.quietRule ??= 'R63';
  beginData(w);
  measure(w, s.ack);
  const { outgoing, outgoingSeq, retransmissionQueue } = w.tcb;
  setSnd(w, { una: s.ack });
  const left: Unacknowledged[] = [];
  for (const u of retransmissionQueue) {
    const octets = u.octets + (u.syn ? 1 : 0) + (u.fin ? 1 : 0);
    const acknowledged = seqDiff(s.ack, u.seq);
    if (acknowledged >= octets) continue;
    if (acknowledged <= 0) left.push(u);
    // The peer takes what it has room for: the rest is another segment, and R1 and R2 count anew for it (SHLD-17).
    else left.push({ ...u, seq: s.ack, octets: u.octets - acknowledged, transmissions: 1 });
  }
  w.tcb.retransmissionQueue = left;
  // SYN and FIN take a sequence number but are no octets of the text.
  const octets = Math.min(outgoing.length, Math.max(0, seqDiff(s.ack, outgoingSeq)));
  w.tcb.outgoing = outgoing.slice(octets);
  w.tcb.outgoingSeq = seqAdd(outgoingSeq, octets);
  stopTimer(w, 'user');
  if (w.tcb.retransmissionQueue.length === 0) {
    note(w, 'R91');
    stopTimer(w, 'retransmission');
  } else if (w.tcb.timers.retransmission !== undefined) {
    note(w, 'R92');
    startTimer(w, 'retransmission', w.tcb.rtt.rto);
  }
}

/** Only a segment that is newer than the one that last set the window may set it (R66). */
function updateSendWindow(w: Working, s: Segment): void {
  const { snd } = w.tcb;
  const newer = seqLt(snd.wl1, s.seq) || (snd.wl1 === s.seq && seqLe(snd.wl2, s.ack));
  if (!seqLe(snd.una, s.ack) || !newer) return;
  note(w, 'R66');
  setSendWindow(w, s);
  if (s.wnd === 0) return;
  if (snd.wnd === 0) w.windowOpened = true;
  w.tcb.probes = { sent: 0, unanswered: 0 };
}

/** SND.WND, WL1 and WL2 from this segment; MAX.SND.WND remembers the largest. */
export function setSendWindow(w: Working, s: Segment): void {
  const { snd } = w.tcb;
  setSnd(w, { wnd: s.wnd, wl1: s.seq, wl2: s.ack, maxWnd: Math.max(snd.maxWnd, s.wnd) });
}
