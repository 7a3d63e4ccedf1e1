/**
 * The arrival of a segment that is not an ordinary one, as step() has it.
 * What a host may do instead stands in arrived-variants.ts.
 */
import type { Effect, SendReason, StepResult } from '../../tcp/event.ts';
import type { RuleId } from '../../tcp/rules.ts';
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqDiff, seqGt, seqLt } from '../../tcp/seq.ts';
import { step } from '../../tcp/step.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { RATE_LIMIT } from '../limits.ts';
import { asSegment, type Observed, shiftOf } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf } from '../stacks.ts';
import { rememberStamp, setWindowLikeLinux } from './arrived.ts';
import {
  adopt,
  copy,
  type Hypothesis,
  hasConnection,
  meantWindow,
  outstanding,
  tcbOf,
  widen,
} from './hypothesis.ts';
import { addReset, expectReply, noteSyn, permitReset } from './pending-replies.ts';
import { hold, mayStandAt, takeTo } from './received-data.ts';
import { stand } from './tap.ts';

/** What a SYN without the option allows (§3.7.1). */
const DEFAULT_MSS = 536;

/** The outcome that the rulebook gives; `rcvWnd` when another receive window than the one on offer is to count. */
export function canonicalArrival(
  p: Hypothesis,
  s: Observed,
  options: JudgingOptions,
  rcvWnd?: number,
): Hypothesis {
  if (!hasConnection(p)) return arrivesWithoutConnection(p, s, options);
  const tcb = tcbOf(p);
  const wnd = meantWindow(s, p.sndShift, has(s, SYN));
  const before: Tcb = rcvWnd === undefined ? tcb : { ...tcb, rcv: { ...tcb.rcv, wnd: rcvWnd } };
  const result = step(before, { type: 'segment', at: 0, segment: asSegment(s, wnd) });
  const q = adopt(p, result.tcb, s.time);
  q.heardAt = s.time;
  if (q.state !== 'SYN-RECEIVED') q.request = false;
  // Of text at a closed window only the ACK counts (R46), but it counts.
  if (has(s, ACK) && setsWindow(p, q)) widen(q, s, wnd);
  if (hasConnection(q)) {
    keepWhatItSays(p, q, s, wnd, result, options);
    if (!has(s, RST)) rememberStamp(q, s);
  }
  if (s.text > 0 && seqGt(s.end, q.acked) && seqLt(s.end, q.rcvNxt)) mayStandAt(q, [s.end]);
  for (const effect of result.effects) owesFor(p, q, s, effect, result, options);
  return q;
}

const setsWindow = (p: Hypothesis, q: Hypothesis): boolean =>
  q.sndWnd !== p.sndWnd || q.wl1 !== p.wl1 || q.wl2 !== p.wl2 || q.una !== p.una;

function keepWhatItSays(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  wnd: number,
  result: StepResult,
  options: JudgingOptions,
): void {
  if (result.discarded) return;
  q.takenAt = s.time;
  if (p.state === 'SYN-SENT') {
    agreeOnOptions(q, s);
    q.edge = seqAdd(has(s, ACK) ? s.ack : seqAdd(q.iss, 1), wnd);
    q.offered = seqAdd(s.seq, 1 + p.wnd);
  } else if (has(s, ACK)) {
    // Linux takes the window of a crossing SYN,ACK for scaled.
    widen(q, s, allows(options, 'S9') ? meantWindow(s, q.sndShift, false) : wnd);
    setWindowLikeLinux(p, q, s, options);
  }
  for (const piece of result.tcb.held) {
    const end = seqAdd(piece.seq, piece.data.length);
    if (piece.data !== '') hold(q, { seq: piece.seq, end });
    if (piece.fin) q.theirFin = end;
    q.provoked = true;
  }
  if (p.state === 'SYN-SENT') {
    // What comes with a SYN may be left to be sent again.
    if (s.text > 0) q.partial = [seqAdd(s.seq, 1)];
    return;
  }
  if (p.state === 'SYN-RECEIVED' && q.held !== null) return takeTo(q, q.rcvNxt);
  if (q.rcvNxt === p.rcvNxt) return;
  stand(q, s, p.una);
  if (s.text > 0) q.heardText = true;
  if (has(s, FIN) && q.rcvNxt === s.end) q.theirFin = seqAdd(s.end, -1);
  takeTo(q, q.rcvNxt, p.rcvNxt);
  if (q.theirFin === q.rcvNxt) takeHeldFin(q, s);
  q.blockedAtTheirFin = outstanding(p) || isSmall(q);
}

/** A window that a sender waits at, closed or not worth it (§3.8.6.2.1). */
const isSmall = ({ sndWnd, maxWnd, mss }: Hypothesis): boolean =>
  sndWnd === 0 || (sndWnd < maxWnd / 2 && sndWnd < mss);

/** What both SYNs offer is used from now on (RFC 7323 §1.3). */
export function agreeOnOptions(q: Hypothesis, s: Observed): void {
  q.sndShift = shiftOf(s.scale, q.ourScale);
  q.rcvShift = shiftOf(q.ourScale, s.scale);
  q.stamp = q.ourStamp >= 0 ? s.stamp : -1;
  q.mss = s.mss >= 0 ? s.mss : DEFAULT_MSS;
}

/** The gap below a FIN that had arrived early is filled. */
function takeHeldFin(q: Hypothesis, s: Observed): void {
  const fin = { seq: q.rcvNxt, ack: q.una, flags: FIN | ACK, wnd: q.sndWnd, up: 0, data: '' };
  const tcb = tcbOf(q);
  const open = { ...tcb, rcv: { ...tcb.rcv, wnd: Math.max(1, tcb.rcv.wnd) } };
  const after = adopt(q, step(open, { type: 'segment', at: 0, segment: fin }).tcb, s.time);
  q.state = after.state;
  q.since = after.since;
  q.way = after.way;
  q.rcvNxt = after.rcvNxt;
}

function owesFor(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  effect: Effect,
  result: StepResult,
  options: JudgingOptions,
): void {
  if (effect.type !== 'send') return;
  const rule = result.because.reply;
  if (has(effect.segment, RST)) {
    const due = { by: s.time + options.replyWithin, asked: s.seq, rule, frame: s.frame, time: s.time };
    const { seq, ack } = effect.segment;
    addReset(q, {
      ...due,
      seq,
      ack: has(effect.segment, ACK) ? ack : null,
      must: true,
      ended: hasConnection(q) ? null : q.way,
    });
  } else if (has(effect.segment, SYN)) {
    expectReply(q, s, rule, options.replyWithin);
    q.synAckDue = true;
  } else if (isOptional(p, q, s, effect.reason, rule, options)) {
    q.provoked = true;
  } else {
    expectReply(q, s, rule, options.replyWithin);
  }
}

/**
 * Challenge ACKs may be limited in number (L6), what lies above a gap need not be acknowledged (L11), and a crossing
 * SYN,ACK need not be answered (L10).
 */
function isOptional(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  reason: SendReason,
  rule: RuleId,
  options: JudgingOptions,
): boolean {
  if (reason === 'challenge ACK' || q.state === 'SYN-RECEIVED' || rule === 'R49') return true;
  if (rule === 'R48' && q.rcvNxt === p.rcvNxt) return true;
  return mayBeLimited(p, s, options);
}

/**
 * Linux answers what lies outside the window and has no text only so often, and never a segment without ACK, or one that
 * acknowledges what was not sent (R65).
 */
function mayBeLimited(p: Hypothesis, s: Observed, options: JudgingOptions): boolean {
  if (!allows(options, 'S6')) return false;
  if (!has(s, ACK | SYN) || seqGt(s.ack, p.nxt)) return true;
  if (s.len > 0 && !has(s, SYN)) return false;
  return s.time - p.pureAckAt < RATE_LIMIT || seqDiff(s.seq, p.acked) >= 0;
}

/** §3.10.7.1 and §3.10.7.2: nobody sees whether somebody listens. */
function arrivesWithoutConnection(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis {
  const q = copy(p);
  q.heardAt = s.time;
  if (has(s, RST)) return q;
  const within = options.replyWithin;
  if (has(s, ACK)) {
    const must = !allows(options, 'S18');
    const unless = must ? 0 : bitOf('S18');
    permitReset(q, s, p.state === 'LISTEN' ? 'R35' : 'R33', { must, ended: null, within, unless });
    return q;
  }
  const unless = has(s, SYN) && allows(options, 'S1') ? bitOf('S1') : 0;
  permitReset(q, s, 'R32', { must: false, ended: null, within, unless });
  if (!has(s, SYN)) return q;
  noteSyn(q, s);
  // Linux drops a SYN in silence when its queues are full, and one with FIN always.
  if (!allows(options, 'S1')) expectReply(q, s, 'R36', within);
  return q;
}
