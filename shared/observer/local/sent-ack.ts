/** The acknowledgment number that a host may send. */
import { type SeqNumber, seqDiff, seqGt, seqLe } from '../../tcp/seq.ts';
import type { Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { type Violation, violation } from '../violations.ts';
import type { Hypothesis } from './hypothesis.ts';
import { handedOver } from './tap.ts';

/** SEG.ACK = RCV.NXT (R74), or as far as the host can be behind it. */
export function wrongAck(p: Hypothesis, s: Observed, options: JudgingOptions): Violation | null {
  const ahead = seqDiff(s.ack, p.rcvNxt);
  if (ahead === 0) return null;
  // What arrived above an ACK of less may be acknowledged yet.
  if (ahead > 0) {
    const known = isHeldUpTo(p, s.ack) || (!options.complete && isWithinMerged(p, s.ack));
    return known ? null : violation('ack-of-nothing', 'R74', p.state);
  }
  if (p.partial?.includes(s.ack) || handedOver(p, s.ack, s.time, options) !== null) return null;
  // It goes on as if nothing had arrived, and perhaps nothing has (overdue.ts).
  if (p.overdue !== null && s.ack === p.acked) return null;
  // Linux, out of memory, drops what its window had allowed, and closes the window with the same segment.
  if (allows(options, 'S11') && s.wnd === 0 && (s.ack === p.acked || s.ack === p.stoodAt)) return null;
  return violation('ack-falls-back', 'R74', p.state);
}

/** Where the pieces begin that lead to `ack` without a gap among them, above the one at RCV.NXT. */
export function startOfHeld(
  { held, rcvNxt }: Pick<Hypothesis, 'held' | 'rcvNxt'>,
  ack: SeqNumber,
): SeqNumber | null {
  for (const piece of held ?? []) {
    if (seqGt(piece.seq, rcvNxt) && isHeldUpTo({ held, rcvNxt: piece.seq }, ack)) return piece.seq;
  }
  return null;
}

/** It acknowledges a part of what a card has merged, and of what more is to be acknowledged yet. */
const isWithinMerged = ({ held, rcvNxt }: Hypothesis, ack: SeqNumber): boolean =>
  held?.some(({ seq, end, merged }) => merged === true && seqLe(seq, rcvNxt) && seqGt(end, ack)) === true;

/** Whether pieces without a gap lead from RCV.NXT to the end of one of them. */
export function isHeldUpTo({ held, rcvNxt }: Pick<Hypothesis, 'held' | 'rcvNxt'>, ack: SeqNumber): boolean {
  let reached = rcvNxt;
  for (const piece of held ?? []) {
    if (seqGt(piece.seq, reached)) return false;
    if (piece.end === ack) return true;
    if (seqGt(piece.end, reached)) reached = piece.end;
  }
  return false;
}
