/** The prepared answers of the guided level: the right one, and what people wrongly believe. */

import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { ACK, RST } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { draw, type RandomState, shuffle } from '../wire/random.ts';
import { faceOf } from './face.ts';
import { judge, liberties } from './judge.ts';
import type { LibertyId } from './liberties.ts';
import { type MisconceptionId, misconception } from './misconceptions/catalogue.ts';
import { type Moment, nothing, RIGHT, sends } from './misconceptions/moment.ts';
import { momentOf, wrongTurns } from './misconceptions/recognise.ts';
import { type Move, stateAfter } from './move.ts';
import { moveOf } from './move-of.ts';
import type { Stimulus } from './stimulus.ts';
import { type Look, lookOf, tell } from './tells.ts';

/** Wrong ones beside the right one. */
const WRONG = 3;
/** Of these, misconceptions at least, where there are so many; the rest may be neighbours that keep the balance. */
const MISCONCEPTIONS_AT_LEAST = 2;
/** Candidates that are weighed against each other: the likeliest move of each misconception, then the others. */
const WEIGHED = 9;
/** How much more the options may tell before one takes a misconception's second-best move, or a neighbour. */
const SECOND_BEST = 0.1;
const NEIGHBOUR = 0.5;

/** Liberties that are a lesson beside the canonical move: to believe a reset, and to ignore one in TIME-WAIT. */
const LESSONS: readonly LibertyId[] = ['L8', 'L9'];

export interface Circumstances {
  readonly random: RandomState;
  /** The version that the match was begun under. */
  readonly rulebook?: number;
  /** Always offered, where it can show. */
  readonly key?: MisconceptionId | null;
}

interface Candidate {
  readonly move: Move;
  readonly look: Look;
  /** Null for a neighbour of the others, which nobody need believe. */
  readonly id: MisconceptionId | null;
  readonly cost: number;
}
const candidate = (id: MisconceptionId | null, move: Move, cost = 0): Candidate => {
  return { id, move, cost, look: lookOf(move) };
};

/** 3–4 moves of different faces, at least one of them legal, in an order that follows from `random`. */
export function choices(
  tcb: Tcb,
  stimulus: Stimulus,
  now: Milliseconds,
  { random, rulebook = RULEBOOK_VERSION, key = null }: Circumstances,
): readonly Move[] {
  const moment = momentOf(tcb, stimulus, now);
  const isLegal = (move: Move): boolean => judge(tcb, stimulus, move, now, rulebook).verdict.legal;
  const legal = [moment.right];
  for (const { result, liberty } of liberties(tcb, stimulus, moment.canonical, moment.right, now, rulebook)) {
    if (liberty !== null && LESSONS.includes(liberty)) addTo(legal, moveOf(tcb, result));
  }
  const wrong = weighed(candidates(moment, key), legal, isLegal);
  const size = Math.min(WRONG + 1 - legal.length, wrong.length);
  const sets = subsets(wrong, size, key, tcb.state) ?? subsets(wrong, size - 1, key, tcb.state) ?? [];
  const { state } = draw(random, 1);
  const set = fairest(shuffle(random, sets), legal);
  return shuffle(state, [...legal, ...set.map(({ move }) => move)]);
}

/** The key misconception first, then as the catalogue has them, then what they leave. */
function candidates(moment: Moment, key: MisconceptionId | null): Candidate[] {
  const all = wrongTurns(moment).filter(({ id }) => !misconception(id).numbers);
  const turns = [...all.filter(({ id }) => id === key), ...all.filter(({ id }) => id !== key)];
  const likeliest = turns.flatMap(({ id, moves: [first] }) => (first ? candidate(id, first) : []));
  const others = turns.flatMap(({ id, moves: [, ...rest] }) =>
    rest.map((move) => candidate(id, move, SECOND_BEST)),
  );
  return [...likeliest, ...neighbours(moment, likeliest), ...others];
}

/** What one of the wrong moves sends with the right state, and the right segments with the wrong states. */
function neighbours(moment: Moment, wrong: readonly Candidate[]): Candidate[] {
  const { tcb, right } = moment;
  const into = (move: Move, next: State): Move =>
    move.kind === 'discard' ? { kind: 'nothing', next } : { ...move, next };
  const moves = [
    ...wrong.map(({ move }) => into(right, stateAfter(move, tcb.state))),
    ...wrong.map(({ move }) => into(move, stateAfter(right, tcb.state))),
    into(right, tcb.state),
    // Where nothing is known of what people believe, there are these.
    ...[nothing(RIGHT), sends(ACK, RIGHT), sends(RST, 'CLOSED')].flatMap((move) => move(moment) ?? []),
    ...(['CLOSED', 'ESTABLISHED'] as const).map((next) => into(right, next)),
  ];
  return moves.map((move) => candidate(null, move, NEIGHBOUR));
}

function addTo(moves: Move[], move: Move): void {
  if (!moves.some((m) => faceOf(m) === faceOf(move))) moves.push(move);
}

/** So many of them as are weighed: wrong, and each of another face. */
function weighed(
  all: readonly Candidate[],
  legal: readonly Move[],
  isLegal: (move: Move) => boolean,
): readonly Candidate[] {
  const faces = new Set(legal.map(faceOf));
  const found: Candidate[] = [];
  for (const one of all) {
    if (found.length === WEIGHED) break;
    const face = faceOf(one.move);
    if (faces.has(face)) continue;
    faces.add(face);
    if (!isLegal(one.move)) found.push(one);
  }
  return found;
}

/** Sets of wrong moves to choose from: each misconception once, enough of them, the key one in each; null if none. */
function subsets(
  wrong: readonly Candidate[],
  size: number,
  key: MisconceptionId | null,
  from: State,
): readonly (readonly Candidate[])[] | null {
  const believed = new Set(wrong.flatMap(({ id }) => id ?? []));
  const enough = Math.min(MISCONCEPTIONS_AT_LEAST, believed.size, size);
  const keyed = key !== null && believed.has(key);
  const sets = combinations(wrong, size).filter((set) => {
    const ids = set.flatMap(({ id }) => id ?? []);
    const different = new Set(ids).size;
    // Two that come to the same would both be wrong, and known to be.
    const silent = set.filter(({ move }) => leavesAll(move, from)).length;
    return different === ids.length && different >= enough && silent <= 1 && (!keyed || ids.includes(key));
  });
  return sets.length > 0 ? sets : null;
}

/** Whether nothing goes out, and nothing changes. */
const leavesAll = (move: Move, from: State): boolean =>
  move.kind === 'discard' || (move.kind === 'nothing' && move.next === from);

function combinations<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    combinations(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** The set in which no rule of guessing finds the right one, and with few neighbours; of equal ones the first. */
function fairest(sets: readonly (readonly Candidate[])[], legal: readonly Move[]): readonly Candidate[] {
  const right = legal.map(lookOf);
  let best: readonly Candidate[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const set of sets) {
    const told = tell([...right, ...set.map(({ look }) => look)], right.length);
    const cost = set.reduce((sum, one) => sum + one.cost, told);
    if (cost < least - 1e-9) [best, least] = [set, cost];
  }
  return best;
}
