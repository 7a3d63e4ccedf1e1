/** Which misconception a refused move shows, and what those of a moment would do. */
import { RST } from '../../tcp/segment.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { Milliseconds } from '../../units.ts';
import { faceOf } from '../face.ts';
import { canonicalReaction } from '../judge.ts';
import { type DraftSegment, draftsOf, type Move } from '../move.ts';
import { moveOf } from '../move-of.ts';
import type { Stimulus } from '../stimulus.ts';
import { MISCONCEPTION_IDS, type MisconceptionId, misconception } from './catalogue.ts';
import { holds, type Moment } from './moment.ts';

export function momentOf(tcb: Tcb, stimulus: Stimulus, now: Milliseconds): Moment {
  const canonical = canonicalReaction(tcb, stimulus, now).result;
  return { tcb, stimulus, canonical, right: moveOf(tcb, canonical) };
}

export interface WrongTurn {
  readonly id: MisconceptionId;
  /** The likeliest first. */
  readonly moves: readonly Move[];
}

/** The misconceptions that can show at this moment, and the moves by which they would. */
export function wrongTurns(moment: Moment): readonly WrongTurn[] {
  const turns: WrongTurn[] = [];
  for (const id of MISCONCEPTION_IDS) {
    const one = misconception(id);
    if (!holds(one, moment)) continue;
    const moves = one.moves.flatMap((move) => move(moment) ?? []);
    if (moves.length > 0) turns.push({ id, moves });
  }
  return turns;
}

/** Null when the refused move is none that people are known to make here. */
export function recognise(moment: Moment, move: Move): MisconceptionId | null {
  const turns = wrongTurns(moment);
  const refused = filled(move, moment.right);
  const face = faceOf(refused);
  const right = faceOf(moment.right);
  // What looks right is wrong in its numbers.
  if (face === right)
    return turns.find((turn) => turn.moves.some((m) => sameNumbers(m, refused)))?.id ?? null;
  const makes = (m: Move | undefined): boolean => m !== undefined && faceOf(m) === face;
  const shown =
    turns.find(({ moves: [likeliest] }) => makes(likeliest)) ?? turns.find(({ moves }) => moves.some(makes));
  return shown?.id ?? byState(refused, moment, turns);
}

/** Whoever goes to the state that one misconception alone leads to believes it, whatever they send. */
function byState(move: Move, { right }: Moment, turns: readonly WrongTurn[]): MisconceptionId | null {
  if (move.kind === 'discard' || (right.kind !== 'discard' && move.next === right.next)) return null;
  const there = turns.filter(
    ({ moves: [first] }) => first && !resets(first) && first.kind !== 'discard' && first.next === move.next,
  );
  return there.length === 1 ? (there[0]?.id ?? null) : null;
}

/** What the level fills in for the player is as it is in the right move; a reset bears no text. */
function filled(move: Move, right: Move): Move {
  if (move.kind !== 'send') return move;
  const models = draftsOf(right);
  const segments = move.segments.map((s, i): DraftSegment => {
    const model = models[i];
    const len = s.len ?? ((s.flags & RST) !== 0 ? 0 : (model?.len ?? 0));
    return { ...model, ...s, len };
  });
  return { ...move, segments };
}

/** Who believes in a reset believes in the reset, not in the state. */
const resets = (move: Move): boolean =>
  move.kind === 'send' && move.segments.some(({ flags }) => (flags & RST) !== 0);

const sameNumbers = (one: Move, other: Move): boolean =>
  one.kind === 'send' &&
  other.kind === 'send' &&
  one.segments.length === other.segments.length &&
  faceOf(one) === faceOf(other) &&
  one.segments.every((s, i) => s.seq === other.segments[i]?.seq && s.ack === other.segments[i]?.ack);
