/**
 * Segments in another order than the capture has them.
 * What the host had not yet seen when it sent (tap.ts), and two of its own that left in the other order.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { LONGEST_SWAP } from '../limits.ts';
import { noted } from '../notes.ts';
import { type Microseconds, type Observed, withoutText } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { copy, type Hypothesis } from './hypothesis.ts';
import { explain } from './sent-by.ts';

/** A segment that went by, and what was possible before it. */
export interface Passed {
  readonly segment: Observed;
  readonly before: readonly Hypothesis[];
}

/** How an arrival was captured: its checksum was wrong, or the same packet was seen before. */
export type Sighting = 'whole' | 'damaged' | 'again';

/** What came and went lately, in the order of the capture. */
export interface Recent extends Passed {
  readonly sighting: Sighting;
  /** Sent by the host itself. */
  readonly own: boolean;
}

interface Raced {
  readonly explained: readonly Hypothesis[];
  /** What the host had not seen by then. */
  readonly unseen: readonly Recent[];
  /** What had come and gone before them. */
  readonly earlier: readonly Recent[];
}

type Arrives = (possible: readonly Hypothesis[], one: Recent) => readonly Hypothesis[];

/**
 * Perhaps it sent this before it had seen the last arrivals, or had seen them in another order. An ACK may be as late as
 * any batch; of anything else it is only believed for as long as this host was seen to take, `handOver`.
 */
export function asRaced(
  recent: readonly Recent[],
  s: Observed,
  handOver: Microseconds,
  options: JudgingOptions,
  arrives: Arrives,
): Raced | null {
  const sends = (possible: readonly Hypothesis[], one: Observed): readonly Hypothesis[] =>
    possible.flatMap((p) => explain(p, one, options, true));
  const sendsBehind: typeof sends = (possible, one) => sends(possible.map(answersYet), one);
  const isPlain = (s.flags & (SYN | FIN | RST)) === 0;
  const isLate = ({ segment }: Passed): boolean => !isPlain && s.time - segment.time > handOver;
  for (let at = recent.length - 1; at >= 0; at -= 1) {
    const passed = recent[at] as Recent;
    if (isLate(passed)) break;
    if (passed.own) continue;
    const earlier = recent.slice(0, at);
    const since = recent.slice(at + 1);
    const unseen = [passed, ...since.filter(({ own }) => !own)];
    const isBehind = !options.complete && earlier.some(({ own }) => !own);
    /** What the host had sent since, it had sent without these arrivals, too. */
    const explainAll = (possible: readonly Hypothesis[]): readonly Hypothesis[] => {
      let left = possible;
      for (const { own, segment } of [...since, { own: true, segment: s }])
        if (own && left.length > 0) left = isBehind ? sendsBehind(left, segment) : sends(left, segment);
      return left;
    };
    const explained = explainAll(passed.before);
    if (explained.length > 0) return { explained, unseen, earlier };
    // The ACK is processed first, and may let text go out before the text or the FIN is taken.
    const { segment: arrival } = passed;
    if (arrival.len === 0 || !has(arrival, ACK) || has(arrival, SYN)) continue;
    const ackOnly = { ...passed, segment: withoutText(arrival, arrival.seq) };
    const acked = explainAll(arrives(passed.before, ackOnly));
    if (acked.length > 0) return { explained: acked, unseen, earlier };
  }
  for (let at = recent.length - 2; at >= 0; at -= 1) {
    const late = recent[at] as Recent;
    if (isLate(late)) break;
    if (late.own) continue;
    let possible = late.before;
    for (const one of recent.slice(at + 1))
      possible = one.own ? sends(possible, one.segment) : arrives(possible, one);
    const explained = sends(possible, s);
    if (explained.length > 0) return { explained, unseen: [late], earlier: [] };
  }
  return null;
}

/** What came before that has been taken up only now, though what went out since has been explained as if it had. */
function answersYet(p: Hypothesis): Hypothesis {
  if (p.provoked) return p;
  const q = copy(p);
  q.provoked = true;
  return q;
}

/** Perhaps it left before the last of the host's own, and two transmit queues have swapped them. */
export function asSwapped(
  own: readonly Passed[],
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] | null {
  for (let at = own.length - 1; at >= 0; at -= 1) {
    const { segment, before } = own[at] as Passed;
    if (s.time - segment.time > LONGEST_SWAP) return null;
    let possible = before.flatMap((p) => explain(p, s, options, false));
    for (const later of own.slice(at))
      possible = possible.flatMap((p) => explain(p, later.segment, options, false));
    if (possible.length === 0) continue;
    return possible.map((p) => swapped(p, s));
  }
  return null;
}

function swapped(p: Hypothesis, { frame, time }: Observed): Hypothesis {
  const q = copy(p);
  q.notes = noted(q.notes, { code: 'swapped', frame, time, charge: null });
  return q;
}
