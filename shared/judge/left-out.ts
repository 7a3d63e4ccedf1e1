/** What a TCP may or even must do, and the hosts of this game do not: refused, but never called wrong. */
import type { RuleId } from '../tcp/rules.ts';
import { ACK, type Segment, SYN } from '../tcp/segment.ts';
import { seqAdd, seqGe } from '../tcp/seq.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Situation } from './compare.ts';
import { type DraftSegment, PLAYED_BITS } from './move.ts';

interface LeftOut {
  /** The rule that says so. */
  readonly rule: RuleId;
  readonly code: 'not-played' | 'keeps-silent';
}

/** Null for a move that is simply illegal. */
export function leftOut({ tcb, stimulus, move }: Situation): LeftOut | null {
  if (move.kind !== 'send') return null;
  const [draft, ...more] = move.segments;
  if (draft === undefined || more.length > 0) return null;
  const arrived = stimulus?.type === 'segment' ? stimulus.segment : null;
  if (arrived && finishes(tcb, arrived, draft) && move.next === 'ESTABLISHED')
    return { rule: 'R116', code: 'keeps-silent' };
  if (arrived && reopens(tcb, arrived, draft) && move.next === 'SYN-RECEIVED') return notPlayed('R58');
  const probes = stimulus?.type === 'timeout' && stimulus.timer === 'keep-alive';
  return probes && carriesGarbage(tcb, draft) && move.next === tcb.state ? notPlayed('R108') : null;
}

const notPlayed = (rule: RuleId): LeftOut => ({ rule, code: 'not-played' });

/** The third ACK, which a TCP has to send, and a host that plays a silent client does not. */
function finishes({ state, constants }: Tcb, { flags }: Segment, draft: DraftSegment): boolean {
  const silent = state === 'SYN-SENT' && constants.thirdAck === 'withheld';
  return silent && (flags & PLAYED_BITS) === (SYN | ACK) && (draft.flags & PLAYED_BITS) === ACK;
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
