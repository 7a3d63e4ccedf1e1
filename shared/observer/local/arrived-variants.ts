/**
 * Permitted outcomes of an arrival beside the rulebook's: RFC 9293's liberties, and Linux's ways.
 * docs/adr/0012 lists them. Each adds an outcome, or allows an answer that the canonical outcome does not.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqDiff, seqGt, seqLe, seqLt } from '../../tcp/seq.ts';
import { isSynchronized } from '../../tcp/state.ts';
import { type Observed, withoutText } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf, type StackLiberty } from '../stacks.ts';
import { isStale } from './arrived.ts';
import { canonicalArrival } from './arrived-by-rulebook.ts';
import {
  copy,
  enter,
  type Hypothesis,
  hasConnection,
  liesInLostWindow,
  meantWindow,
  offeredWindow,
  withoutConnection,
} from './hypothesis.ts';
import {
  expectReply,
  noteSyn,
  permitReset,
  permitResetAt,
  permitResetOfLostText,
} from './pending-replies.ts';
import { hold, mayStandAt } from './received-data.ts';
import { mayHaveEnded } from './silent-ends.ts';
import { askedAnew, cookieAgain } from './syn-cookies.ts';

/** All outcomes of a segment that is not ordinary, the likeliest first. */
export function outcomes(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  const q = canonicalArrival(p, s, options);
  if (!hasConnection(p)) return [q, ...cookieAgain(p, s, options)];
  allowAnswers(p, q, s, options);
  if (p.state === 'SYN-SENT' && allows(options, 'S5') && has(s, ACK) && echoesAnother(p, s)) {
    return [q, notBelieved(p, s, options)];
  }
  const orphaned = repeatedFinInClosing(p, s, options);
  if (orphaned !== null) return [q, orphaned];
  if (isStale(p, s)) return [...perhapsDropped(p, q, s, options), ...requestKept(p, q, s, options)];
  if (has(s, RST)) return [q, ...resetOtherwise(p, q, s, options)];
  if (p.state === 'SYN-RECEIVED') {
    return [
      q,
      ...requestKept(p, q, s, options),
      ...askedAnew(p, q, s, options),
      ...crossingIgnored(p, q, s),
      ...openedItself(p, s, options),
    ];
  }
  if (allows(options, 'S6') && has(s, ACK) && !has(s, SYN)) {
    // An orphan in FIN-WAIT-2 is a time-wait socket, which does not look at the ACK.
    if (p.state === 'FIN-WAIT-2' && s.ack !== p.una)
      return [q, canonicalArrival(p, { ...s, ack: p.una }, options)];
    // An ACK of what was there before the connection is held for injected (RFC 5961 §5), however large the window.
    if (isSynchronized(p.state) && seqLe(s.ack, p.iss)) return [challenged(p, s), q];
  }
  // Who has moved the edge of its window to the left drops what it had allowed.
  if (liesInLostWindow(p, s)) return [q, dropped(p, s, options)];
  const processed = oldSegmentWithNews(p, q, s, options);
  if (processed !== null) return [processed, q];
  return [q, ...beyondTheWindow(p, s, options)];
}

/** Answers that the canonical outcome does not have, but a host may give. */
function allowAnswers(p: Hypothesis, q: Hypothesis, s: Observed, options: JudgingOptions): void {
  if (has(s, RST)) return;
  const within = options.replyWithin;
  const over = { must: false, ended: p.way, within };
  const ended = mayHaveEnded(p, s.time, options);
  if (ended) permitReset(q, s, has(s, ACK) ? 'R33' : 'R32', over);
  if (has(s, SYN)) {
    if (!has(s, ACK) && (ended || p.state === 'SYN-RECEIVED' || opensAnew(p, s))) noteSyn(q, s);
    if (allows(options, 'S17') && isSynchronized(p.state) && inOffer(p, s)) {
      for (const ack of [null, p.rcvNxt, s.end]) permitResetAt(q, s, p.nxt, ack, over);
    }
    const embryonic = p.state === 'SYN-RECEIVED' && !hasConnection(q);
    if (allows(options, 'S3') && (embryonic || (p.state === 'FIN-WAIT-2' && inOffer(p, s))))
      permitReset(q, s, 'R57', { ...over, took: bitOf('S3') });
  }
  // §3.5.2, second group: before it is synchronized a TCP may look at the ACK first, and at the SEQ after.
  // With SYN cookies Linux has only a listener, which resets every SYN,ACK, and what does not begin at IRS+1.
  const listens = allows(options, 'S4') && p.openedBy === 'passive' && (has(s, SYN) || s.seq !== p.rcvNxt);
  if (p.state === 'SYN-RECEIVED' && has(s, ACK) && (s.ack !== p.nxt || listens))
    permitReset(q, s, 'R62', { ...over, ended: null });
  permitResetOfLostText(p, q, s, options);
}

/** In CLOSING what a repeated FIN acknowledges counts, and no ACK goes out. */
function repeatedFinInClosing(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis | null {
  if (p.state !== 'CLOSING' || !allows(options, 'S16') || (s.flags & (FIN | ACK)) !== (FIN | ACK))
    return null;
  if (s.ack !== p.nxt || s.end !== p.rcvNxt) return null;
  const r = ignored(p, s);
  r.una = s.ack;
  enter(r, 'TIME-WAIT', s.time);
  return taking(r, 'S16');
}

/** By a liberty of its stack. */
function taking(q: Hypothesis, id: StackLiberty): Hypothesis {
  q.took |= bitOf(id);
  return q;
}

/** In TIME-WAIT a SYN above all that came before may open the next incarnation (§3.6.1, MAY-2; RFC 6191). */
function opensAnew(p: Hypothesis, s: Observed): boolean {
  if (p.state !== 'TIME-WAIT' || has(s, ACK)) return false;
  return seqGt(s.seq, p.rcvNxt) || (p.stamp >= 0 && s.stamp >= 0 && ((s.stamp - p.stamp) | 0) > 0);
}

const inOffer = (p: Hypothesis, s: Observed): boolean =>
  seqDiff(s.seq, p.rcvNxt) >= 0 && (seqDiff(s.seq, p.rcvNxt) <= offeredWindow(p) || mayTakeMore(p));

/** Inside, Linux's window may be larger than its field can say. */
const mayTakeMore = ({ wnd }: Hypothesis): boolean => wnd === 0xffff;

/** RSTs that some hosts ignore, and some believe, as TCP did before RFC 5961 (L8), where the rulebook does otherwise. */
function resetOtherwise(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const closed = (): Hypothesis => withoutConnection(p, 'CLOSED', s.time);
  if (!hasConnection(q)) {
    // With SYN cookies there is nothing yet that a RST could end.
    const cookie = allows(options, 'S4') && p.state === 'SYN-RECEIVED' && p.openedBy === 'passive';
    return p.state === 'TIME-WAIT' || cookie ? [ignored(p, s)] : [];
  }
  if (!isSynchronized(p.state)) {
    const pending =
      p.state === 'SYN-RECEIVED' && p.openedBy === 'passive' && allows(options, 'S3') && inOffer(p, s);
    return pending ? [taking(withoutConnection(p, 'LISTEN', s.time), 'S3')] : [];
  }
  if (inOffer(p, s)) return [closed()];
  return allows(options, 'S12') && isBelievedByLinux(p, s) ? [taking(closed(), 'S12')] : [];
}

/** A RST at RCV.NXT − 1 once their FIN has been taken, or at the end of what is held above a gap. */
function isBelievedByLinux({ state, held, rcvNxt }: Hypothesis, { seq }: Observed): boolean {
  if (held !== null && held[held.length - 1]?.end === seq) return true;
  const finished = state === 'CLOSE-WAIT' || state === 'LAST-ACK' || state === 'CLOSING';
  return finished && seqDiff(seq, rcvNxt) === -1;
}

/** RFC 1337 in TIME-WAIT (L9). */
function ignored(p: Hypothesis, s: Observed): Hypothesis {
  const r = copy(p);
  r.heardAt = s.time;
  return r;
}

const echoesAnother = ({ ourStamp, ourLastStamp }: Hypothesis, { echo }: Observed): boolean =>
  ourStamp >= 0 && echo >= 0 && (((echo - ourStamp) | 0) < 0 || ((ourLastStamp - echo) | 0) < 0);

/** In SYN-SENT Linux answers with a RST what echoes another timestamp than a SYN had, and ignores it. */
function notBelieved(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis {
  const r = taking(ignored(p, s), 'S5');
  if (!has(s, RST)) permitReset(r, s, 'R38', { must: false, ended: null, within: options.replyWithin });
  return r;
}

/**
 * Linux's full accept queue: the ACK of the SYN,ACK is dropped with all that it carries, and the request stays. So it
 * does when a SYN,ACK arrives with a wrong ACK, or what does not begin at IRS+1, or echoes a timestamp that no SYN,ACK
 * had. With SYN cookies only SEQ = IRS+1 proves anything: all else is reset.
 */
function requestKept(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (!allows(options, 'S2') || p.state !== 'SYN-RECEIVED' || p.openedBy !== 'passive') return [];
  if (q.state === 'SYN-RECEIVED' || !has(s, ACK)) return [];
  if (!hasConnection(q) && s.ack === p.nxt) return [];
  const r = taking(ignored(p, s), 'S2');
  r.request = true;
  r.owed = null;
  if (echoesAnother(p, s)) r.provoked = true;
  if (s.ack !== p.nxt || s.seq !== p.rcvNxt) {
    r.provoked = true;
    permitReset(r, s, 'R62', { must: false, ended: null, within: options.replyWithin });
  }
  return [r];
}

/** The SYN,ACK of a simultaneous open (R49): its peer has had a SYN of this host that the capture does not show. */
function openedItself(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  if (p.openedBy !== 'passive' || !has(s, SYN) || !has(s, ACK) || s.seq !== p.irs || s.ack !== p.nxt)
    return [];
  const active = copy(p);
  active.openedBy = 'active';
  return [canonicalArrival(active, s, options)];
}

/** L10: read to the letter, the SYN,ACK of a simultaneous open is an old SYN, and is dropped with its ACK. */
function crossingIgnored(p: Hypothesis, q: Hypothesis, s: Observed): readonly Hypothesis[] {
  if (p.openedBy !== 'active' || !has(s, SYN) || q.state === 'SYN-RECEIVED' || !hasConnection(q)) return [];
  return [challenged(p, s)];
}

function challenged(p: Hypothesis, s: Observed): Hypothesis {
  const r = ignored(p, s);
  r.provoked = true;
  return r;
}

/**
 * PAWS (RFC 7323 §5), when the timestamp that counts is the one that we think. What would only bring text is one outcome
 * still: the next ACK tells whether the text was kept.
 */
function perhapsDropped(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const news = q.state !== p.state || q.una !== p.una || q.sndWnd !== p.sndWnd || q.edge !== p.edge;
  if (news || (s.flags & (SYN | FIN | ACK)) !== ACK) return [dropped(p, s, options), q];
  if (s.text === 0) {
    q.owed = p.owed;
    q.provoked = true;
    return [q];
  }
  if (q.rcvNxt !== p.rcvNxt) mayStandAt(q, [p.rcvNxt]);
  return [q];
}

/** Dropped, and answered with an ACK; whether text was kept all the same, the next ACKs will tell. */
function dropped(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis {
  const r = ignored(p, s);
  r.provoked = true;
  if (s.text > 0 && seqGt(s.end, p.rcvNxt)) hold(r, { seq: s.seq, end: seqAdd(s.seq, s.text) });
  if (s.len > 0 && !has(s, SYN)) expectReply(r, s, 'R45', options.replyWithin);
  return r;
}

/**
 * Linux measures acceptability from the last ACK that it sent: a repetition that ends there is not taken, but its ACK
 * field and its window count.
 */
function oldSegmentWithNews(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): Hypothesis | null {
  if (!allows(options, 'S7') || !has(s, ACK) || has(s, SYN) || q.una !== p.una) return null;
  if (seqGt(s.end, p.rcvNxt) || seqLt(s.end, p.acked)) return null;
  const opens = seqGt(seqAdd(s.ack, meantWindow(s, p.sndShift, false)), p.edge);
  if (!seqGt(s.ack, p.una) && !opens) return null;
  const r = taking(canonicalArrival(p, withoutText(s, p.rcvNxt), options), 'S7');
  if (!hasConnection(r)) return r;
  r.wl1 = s.seq;
  r.owed ??= q.owed;
  r.provoked = true;
  return r;
}

/**
 * Text that overruns the window is trimmed (R47), unless the host has moved the edge of its window (§3.8.6.2.2) and not
 * told yet. Linux takes all of it, or only its ACK, or nothing; a FIN may enter a closed window.
 */
function beyondTheWindow(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  if (p.theirFin !== null || !has(s, ACK) || has(s, SYN) || s.len === 0) return [];
  const offset = seqDiff(s.seq, p.rcvNxt);
  const room = offeredWindow(p);
  if (
    offset + s.len <= room ||
    offset + s.len <= 0 ||
    (offset > room && !(allows(options, 'S8') && mayTakeMore(p)))
  )
    return [];
  const all = canonicalArrival(p, s, options, offset + s.len);
  if (offset > room || !allows(options, 'S8')) return [all];
  const onlyAck = canonicalArrival(p, withoutText(s, p.rcvNxt), options);
  if (hasConnection(onlyAck)) expectReply(onlyAck, s, 'R46', options.replyWithin);
  const nothing = ignored(p, s);
  expectReply(nothing, s, 'R46', options.replyWithin);
  return [all, taking(onlyAck, 'S8'), taking(nothing, 'S8')];
}
