/** A moment: what a host has to answer, and what is right; and the wrong moves that are made of it. */
import type { StepResult } from '../../tcp/event.ts';
import type { RuleId } from '../../tcp/rules.ts';
import { ACK, FIN, SYN } from '../../tcp/segment.ts';
import type { State } from '../../tcp/state.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { type DraftSegment, draftsOf, type Move, stateAfter } from '../move.ts';
import type { Stimulus } from '../stimulus.ts';

export interface Moment {
  readonly tcb: Tcb;
  readonly stimulus: Stimulus;
  /** What TCP itself does here, and that as a player's move. */
  readonly canonical: StepResult;
  readonly right: Move;
}

/** Null where it cannot be made. */
export type WrongMove = (moment: Moment) => Move | null;

export interface Misconception {
  /** The rule that it gets wrong. */
  readonly rule: RuleId;
  /** It can show where one of these decides what is sent, or the next state. */
  readonly because: readonly RuleId[];
  /** The states in which it can show; any, when left out. */
  readonly in?: readonly State[];
  readonly when?: (moment: Moment) => boolean;
  /** What one does who believes it; the first that can be made is offered at the guided level. */
  readonly moves: readonly WrongMove[];
  /** Its moves differ from the right one in numbers alone, which nobody chooses at the guided level. */
  readonly numbers?: boolean;
}

export function holds({ because, in: states, when }: Misconception, moment: Moment): boolean {
  const { reply, state } = moment.canonical.because;
  if (!because.includes(reply) && !because.includes(state)) return false;
  if (states && !states.includes(moment.tcb.state)) return false;
  return when === undefined || when(moment);
}

/** In a table of moves: the state before, and the one that is right. */
export const STAY = 'stay';
export const RIGHT = 'right';
type Next = State | typeof STAY | typeof RIGHT;
function nextOf({ tcb, right }: Moment, next: Next): State {
  if (next === STAY) return tcb.state;
  if (next === RIGHT) return stateAfter(right, tcb.state);
  return next;
}

/** A segment with these bits, and otherwise the numbers that are right. */
function draft({ tcb, canonical, right }: Moment, flags: number, len = 0): DraftSegment {
  const [model] = draftsOf(right);
  // A TCB that was deleted has no numbers any more.
  const { iss, snd, rcv } = canonical.tcb.state === 'CLOSED' ? tcb : canonical.tcb;
  const seq = model?.seq ?? ((flags & SYN) !== 0 ? iss : snd.nxt);
  const ack = (flags & ACK) === 0 ? 0 : model?.ack || rcv.nxt;
  return { flags, seq, ack, len };
}

/** One segment without text. */
export const sends =
  (flags: number, next: Next): WrongMove =>
  (moment) => ({ kind: 'send', segments: [draft(moment, flags)], next: nextOf(moment, next) });

export const nothing =
  (next: Next): WrongMove =>
  (moment) => ({ kind: 'nothing', next: nextOf(moment, next) });

export const discards: WrongMove = ({ stimulus }) =>
  stimulus.type === 'segment' ? { kind: 'discard' } : null;

/** What is right, but for the state, or for the bits of the last segment. */
export const rightBut =
  ({ flags, next }: { readonly flags?: number; readonly next?: Next }): WrongMove =>
  (moment) => {
    const { right } = moment;
    if (right.kind !== 'send') return null;
    const last = right.segments.length - 1;
    const segments = right.segments.map((s, i) => (i === last ? { ...s, flags: flags ?? s.flags } : s));
    return { kind: 'send', segments, next: next === undefined ? right.next : nextOf(moment, next) };
  };

/** One segment with all the text that the application has SENT. */
export const text =
  (flags: number, next: Next): WrongMove =>
  (moment) => {
    const { stimulus, canonical } = moment;
    const called = stimulus.type === 'call' && stimulus.call.call === 'SEND' ? stimulus.call.data.length : 0;
    const octets = called || canonical.tcb.outgoing.length;
    if (octets === 0) return null;
    return { kind: 'send', segments: [draft(moment, flags, octets)], next: nextOf(moment, next) };
  };

/** What is right, with other numbers in its first segment. */
export const numbered =
  (change: (segment: DraftSegment, moment: Moment) => Partial<DraftSegment> | null): WrongMove =>
  (moment) => {
    const { right } = moment;
    const [first, ...rest] = draftsOf(right);
    const changed = first && change(first, moment);
    if (right.kind !== 'send' || !first || !changed) return null;
    return { ...right, segments: [{ ...first, ...changed }, ...rest] };
  };

/** One choice of bits that many of the moves are about. */
export const FIN_ACK = FIN | ACK;
export const SYN_ACK = SYN | ACK;
