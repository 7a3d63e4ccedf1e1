/**
 * An ending that nobody saw: a timeout, a call that sends nothing, or a crash (RFC 9293 §3.5.1).
 * The connection had ended before the last segment arrived. Such a host answers as CLOSED does, or as LISTEN.
 */
import { ACK, has, RST, SYN } from '../../tcp/segment.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { outcomes } from './arrived-variants.ts';
import { Hypothesis, hasConnection, withoutConnection } from './hypothesis.ts';
import { sending } from './sent.ts';
import { hasCrashed, mayBeLost } from './silent-ends.ts';

/** An arrival, and what was possible before it. */
export interface Arrived {
  readonly arrival: Observed;
  readonly before: readonly Hypothesis[];
}

/** The TCBs that explain `s` as the answer of a host that had no connection any more. */
export function lostBefore(
  { arrival, before }: Arrived,
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const lost: Hypothesis[] = [];
  for (const p of before) {
    if (!canBeLost(p, s, arrival.time, options)) continue;
    for (const closed of outcomes(withoutConnection(p, 'CLOSED', arrival.time), arrival, options)) {
      const q = sending(closed, s, options, false);
      if (q instanceof Hypothesis) lost.push(q);
    }
  }
  return lost;
}

function canBeLost(p: Hypothesis, s: Observed, at: Microseconds, options: JudgingOptions): boolean {
  if (!hasConnection(p) || p.midStream !== null) return false;
  return has(s, RST) ? mayBeLost(p, at, options) : has(s, SYN) && has(s, ACK) && hasCrashed(p, at);
}
