/** What a host may make of a stimulus: what the rulebook does, or anything that the judge calls legal. */

import { canonicalReaction, judge, liberties } from '../../shared/judge/judge.ts';
import { LIBERTIES, type LibertyId } from '../../shared/judge/liberties.ts';
import type { DraftSegment, Move } from '../../shared/judge/move.ts';
import { moveOf } from '../../shared/judge/move-of.ts';
import { sentSegments } from '../../shared/judge/reaction.ts';
import { spontaneousReactions } from '../../shared/judge/spontaneous.ts';
import { eventOf, type Stimulus } from '../../shared/judge/stimulus.ts';
import type { Event, StepResult } from '../../shared/tcp/event.ts';
import { ACK, FIN, has } from '../../shared/tcp/segment.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { NOW } from './host.ts';

/** All outcomes of a stimulus, or, with null, of an act that nothing asked for. */
export type Reactions = (tcb: Tcb, stimulus: Stimulus | null) => readonly StepResult[];

/** The rulebook, or one that was broken on purpose. */
export const canonical =
  (step: (tcb: Tcb, event: Event) => StepResult): Reactions =>
  (tcb, stimulus) =>
    stimulus === null ? [] : [step(tcb, eventOf(stimulus, NOW))];

/** Takes this liberty wherever there is one to take. */
export const always =
  (id: LibertyId, otherwise: Reactions): Reactions =>
  (tcb, stimulus) => {
    const results = otherwise(tcb, stimulus);
    const [result] = results;
    if (stimulus === null || result === undefined) return results;
    const [taken] = LIBERTIES[id].reactions({
      tcb,
      event: eventOf(stimulus, NOW),
      canonical: result,
      segments: [],
    });
    return taken === undefined ? results : [taken];
  };

/**
 * Whatever the judge calls legal. The moves are those that lead to the reactions it knows, and it carries them out itself:
 * where two reactions look alike to it, it is the judge who decides.
 */
export const judged =
  ({ windows }: { readonly windows: boolean }): Reactions =>
  (tcb, stimulus) => {
    const moves = new Map<string, Move>();
    for (const move of movesFor(tcb, stimulus)) {
      for (const variant of windows ? windowVariants(tcb, move) : [move]) {
        moves.set(JSON.stringify(variant), variant);
      }
    }
    return [...moves.values()].flatMap((move) => {
      const { verdict, result } = judge(tcb, stimulus, move, NOW);
      // A window that is taken back is legal, but no host of a walk does it: there would be no end of windows.
      if (verdict.legal && verdict.liberty === 'L12') return [];
      if (result !== null) return [result];
      if (move.kind === 'send' && move.segments.some((s) => s.wnd !== undefined)) return [];
      throw new Error(`the judge refuses what it allows itself: ${JSON.stringify({ move, verdict })}`);
    });
  };

function* movesFor(tcb: Tcb, stimulus: Stimulus | null): Generator<Move> {
  const toMove = (r: StepResult): Move => moveOf(tcb, r);
  if (stimulus === null) {
    for (const { result } of spontaneousReactions(tcb, NOW)) yield toMove(result);
    return;
  }
  const { result } = canonicalReaction(tcb, stimulus, NOW);
  const right = toMove(result);
  yield right;
  for (const cut of [right, ...cutsOf(result)]) {
    for (const liberty of liberties(tcb, stimulus, result, cut, NOW)) yield toMove(liberty.result);
  }
}

/** Every way to cut the text of a reaction, with its FIN on the last piece or behind it. */
function cutsOf(result: StepResult): readonly Move[] {
  const sent = sentSegments(result);
  const octets = sent.reduce((sum, s) => sum + s.data.length, 0);
  const fin = sent.some((s) => has(s, FIN));
  const draft = (len: number): DraftSegment => ({ flags: ACK, len });
  return compositions(octets).flatMap((cut) => {
    const segments = cut.map(draft);
    const all = fin ? [segments, [...segments, draft(0)]] : [segments];
    return all.map((list): Move => ({ kind: 'send', segments: list, next: result.tcb.state }));
  });
}

/** The ways to write `n` as a sum of positive integers, in order. */
function compositions(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  const firsts = Array.from({ length: n }, (_, i) => i + 1);
  return firsts.flatMap((first) => compositions(n - first).map((rest) => [first, ...rest]));
}

/** The move as it is, and with each window that the buffer could hold. */
function windowVariants(tcb: Tcb, move: Move): readonly Move[] {
  if (move.kind !== 'send') return [move];
  const last = move.segments.length - 1;
  const sizes = Array.from({ length: tcb.constants.receiveBuffer }, (_, i) => i + 1);
  return [
    move,
    ...sizes.map((wnd) => ({
      ...move,
      segments: move.segments.map((s, i) => (i === last ? { ...s, wnd } : s)),
    })),
  ];
}
