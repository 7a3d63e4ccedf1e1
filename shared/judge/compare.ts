/**
 * How a move differs from a reaction, and how far.
 * The mistake that is named is the one against the nearest.
 */
import type { StepResult } from '../tcp/event.ts';
import { FLAG_BITS, has, RST, type Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import { type DraftSegment, draftsOf, type Move, PLAYED_FLAGS, stateAfter } from './move.ts';
import { isSend, sentSegments } from './reaction.ts';
import type { Stimulus } from './stimulus.ts';
import type { Mistake, MistakeField } from './verdict.ts';
import { windowFault } from './window.ts';

/** What is judged, and by which version of the rulebook. */
export interface Situation {
  readonly tcb: Tcb;
  readonly stimulus: Stimulus | null;
  readonly move: Move;
  readonly rulebook: number;
}

export type Difference = Mistake & { readonly field: MistakeField };

const WHOLE: MistakeField = { name: 'move', segment: null };

export const different = (
  code: Extract<Mistake, { detail: null }>['code'],
  field: MistakeField = WHOLE,
): Difference => ({ code, field, detail: null });

/** The first difference between the move and a reaction, or null when they agree. */
export function difference(given: Situation, result: StepResult): Difference | null {
  const { tcb, move } = given;
  if (move.kind === 'discard') return discardDifference(given, result);
  const expected = sentSegments(result);
  const drafts = draftsOf(move);
  if (expected.length > 0 && drafts.length === 0) return different('reply-missing');
  if (expected.length === 0 && drafts.length > 0) return different('no-reply-due');
  for (const [i, draft] of drafts.entries()) {
    const segment = expected[i];
    if (segment === undefined) break;
    const [found] = segmentDifferences(given, result, segment, draft, i);
    if (found !== undefined) return found;
  }
  if (drafts.length < expected.length) return different('too-few-segments');
  if (drafts.length > expected.length) return different('too-many-segments');
  return stateDifference(tcb.state, result.tcb.state, move.next);
}

function stateDifference(from: State, to: State, claimed: State): Difference | null {
  if (claimed === to) return null;
  return { code: 'wrong-state', field: { name: 'next', segment: null }, detail: { state: from, claimed } };
}

function discardDifference({ tcb, stimulus }: Situation, result: StepResult): Difference | null {
  if (stimulus?.type !== 'segment') return different('nothing-to-discard');
  if (sentSegments(result).length > 0) return different('reply-missing');
  const dropped = result.discarded && result.tcb.state === tcb.state;
  return dropped ? null : different('must-not-discard');
}

/** All that is wrong with one segment, in the order in which the judge looks. */
function* segmentDifferences(
  { tcb, rulebook }: Situation,
  result: StepResult,
  expected: Segment,
  draft: DraftSegment,
  segment: number,
): Generator<Difference> {
  for (const flag of PLAYED_FLAGS) {
    const bit = FLAG_BITS[flag];
    const field: MistakeField = { name: 'flags', segment };
    if (has(expected, bit) && !has(draft, bit)) yield { code: 'flag-missing', field, detail: { flag } };
    if (!has(expected, bit) && has(draft, bit)) yield { code: 'flag-forbidden', field, detail: { flag } };
  }
  if (draft.seq !== undefined && draft.seq !== expected.seq) {
    const about = rulebook < 4 ? null : seqMeans(result, segment);
    yield { code: 'wrong-seq', field: { name: 'seq', segment }, detail: about };
  }
  if (draft.ack !== undefined && has(expected, FLAG_BITS.ACK) && draft.ack !== expected.ack) {
    yield different('wrong-ack', { name: 'ack', segment });
  }
  if (draft.len !== undefined && draft.len !== expected.data.length) {
    yield different('wrong-length', { name: 'len', segment });
  }
  const window = windowFault(tcb, result, expected, draft, rulebook);
  if (window !== null) yield different(window, { name: 'wnd', segment });
}

/** What the SEQ of this segment means, where it is not SND.NXT. */
function seqMeans(result: StepResult, index: number): { readonly of: 'reset' | 'repetition' } | null {
  const send = result.effects.filter(isSend)[index];
  if (send === undefined) return null;
  if (has(send.segment, RST)) return { of: 'reset' };
  return send.reason === 'retransmission' || send.reason === 'keep-alive' ? { of: 'repetition' } : null;
}

/**
 * How far a move is from a reaction, the coarser first: another kind of answer, segments too many or too few, bits that
 * differ, numbers that differ, another state. Arrays of the same length; the first figure that differs decides.
 */
export function distance(given: Situation, result: StepResult): readonly number[] {
  const { tcb, move } = given;
  const expected = sentSegments(result);
  const drafts = draftsOf(move);
  const sends = (n: number): number => (n > 0 ? 1 : 0);
  const mistakes = drafts.flatMap((draft, i) => {
    const segment = expected[i];
    return segment === undefined ? [] : [...segmentDifferences(given, result, segment, draft, i)];
  });
  const flags = mistakes.filter(({ field }) => field.name === 'flags').length;
  return [
    Math.abs(sends(expected.length) - sends(drafts.length)),
    Math.abs(expected.length - drafts.length),
    flags,
    mistakes.length - flags,
    stateAfter(move, tcb.state) === result.tcb.state ? 0 : 1,
  ];
}

/** Whether a distance is shorter than another. */
export function isNearer(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((figure, place) => figure !== b[place]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
}
