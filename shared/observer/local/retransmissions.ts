/** Which of a host's segments were sent before. */
import { FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqLe } from '../../tcp/seq.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { Hypothesis } from './hypothesis.ts';

export const RESENT = ['SYN', 'SYN,ACK', 'text', 'FIN', 'probe'] as const;
/** What was sent again; a probe is a keep-alive or a window probe, which only looks so. */
export type Resent = (typeof RESENT)[number];

export interface Retransmission {
  readonly frame: number;
  readonly time: Microseconds;
  readonly of: Resent;
}

/** By the TCB before the segment was sent; null when it is the first of its kind. */
export function resentBy(p: Hypothesis, s: Observed): Resent | null {
  if (has(s, RST)) return null;
  if (has(s, SYN)) {
    if (s.seq !== p.iss || (p.state !== 'SYN-SENT' && p.state !== 'SYN-RECEIVED')) return null;
    if (p.state === 'SYN-SENT') return 'SYN';
    return p.synAckDue ? null : 'SYN,ACK';
  }
  if (s.len === 0) return s.seq === seqAdd(p.nxt, -1) ? 'probe' : null;
  if (!seqLe(s.end, p.nxt)) return null;
  return has(s, FIN) && s.text === 0 ? 'FIN' : 'text';
}
