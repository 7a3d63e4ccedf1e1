/** A host sends a SYN or a SYN,ACK: it opens a connection, joins one, or repeats itself. */
import { type SeqNumber, seqAdd, seqDiff, seqLe } from '../../tcp/seq.ts';
import { COOKIES_APART, ISS_TICK, SHORTEST_SYN_RECEIVED } from '../limits.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf, type Liberties } from '../stacks.ts';
import { type Violation, violation } from '../violations.ts';
import { agreeOnOptions } from './arrived-by-rulebook.ts';
import { copy, enter, type Hypothesis, hasConnection, withoutConnection } from './hypothesis.ts';
import { hold } from './received-data.ts';
import { hasCrashed, mayHaveEnded } from './silent-ends.ts';

export function sentSyn(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis | Violation {
  if (p.state === 'SYN-SENT' && s.seq === p.iss) return repeated(p, s);
  if (hasConnection(p) && !reusesTimeWait(p, s, options)) {
    // The next incarnation has another ISS; when nothing else tells of it, the clock behind the ISS does (§3.4.1).
    if (p.state === 'SYN-SENT' && !isAhead(s, p.iss, p.since)) return violation('other-iss', 'R83', p.state);
    // A crash may have ended the connection (§3.5.1), and with it the memory of its numbers.
    const ended = mayHaveEnded(p, s.time, options) || (hasCrashed(p, s.time) && !isOfConnection(p, s.seq));
    if (!ended || s.seq === p.iss) return violation('syn-in-connection', 'R7', p.state);
  }
  // Who has just been asked joins that connection, or refuses it; opening another is no answer.
  const asked = p.syns?.find((syn) => s.time - syn.time < options.replyWithin);
  if (asked !== undefined) return violation('ack-bit-missing', 'R36', p.state);
  const q = opened(p, s);
  if (reusesTimeWait(p, s, options)) q.took |= bitOf('S14');
  return q;
}

/** Linux connects from an orphan's FIN-WAIT-2 as it does from TIME-WAIT, with an ISS that the old numbers cannot reach. */
const TIME_WAIT_ISS_STEP = 65_537;
const reusesTimeWait = (p: Hypothesis, s: Observed, options: JudgingOptions): boolean =>
  allows(options, 'S14') &&
  p.state === 'FIN-WAIT-2' &&
  p.stamp >= 0 &&
  s.seq === seqAdd(p.nxt, TIME_WAIT_ISS_STEP);

const isOfConnection = (p: Hypothesis, number: SeqNumber): boolean =>
  seqLe(p.iss, number) && seqLe(number, p.nxt);

function isAhead(s: Observed, of: SeqNumber, since: Microseconds): boolean {
  const ahead = seqDiff(s.seq, of);
  return ahead > 0 && ahead * ISS_TICK >= s.time - since;
}

function repeated(p: Hypothesis, s: Observed): Hypothesis {
  const q = copy(p);
  q.resent += 1;
  q.ourLastStamp = s.stamp;
  q.sentAt = s.time;
  return q;
}

function opened(p: Hypothesis, s: Observed): Hypothesis {
  const q = withoutConnection(p, 'CLOSED', s.time);
  q.openedBy = 'active';
  enter(q, 'SYN-SENT', s.time);
  beginWith(q, s);
  q.offered = seqAdd(q.rcvNxt, s.wnd);
  return q;
}

function beginWith(q: Hypothesis, s: Observed): void {
  q.iss = s.seq;
  q.una = s.seq;
  q.nxt = s.end;
  q.edge = s.end;
  q.ourScale = s.scale;
  q.ourStamp = s.stamp;
  q.ourLastStamp = s.stamp;
  q.wnd = s.wnd;
  q.outstandingSince = s.time;
  q.sentAt = s.time;
}

export function sentSynAck(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis | Violation {
  // As long as our SYN is not acknowledged; with CLOSE in SYN-RECEIVED that may be later (R21).
  const unacknowledged = hasConnection(p) && p.state !== 'SYN-SENT' && p.una === p.iss;
  if (unacknowledged && s.seq === p.iss && s.ack === p.rcvNxt) return repeatedSynAck(p, s);
  let took: Liberties = 0;
  if (p.state === 'SYN-RECEIVED') {
    // Linux forgets a request after a while, and with SYN cookies keeps none: then every SYN has a SYN,ACK of its own.
    const asked = p.syns?.some((syn) => answers(s, syn)) === true;
    const forgotten =
      s.time - p.since >= SHORTEST_SYN_RECEIVED ||
      (asked && p.openedBy === 'passive' && (s.ack !== p.rcvNxt || areApart(s.seq, p.iss)));
    took = bitOf('S3');
    if (!forgotten || !allows(options, 'S3')) {
      return violation(s.seq === p.iss ? 'ack-of-nothing' : 'other-iss', 'R36', p.state);
    }
  }
  const syn = p.syns?.find((asked) => answers(s, asked));
  if (syn === undefined) {
    return violation(
      p.state === 'SYN-SENT' || !hasConnection(p) ? 'unasked-syn-ack' : 'syn-in-connection',
      'R36',
      p.state,
    );
  }
  const q = joined(p, s, syn);
  q.took |= took;
  return q;
}

/** Chosen with nothing in common, as a SYN cookie and another ISS for the same SYN are. */
export const areApart = (a: SeqNumber, b: SeqNumber): boolean => Math.abs(seqDiff(a, b)) > COOKIES_APART;

/** It may leave out what text came with the SYN. */
const answers = ({ ack }: Observed, syn: Observed): boolean => ack === seqAdd(syn.seq, 1) || ack === syn.end;

function repeatedSynAck(p: Hypothesis, s: Observed): Hypothesis {
  const q = copy(p);
  // The first after a simultaneous open is new: it answers their SYN (R42).
  if (!p.synAckDue) q.resent += 1;
  if (p.openedBy === 'active') q.offered = seqAdd(s.ack, s.wnd);
  q.ourLastStamp = s.stamp;
  q.owed = null;
  q.synAckDue = false;
  q.provoked = false;
  q.acked = s.ack;
  q.syns = null;
  q.wnd = s.wnd;
  q.sentAt = s.time;
  return q;
}

/** From LISTEN to SYN-RECEIVED (R36). */
function joined(p: Hypothesis, s: Observed, syn: Observed): Hypothesis {
  const q = withoutConnection(p, 'LISTEN', s.time);
  // The SYN is answered; its reset is not due any more.
  const left = p.resets?.filter((r) => r.frame !== syn.frame) ?? [];
  q.resets = left.length === 0 ? null : left;
  q.openedBy = 'passive';
  enter(q, 'SYN-RECEIVED', s.time);
  beginWith(q, s);
  q.irs = syn.seq;
  q.rcvNxt = s.ack;
  q.acked = s.ack;
  q.heardText = syn.text > 0;
  q.fastOpen = syn.fastOpen;
  // R106: it may be taken when the connection is ESTABLISHED, or never.
  if (syn.text > 0 && s.ack === seqAdd(syn.seq, 1)) hold(q, { seq: s.ack, end: seqAdd(s.ack, syn.text) });
  q.offered = seqAdd(s.ack, s.wnd);
  q.sndWnd = syn.wnd;
  q.maxWnd = syn.wnd;
  q.wl1 = syn.seq;
  q.edge = seqAdd(q.nxt, syn.wnd);
  agreeOnOptions(q, syn);
  q.answered = q;
  return q;
}
