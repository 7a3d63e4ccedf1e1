/**
 * The tap: it sees a host's segments a little before its TCP does, and not always in its order.
 * docs/adr/0038 has the reasons.
 * A batch is taken up step by step, so an ACK may say where RCV.NXT stood within it; segments that a network card has
 * merged are still several to their sender, and each may be acknowledged; and two transmit queues may swap what the
 * host sends.
 */
import { type SeqNumber, seqGe, seqGt, seqLt } from '../../tcp/seq.ts';
import { LONGEST_HAND_OVER } from '../limits.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import type { Hypothesis, Stood } from './hypothesis.ts';

/** Longer texts were merged: nobody sends such segments over a network. */
const LEAST_MERGED = 1_500;
/** Segments of a batch that are told apart. */
const MOST = 512;

/** RCV.NXT moves over this segment; `una` is SND.UNA before it came. */
export function stand(q: Hypothesis, s: Observed, una: SeqNumber): void {
  const isFull = q.stood !== null && q.stood.length === MOST;
  const before = isFull ? null : q.stood;
  const length = before === null ? 1 : before.length + 1;
  q.stood = { frame: s.frame, seq: s.seq, end: s.end, time: s.time, before, length, una };
}

/** For how long a host may not yet have taken up what the tap saw: null when this ACK says nothing of the kind. */
export function handedOver(
  p: Hypothesis,
  ack: SeqNumber,
  now: Microseconds,
  options: JudgingOptions,
): Microseconds | null {
  if (options.complete || seqLt(ack, p.acked)) return null;
  let delay: Microseconds | null = null;
  for (let at: Stood | null = p.stood; at !== null; at = at.before) {
    const merged = seqGt(ack, at.seq) && seqLt(ack, at.end) && length(at) > LEAST_MERGED;
    if (merged) return 0;
    if (options.atOnce) continue;
    // What it acknowledges it had taken; what came next it had not.
    if (at.end === ack) return delay ?? 0;
    delay = now - at.time;
    if (delay > LONGEST_HAND_OVER) return null;
    if (at.seq === ack) return delay;
  }
  return null;
}

/** What of all that was seen since the last ACK begins where an ACK stands. */
export function beginsAt(p: Hypothesis, ack: SeqNumber): Stood | null {
  for (let at: Stood | null = p.stood; at !== null && seqGt(at.end, ack); at = at.before)
    if (at.seq === ack) return at;
  return null;
}

/** Whether a merged segment of the batch lies above an ACK. */
export function standsOnMerged(p: Hypothesis, ack: SeqNumber): boolean {
  for (let at: Stood | null = p.stood; at !== null && seqGt(at.end, ack); at = at.before)
    if (length(at) > LEAST_MERGED) return true;
  return false;
}

const length = ({ seq, end }: Stood): number => (end - seq) >>> 0;

/** What of the batch lies above an ACK may be acknowledged piece by piece. */
export const endsAbove = (p: Hypothesis, ack: SeqNumber): readonly SeqNumber[] => {
  const ends: SeqNumber[] = [];
  for (let at: Stood | null = p.stood; at !== null && seqGe(at.end, ack); at = at.before)
    if (seqGt(at.end, ack)) ends.push(at.end);
  return ends;
};

/** What of the batch comes next after an ACK. */
export function nextOf(p: Hypothesis, ack: SeqNumber): Stood | null {
  let next: Stood | null = null;
  for (let at: Stood | null = p.stood; at !== null && seqGt(at.end, ack); at = at.before) next = at;
  return next;
}
