/**
 * A capture that begins in the middle of a connection.
 * Nothing is judged until what goes out and what comes in is certain, because a segment without text bears SND.NXT
 * and the peer has acknowledged exactly that.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqGt, seqLe, seqMax } from '../../tcp/seq.ts';
import { answeredSyn, LARGEST_SHIFT, type Observed, UNKNOWN_SCALE } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { startOf } from '../state-path.ts';
import { type Violation, violation } from '../violations.ts';
import {
  copy,
  enter,
  Hypothesis,
  type MidStream,
  meantWindow,
  widen,
  withoutConnection,
} from './hypothesis.ts';
import { noteSyn, permitReset } from './pending-replies.ts';
import { hold, takeTo } from './received-data.ts';

const NOTHING_KNOWN: MidStream = {
  sent: false,
  heard: false,
  bare: null,
  sentForCertain: false,
  heardForCertain: false,
};

/**
 * What may have been before the first segment that is seen of a connection, `own` when the watched host sent it. A SYN
 * is the beginning; a SYN,ACK tells of the SYN before it.
 */
export function beforeFirst(s: Observed, own: boolean): readonly Hypothesis[] {
  if (!has(s, SYN)) return [inTheMiddle()];
  const p = new Hypothesis();
  if (!has(s, ACK)) return [p];
  if (own) {
    noteSyn(p, answeredSyn(s));
    return [p];
  }
  const asked = new Hypothesis();
  enter(asked, 'SYN-SENT', s.time);
  asked.openedBy = 'active';
  asked.iss = seqAdd(s.ack, -1);
  asked.una = asked.iss;
  asked.nxt = s.ack;
  asked.edge = s.ack;
  asked.wnd = 0xffff;
  asked.ourScale = UNKNOWN_SCALE;
  return [asked, p];
}

/**
 * The first segment that a host is seen to send after a SYN or SYN,ACK has arrived, when that cannot have been the
 * beginning: it was an old one, or the peer has lost its connection (§3.5.1), and the host has had its own for long.
 */
export function hadBegun(s: Observed, isAnswer: boolean): Hypothesis | null {
  if (has(s, SYN | RST) || !has(s, ACK)) return null;
  // An answer without text is no probe, and so it bears SND.NXT.
  const q = sentMidStream(inTheMiddle(), { ...NOTHING_KNOWN, sentForCertain: isAnswer && s.len === 0 }, s);
  return q instanceof Hypothesis ? q : null;
}

function inTheMiddle(): Hypothesis {
  const p = new Hypothesis();
  p.state = 'ESTABLISHED';
  p.openedBy = 'active';
  p.midStream = NOTHING_KNOWN;
  // Nobody saw the SYNs: the most generous windows.
  p.sndShift = LARGEST_SHIFT;
  p.rcvShift = LARGEST_SHIFT;
  p.maxWnd = 0xffff * 2 ** LARGEST_SHIFT;
  p.way = startOf('ESTABLISHED');
  return p;
}

export function arrivesMidStream(
  p: Hypothesis,
  m: MidStream,
  s: Observed,
  options: JudgingOptions,
): Hypothesis {
  if (has(s, RST)) return m.heard && s.seq === p.rcvNxt ? withoutConnection(p, 'CLOSED', s.time) : p;
  const q = copy(p);
  q.heardAt = s.time;
  // Perhaps there is no connection at all, as the answer will tell.
  const perhaps = { must: false, ended: p.way, within: options.replyWithin };
  if (!m.sent || has(s, SYN)) permitReset(q, s, has(s, ACK) ? 'R33' : 'R32', perhaps);
  if (has(s, SYN)) {
    noteSyn(q, s);
    return q;
  }
  if (!has(s, ACK)) return q;
  q.una = m.sent ? seqMax(p.una, s.ack) : s.ack;
  if (!m.sentForCertain) q.nxt = m.sent ? seqMax(p.nxt, s.ack) : s.ack;
  widen(q, s, meantWindow(s, q.sndShift, false));
  q.wl1 = s.seq;
  q.wl2 = s.ack;
  hears(q, m, s);
  const sentForCertain = m.sentForCertain || (m.bare !== null && s.ack === m.bare);
  const heardForCertain =
    m.heardForCertain || (m.heard && s.len === 0 && s.seq === q.acked && q.held === null);
  settle(q, { ...m, sent: true, sentForCertain, heardForCertain });
  if (q.fin !== null && seqGt(s.ack, q.fin)) return ourFinAcknowledged(q, s);
  return q;
}

function hears(q: Hypothesis, m: MidStream, s: Observed): void {
  if (!m.heard || s.len === 0) return;
  if (has(s, FIN)) q.theirFin = seqAdd(s.end, -1);
  if (s.text > 0) q.heardText = true;
  if (seqGt(s.seq, q.rcvNxt)) hold(q, { seq: s.seq, end: s.end });
  else if (seqGt(s.end, q.rcvNxt)) takeTo(q, s.end);
  if (q.theirFin !== null && seqGt(q.rcvNxt, q.theirFin)) theirFinTaken(q, s);
}

/** A RST with SEQ = 0 answers what had no ACK (R32): there was no connection at all. */
function answersWithout(p: Hypothesis, m: MidStream, s: Observed): Hypothesis | null {
  if (m.sent || !p.resets?.some((r) => r.ack !== null && r.seq === s.seq && r.ack === s.ack)) return null;
  const q = new Hypothesis();
  q.sentAt = s.time;
  return q;
}

export function sentMidStream(p: Hypothesis, m: MidStream, s: Observed): Hypothesis | Violation {
  if (has(s, RST)) return answersWithout(p, m, s) ?? withoutConnection(p, 'CLOSED', s.time);
  if (m.sent && m.sentForCertain && seqGt(s.seq, p.nxt)) return violation('skips-octets', 'R11', p.state);
  const q = copy(p);
  q.sentAt = s.time;
  q.nxt = m.sent ? seqMax(p.nxt, s.end) : s.end;
  if (!m.sent) q.una = s.seq;
  if (has(s, FIN) && q.fin === null) {
    q.fin = seqAdd(s.end, -1);
    enter(q, q.state === 'CLOSE-WAIT' ? 'LAST-ACK' : 'FIN-WAIT-1', s.time);
  }
  if (!m.heard || seqGt(s.ack, q.rcvNxt)) {
    q.rcvNxt = s.ack;
    q.held = q.held?.filter((h) => seqGt(h.end, s.ack)) ?? null;
    if (q.held?.length === 0) q.held = null;
  }
  if (!m.heard) q.offered = s.ack;
  const edge = seqAdd(s.ack, meantWindow(s, q.rcvShift, false));
  q.offered = seqMax(q.offered, edge);
  q.acked = s.ack;
  q.partial = null;
  q.provoked = false;
  q.wnd = s.wnd;
  const bare = s.len === 0 && seqLe(q.nxt, s.seq) ? s.seq : m.bare;
  settle(q, { ...m, sent: true, heard: true, bare });
  return q;
}

function settle(q: Hypothesis, m: MidStream): void {
  const certain = m.sentForCertain && m.heardForCertain;
  q.midStream = certain ? null : m;
}

function ourFinAcknowledged(q: Hypothesis, s: Observed): Hypothesis {
  if (q.state === 'LAST-ACK') return withoutConnection(q, 'CLOSED', s.time);
  if (q.state === 'FIN-WAIT-1') enter(q, 'FIN-WAIT-2', s.time);
  else if (q.state === 'CLOSING') enter(q, 'TIME-WAIT', s.time);
  return q;
}

function theirFinTaken(q: Hypothesis, s: Observed): void {
  if (q.state === 'ESTABLISHED') enter(q, 'CLOSE-WAIT', s.time);
  else if (q.state === 'FIN-WAIT-1') enter(q, 'CLOSING', s.time);
  else if (q.state === 'FIN-WAIT-2') enter(q, 'TIME-WAIT', s.time);
}
