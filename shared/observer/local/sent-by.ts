/** What one possible TCB makes of a segment that the host sends: what explains it, or what is wrong. */
import { ACK, has, RST, SYN } from '../../tcp/segment.ts';
import type { Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { bitOf } from '../stacks.ts';
import type { Violation } from '../violations.ts';
import { closedBefore, copy, Hypothesis } from './hypothesis.ts';
import { beforeFirst, sentMidStream } from './mid-stream.ts';
import { sending } from './sent.ts';
import { areApart } from './sent-syn.ts';

/** `raced` when the host is to be ahead of what the capture already saw arrive. */
export function explain(
  p: Hypothesis,
  s: Observed,
  options: JudgingOptions,
  raced: boolean,
): readonly Hypothesis[] {
  const next = judge(p, s, options, raced);
  if (!(next instanceof Hypothesis)) return [];
  const other = closedBefore(p, next, s.time);
  const isOne = isOneOfMany(p, next);
  if (!isOne && other === null) return [next];
  return [next, ...(isOne ? [withCookies(p)] : []), ...(other === null ? [] : [other])];
}

export function judge(
  p: Hypothesis,
  s: Observed,
  options: JudgingOptions,
  raced: boolean,
): Hypothesis | Violation {
  if (p.midStream !== null && (s.flags & (SYN | RST | ACK)) !== 0) {
    if (!has(s, SYN)) return sentMidStream(p, p.midStream, s);
    // A SYN is a beginning whatever was before.
    for (const before of beforeFirst(s, true)) return sending(before, s, options, raced);
  }
  return sending(p, s, options, raced);
}

function withCookies(p: Hypothesis): Hypothesis {
  const q = copy(p);
  q.took |= bitOf('S4');
  return q;
}

/** A SYN,ACK with a cookie leaves those valid that have answered other SYNs, or the same one before. */
const isOneOfMany = (p: Hypothesis, next: Hypothesis): boolean =>
  p.state === 'SYN-RECEIVED' &&
  next.state === 'SYN-RECEIVED' &&
  (next.irs !== p.irs || areApart(next.iss, p.iss));
