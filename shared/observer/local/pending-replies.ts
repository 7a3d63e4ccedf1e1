/** What a host owes for a segment that arrived, and which resets would be an answer to it. */
import type { RuleId } from '../../tcp/rules.ts';
import { ACK, FIN, has, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seq, seqAdd, seqGt, seqLt } from '../../tcp/seq.ts';
import { MOST_ANSWERABLE } from '../limits.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf, type Liberties } from '../stacks.ts';
import type { StatePath } from '../state-path.ts';
import type { Hypothesis, PermittedReset } from './hypothesis.ts';

/** From now on an ACK (or what carries one) is due; the first debt is the one that counts. */
export function expectReply(q: Hypothesis, s: Observed, rule: RuleId, within: Microseconds): void {
  q.provoked = true;
  if (q.request || q.midStream !== null) return;
  q.owed ??= { by: s.time + within, asked: s.seq, rule, frame: s.frame, time: s.time };
}

interface ResetTerms {
  readonly must: boolean;
  readonly ended: StatePath | null;
  readonly within: Microseconds;
  /** The liberty that a host takes which sends it, and one that it takes which does not. */
  readonly took?: Liberties;
  readonly unless?: Liberties;
}

/** The reset that §3.10.7.1 gives a segment: with its ACK as SEQ, or with an ACK of all of it. */
export function permitReset(
  q: Hypothesis,
  s: Observed,
  rule: RuleId,
  { must, ended, within, took = 0, unless = 0 }: ResetTerms,
): void {
  const answersAck = has(s, ACK);
  const { frame, time } = s;
  addReset(q, {
    seq: answersAck ? s.ack : seq(0),
    ack: answersAck ? null : s.end,
    by: time + within,
    asked: s.seq,
    rule,
    frame,
    time,
    must: must && q.midStream === null,
    ended,
    took,
    unless,
  });
}

/** The reset of RFC 793 for a SYN in the window: it stands at SND.NXT. */
export function permitResetAt(
  q: Hypothesis,
  { seq: asked, frame, time }: Observed,
  at: SeqNumber,
  ack: SeqNumber | null,
  { must, ended, within }: ResetTerms,
): void {
  addReset(q, {
    seq: at,
    ack,
    by: time + within,
    asked,
    rule: 'R57',
    frame,
    time,
    must,
    ended,
    took: bitOf('S17'),
  });
}

export function addReset(q: Hypothesis, reset: PermittedReset): void {
  q.resets = [...(q.resets ?? []).slice(1 - MOST_ANSWERABLE), reset];
  if (reset.must) q.owed ??= reset;
}

/** A SYN that a SYN,ACK may answer. */
export function noteSyn(q: Hypothesis, s: Observed): void {
  q.syns = [...(q.syns ?? []).slice(1 - MOST_ANSWERABLE), s];
}

/**
 * Nobody will read it any more: the application has closed both directions, and Linux resets (R26). In ESTABLISHED too,
 * when the FIN still waits behind text; and after their FIN, when text goes on beyond it.
 */
export function permitResetOfLostText(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): void {
  if (!allows(options, 'S13') || s.len === 0 || has(s, SYN) || !losesText(p, s)) return;
  // With SEQ = SND.NXT an ABORT looks the same.
  if (s.ack === p.nxt && !has(s, FIN) && q.state === p.state && !saysNoMore(p)) return;
  permitReset(q, s, 'R26', { must: false, ended: p.way, within: options.replyWithin, took: bitOf('S13') });
}

const saysNoMore = ({ state }: Hypothesis): boolean =>
  state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK';

function losesText(p: Hypothesis, s: Observed): boolean {
  // Text that is new, or a FIN above a gap.
  const isNew = seqGt(seqAdd(s.seq, s.text), p.rcvNxt);
  switch (p.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return isNew;
    default:
      return saysNoMore(p) && isNew && seqLt(s.seq, p.rcvNxt);
  }
}
