/** A host sends a segment: whether one possible TCB explains it, and what becomes of it then. */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe, seqLt } from '../../tcp/seq.ts';
import type { State } from '../../tcp/state.ts';
import { KEEP_ALIVE_AFTER, KEEP_ALIVE_AFTER_MACOS, NO_ANSWER_AFTER, SHORTEST_RTO } from '../limits.ts';
import type { Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf } from '../stacks.ts';
import { type Violation, violation } from '../violations.ts';
import {
  copy,
  enter,
  type Hypothesis,
  hasConnection,
  outstanding,
  type PendingReply,
  type PermittedReset,
} from './hypothesis.ts';
import { answeredLate } from './overdue.ts';
import { backTo, forwardTo, mayStandAt } from './received-data.ts';
import { wrongAck } from './sent-ack.ts';
import { sentReset } from './sent-reset.ts';
import { sentSyn, sentSynAck } from './sent-syn.ts';
import { endsAbove, handedOver, nextOf } from './tap.ts';

const EXCLUSIVE = SYN | FIN | RST;

/** `raced` when the host is to be ahead of what the capture already saw arrive. */
export function sending(
  p: Hypothesis,
  s: Observed,
  options: JudgingOptions,
  raced: boolean,
): Hypothesis | Violation {
  const exclusive = s.flags & EXCLUSIVE;
  if (exclusive !== 0) {
    if ((exclusive & (exclusive - 1)) !== 0) return violation('impossible-flags', 'R107', p.state);
    if (exclusive === RST) return sentReset(p, s, options);
    if (exclusive === SYN) return has(s, ACK) ? sentSynAck(p, s, options) : sentSyn(p, s, options);
  }
  if (!has(s, ACK)) return violation(hasConnection(p) ? 'ack-bit-missing' : 'no-connection', 'R59', p.state);
  return sentOrdinary(p, s, options, raced);
}

function sentOrdinary(
  p: Hypothesis,
  s: Observed,
  options: JudgingOptions,
  raced: boolean,
): Hypothesis | Violation {
  const early = tooEarly(p, s, options);
  if (early !== null) return early;
  const ack = wrongAck(p, s, options);
  if (ack !== null) return ack;
  const q = copy(p);
  if (s.len > 0) {
    const wrong = wrongText(p, s, options);
    if (wrong !== null) return wrong;
    if (p.state === 'SYN-RECEIVED' && s.text > 0 && !p.heardText) q.took |= bitOf('S19');
    takeSpace(q, s);
  } else {
    const wrong = wrongBareAck(p, s, options, raced);
    if (wrong !== null) return wrong;
    if (isProbe(p, s, options)) {
      if (p.sndWnd > 0 && s.time - p.takenAt < KEEP_ALIVE_AFTER) q.took |= bitOf('S20');
      if (p.sndWnd === 0 && p.kept !== null && p.kept.sndWnd > 0) q.took |= bitOf('S9');
      q.resent += 1;
      q.closedAt = s.time;
    } else if (s.seq !== p.nxt) q.took |= bitOf('S10');
    q.pureAckAt = s.time;
  }
  acknowledges(q, s, options);
  return q;
}

function tooEarly(p: Hypothesis, s: Observed, options: JudgingOptions): Violation | null {
  if (p.synAckDue) return violation('not-synchronized', 'R42', p.state);
  switch (p.state) {
    case 'CLOSED':
      return violation('no-connection', 'R33', p.state);
    case 'LISTEN':
      return violation('no-connection', 'R35', p.state);
    case 'SYN-SENT':
      return violation('not-synchronized', 'R10', p.state);
    case 'SYN-RECEIVED':
      // A FIN may go out (R21); text only where the SYN brought some and was believed (RFC 7413).
      if (p.request ? s.len > 0 || !p.provoked : s.text > 0 && !p.heardText && !isHurried(p, options))
        return violation('not-synchronized', 'R10', p.state);
      return null;
    default:
      return null;
  }
}

const isHurried = (p: Hypothesis, options: JudgingOptions): boolean => p.fastOpen && allows(options, 'S19');

/** Text, FIN or both. */
function wrongText(p: Hypothesis, s: Observed, options: JudgingOptions): Violation | null {
  const { state, una, nxt, fin } = p;
  const textEnd = seqAdd(s.seq, s.text);
  if (seqGt(s.seq, nxt)) return violation('skips-octets', 'R11', state);
  if (fin !== null) {
    if (s.text > 0 && seqGt(textEnd, fin)) return violation('text-after-fin', 'R12', state);
    if (has(s, FIN) && textEnd !== fin) return violation('second-fin', 'R23', state);
  } else if (has(s, FIN) && seqLt(textEnd, nxt)) return violation('fin-before-text', 'R107', state);
  if (isOldProbe(p, s, options)) return null;
  // A segment that is acknowledged in part stays in the queue whole; nothing new goes out in front of SND.UNA.
  if (seqLe(s.end, una) || (seqLt(s.seq, una) && seqGt(s.end, nxt))) {
    return violation('already-acknowledged', 'R63', state);
  }
  // One octet or a FIN may probe a closed window (R100).
  if (seqDiff(s.end, p.edge) > 1 && seqGt(s.end, nxt)) return violation('beyond-window', 'R11', state);
  return null;
}

/** The old keep-alive: one octet that was acknowledged long ago (§3.8.4). */
const isOldProbe = (p: Hypothesis, s: Observed, options: JudgingOptions): boolean =>
  s.len === 1 &&
  s.text === 1 &&
  isIdle(p, s, options) &&
  s.seq === seqAdd(p.una, -1) &&
  p.una !== seqAdd(p.iss, 1);

/** SND.NXT for an ACK alone; a probe stands before it, and Linux keeps inside a window that has shrunk. */
function wrongBareAck(p: Hypothesis, s: Observed, options: JudgingOptions, raced: boolean): Violation | null {
  // What the host had not yet seen cannot be why it sent this; a window that opens can.
  if (raced && !p.provoked && s.wnd <= p.wnd) return violation('wrong-seq', 'R64', p.state);
  if (s.seq === p.nxt || (!raced && isProbe(p, s, options))) return null;
  if (allows(options, 'S10') && s.seq === seqAdd(p.una, p.sndWnd) && seqLt(s.seq, p.nxt)) return null;
  return violation(seqGt(s.seq, p.nxt) ? 'skips-octets' : 'wrong-seq', 'R74', p.state);
}

const PROBING: ReadonlySet<State> = new Set([
  'ESTABLISHED',
  'CLOSE-WAIT',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'LAST-ACK',
]);

/**
 * SEQ = SND.UNA − 1 with nothing outstanding: a window probe of Linux's, or a keep-alive, which comes when nothing has
 * been heard for long. Neither is an answer, but that a probe is due just then.
 */
function isProbe(p: Hypothesis, s: Observed, options: JudgingOptions): boolean {
  if (s.len > 0 || s.seq !== seqAdd(p.una, -1) || outstanding(p) || !PROBING.has(p.state)) return false;
  const due = p.sndWnd === 0 && s.time - p.closedAt >= SHORTEST_RTO;
  if (!due && p.provoked && s.time - p.heardAt < NO_ANSWER_AFTER) return false;
  return p.sndWnd === 0 || isIdle(p, s, options);
}

const isIdle = (p: Hypothesis, s: Observed, options: JudgingOptions): boolean =>
  !outstanding(p) &&
  p.owed === null &&
  s.time - p.takenAt >= (allows(options, 'S20') ? KEEP_ALIVE_AFTER_MACOS : KEEP_ALIVE_AFTER);

/** Sequence space goes out, new or again. */
function takeSpace(q: Hypothesis, s: Observed): void {
  if (!outstanding(q)) {
    q.outstandingSince = s.time;
    q.resent = 0;
  }
  if (seqLe(s.end, q.nxt)) q.resent += 1;
  else q.nxt = s.end;
  // What goes out now may have waited already when their FIN came; nobody has to send at once.
  if (s.text > 0 && q.state === 'CLOSE-WAIT') q.blockedAtTheirFin = true;
  if (!has(s, FIN) || q.fin !== null) return;
  q.fin = seqAdd(s.end, -1);
  enter(q, q.state === 'CLOSE-WAIT' ? 'LAST-ACK' : 'FIN-WAIT-1', s.time);
}

/** An ACK has gone out: what it covers is no longer owed, and the window that it offers holds. */
function acknowledges(q: Hypothesis, s: Observed, options: JudgingOptions): void {
  const { owed } = q;
  q.owed = null;
  q.provoked = false;
  if (seqLt(s.ack, q.rcvNxt)) acknowledgesLess(q, s, owed, options);
  else {
    if (s.ack !== q.rcvNxt) forwardTo(q, s.ack);
    q.stood = null;
  }
  answeredLate(q, s, owed);
  q.acked = s.ack;
  q.partial = null;
  q.syns = null;
  // It has a connection: what it would have answered without one, it will not.
  if (q.resets !== null) q.resets = stillDue(q.resets);
  q.sentAt = s.time;
  q.wnd = s.wnd;
  const edge = seqAdd(s.ack, s.wnd * 2 ** q.rcvShift);
  if (seqDiff(edge, q.offered) > 0) q.offered = edge;
}

/** The rest is yet to be taken up, and to be acknowledged (tap.ts). */
function acknowledgesLess(
  q: Hypothesis,
  s: Observed,
  owed: PendingReply | null,
  options: JudgingOptions,
): void {
  if (handedOver(q, s.ack, s.time, options) !== null) {
    q.provoked = true;
    mayStandAt(q, endsAbove(q, s.ack));
    const next = nextOf(q, s.ack);
    if (owed !== null && next !== null) {
      const { frame, time, seq } = next;
      q.owed = { ...owed, frame, time, asked: seq, by: s.time + options.replyWithin };
    }
  } else if (s.wnd === 0 && allows(options, 'S11')) q.took |= bitOf('S11');
  backTo(q, s.ack);
}

function stillDue(resets: readonly PermittedReset[]): readonly PermittedReset[] | null {
  const left = resets.filter((r) => r.must || r.rule === 'R26');
  return left.length === 0 ? null : left;
}
