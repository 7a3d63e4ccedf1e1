/**
 * SYN cookies (RFC 4987 §3.6) and Fast Open (RFC 7413) at a listener of Linux's.
 * A SYN,ACK need not leave anything behind that a RST or another SYN could end, and the ACK that brings its cookie
 * back opens a connection whenever it comes.
 */
import { ACK, has, RST, SYN } from '../../tcp/segment.ts';
import type { Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf } from '../stacks.ts';
import { extendPath } from '../state-path.ts';
import { canonicalArrival } from './arrived-by-rulebook.ts';
import { copy, type Hypothesis, hasConnection } from './hypothesis.ts';
import { noteSyn, permitReset } from './pending-replies.ts';

/** Another SYN in SYN-RECEIVED ends nothing; where text has come with the first, it is reset all the same. */
export function askedAnew(
  p: Hypothesis,
  q: Hypothesis,
  s: Observed,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (!allows(options, 'S4') || p.openedBy !== 'passive' || hasConnection(q) || has(s, ACK) || !has(s, SYN))
    return [];
  const r = copy(p);
  r.heardAt = s.time;
  noteSyn(r, s);
  r.took |= bitOf('S4');
  if (p.heardText) permitReset(r, s, 'R57', { must: false, ended: null, within: options.replyWithin });
  return [r];
}

/** There is no connection any more, but what acknowledged the SYN,ACK comes once again. */
export function cookieAgain(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  const { answered } = p;
  if (!allows(options, 'S4') || answered === null || !has(s, ACK) || has(s, SYN | RST)) return [];
  if (s.ack !== answered.nxt || s.seq !== answered.rcvNxt) return [];
  const q = copy(answered);
  q.way = extendPath(extendPath(p.way, 'LISTEN'), 'SYN-RECEIVED');
  q.resets = p.resets;
  q.took |= bitOf('S4');
  return [canonicalArrival(q, s, options)];
}
