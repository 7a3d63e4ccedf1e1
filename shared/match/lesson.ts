/** What a refused move has to teach: its author's misconception, and the right answer for later. */

import { type HostId, peerOf } from '../hosts.ts';
import type { MisconceptionId } from '../judge/misconceptions/catalogue.ts';
import { momentOf, recognise } from '../judge/misconceptions/recognise.ts';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';

/** What fills the places of a misconception's sentences: who is meant, and what it comes to on this wire. */
export interface LessonParams {
  readonly me: HostId;
  readonly peer: HostId;
  /** Whole seconds of virtual time: 2 MSL, and the own retransmission timeout. */
  readonly wait: number;
  readonly rto: number;
  /** Octets of text: what the stimulus brings, or what is to go out. */
  readonly n: number;
}

export interface Lesson {
  /** What was refused, in which state, and how often this stimulus has now been answered wrongly. */
  readonly move: Move;
  readonly state: State;
  readonly failures: number;
  /** Null when the move is not one that people are known to make. */
  readonly misconception: MisconceptionId | null;
  readonly params: LessonParams;
  /** The canonical move; null when nothing was asked. */
  readonly answer: Move | null;
}

export type Legal = Extract<Verdict, { legal: true }>;
export type Illegal = Extract<Verdict, { legal: false }>;
export type Refusal = Illegal & { readonly lesson: Lesson };

/** The verdict on a move at a host, as the match tells it. */
export type MoveVerdict = Legal | Refusal;

export interface Refused {
  readonly host: HostId;
  readonly tcb: Tcb;
  /** Null for a move that nothing asked for. */
  readonly stimulus: Stimulus | null;
  readonly move: Move;
  readonly failures: number;
  readonly now: Milliseconds;
}

export function lessonOf({ host, tcb, stimulus, move, failures, now }: Refused): Lesson {
  const moment = stimulus && momentOf(tcb, stimulus, now);
  return {
    move,
    state: tcb.state,
    failures,
    misconception: moment && recognise(moment, move),
    params: {
      me: host,
      peer: peerOf(host),
      wait: (2 * tcb.constants.msl) / 1_000,
      rto: Math.max(1, Math.round(tcb.rtt.rto / 1_000)),
      n: octetsOf(tcb, stimulus),
    },
    answer: moment?.right ?? null,
  };
}

function octetsOf(tcb: Tcb, stimulus: Stimulus | null): number {
  if (stimulus?.type === 'segment') return stimulus.segment.data.length;
  if (stimulus?.type === 'call' && stimulus.call.call === 'SEND') return stimulus.call.data.length;
  return tcb.outgoing.length;
}
