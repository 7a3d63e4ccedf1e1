/** What RFC 9293 lets a TCP do and the hosts of this game do not: refused, but never called wrong. */
import type { RuleId } from '../tcp/rules.ts';
import { ACK, type Segment, SYN } from '../tcp/segment.ts';
import { seqAdd, seqGe } from '../tcp/seq.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Situation } from './compare.ts';
import { type DraftSegment, PLAYED_BITS } from './move.ts';

/** The rule that says so; null for a move that is simply illegal. */
export function leftOut({ tcb, stimulus, move }: Situation): RuleId | null {
  if (move.kind !== 'send') return null;
  const [draft, ...more] = move.segments;
  if (draft === undefined || more.length > 0) return null;
  const arrived = stimulus?.type === 'segment' ? stimulus.segment : null;
  if (arrived && reopens(tcb, arrived, draft) && move.next === 'SYN-RECEIVED') return 'R58';
  const probes = stimulus?.type === 'timeout' && stimulus.timer === 'keep-alive';
  return probes && carriesGarbage(tcb, draft) && move.next === tcb.state ? 'R108' : null;
}

/** MAY-2: a SYN beyond all that the last connection used opens a new one from TIME-WAIT. */
function reopens({ state, rcv }: Tcb, { flags, seq }: Segment, draft: DraftSegment): boolean {
  const fresh = (flags & PLAYED_BITS) === SYN && seqGe(seq, rcv.nxt);
  const answered = (draft.flags & PLAYED_BITS) === (SYN | ACK);
  return state === 'TIME-WAIT' && fresh && answered && (draft.ack ?? seqAdd(seq, 1)) === seqAdd(seq, 1);
}

/** MAY-6: a keep-alive with one octet that was acknowledged long ago. */
function carriesGarbage({ snd, rcv }: Tcb, { flags, seq, ack, len }: DraftSegment): boolean {
  const old = seqAdd(snd.nxt, -1);
  return (flags & PLAYED_BITS) === ACK && len === 1 && (seq ?? old) === old && (ack ?? rcv.nxt) === rcv.nxt;
}
