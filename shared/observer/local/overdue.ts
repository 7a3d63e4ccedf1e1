/**
 * An answer that did not come in time.
 * In a capture that may lack segments that proves nothing yet: the flow may have been cut off, the answer may be what
 * is lacking, and what was captured need not have reached TCP. But a peer that still waits says so: it sends again.
 * When that is never answered either, the reply is missing.
 */
import { seqGe, seqLe } from '../../tcp/seq.ts';
import { noted } from '../notes.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import {
  copy,
  type Hypothesis,
  hasConnection,
  type Overdue,
  type PendingReply,
  withoutConnection,
} from './hypothesis.ts';
import { mayHaveEnded } from './silent-ends.ts';

export const inTime = ({ owed }: Hypothesis, now: Microseconds): boolean => owed === null || now <= owed.by;

/** What is overdue ends a possibility, unless its connection may have ended first, or the capture lacks the answer. */
export function withoutOverdue(
  p: Hypothesis,
  now: Microseconds,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (inTime(p, now)) return [p];
  const later = options.complete ? null : withoutAnswer(p);
  return [endedInstead(p, now, options), later].filter((q) => q !== null);
}

/**
 * An ACK is not due any more where there is no connection; a reset is. TIME-WAIT sends its ACK at once, and what still
 * takes text in FIN-WAIT-2 has an application, and so no timeout.
 */
function endedInstead(p: Hypothesis, now: Microseconds, options: JudgingOptions): Hypothesis | null {
  if (p.state === 'TIME-WAIT' || p.state === 'FIN-WAIT-2') return null;
  if (!hasConnection(p) || !mayHaveEnded(p, p.owed?.by ?? now, options)) return null;
  const q = withoutConnection(p, 'CLOSED', now);
  return inTime(q, now) ? q : null;
}

/** The resets that a host could have sent, and by a liberty of its stack has not. */
export function suppressed(p: Hypothesis, now: Microseconds): Hypothesis {
  const not = p.resets?.filter(({ by, unless = 0 }) => unless !== 0 && now > by) ?? [];
  if (not.length === 0) return p;
  const q = copy(p);
  const left = (p.resets ?? []).filter((r) => !not.includes(r));
  q.resets = left.length === 0 ? null : left;
  for (const { unless = 0 } of not) q.took |= unless;
  return q;
}

/** So many answers in a row no capture lacks that has what asks for them. */
const MOST_UNSEEN = 3;

/** Goes on without the answer; null when the peer has asked for it so often that no capture can lack all of them. */
function withoutAnswer(p: Hypothesis): Hypothesis | null {
  const { owed, overdue } = p;
  if (owed === null) return p;
  const repeated = overdue === null ? 0 : overdue.repeated + (asksAgain(owed, overdue) ? 1 : 0);
  if (repeated >= MOST_UNSEEN) return null;
  const q = copy(p);
  q.owed = null;
  q.overdue = { ...(overdue ?? owed), repeated };
  if (p.resets !== null) q.resets = p.resets.map((r) => ({ ...r, must: false }));
  return q;
}

const asksAgain = (owed: PendingReply, { asked, frame }: Overdue): boolean =>
  owed.frame !== frame && seqLe(owed.asked, asked);

/** The host has answered after all: late, or what had not reached it before. */
export function answeredLate(q: Hypothesis, s: Observed, owed: PendingReply | null): void {
  const { overdue } = q;
  if (overdue === null || !seqGe(s.ack, overdue.asked) || s.ack === overdue.asked) return;
  const reached = owed !== null && asksAgain(owed, overdue);
  const { frame, time } = reached ? overdue : s;
  q.notes = noted(q.notes, { code: reached ? 'never-reached' : 'late-ack', frame, time, charge: null });
  q.overdue = null;
}
