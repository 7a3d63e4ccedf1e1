/** The prepared answers of the guided level: the canonical one, a liberty, and real mistakes. */

import type { StepResult } from '../tcp/event.ts';
import { ACK, FIN, FLAG_BITS, RST, type Segment, SYN } from '../tcp/segment.ts';
import { ARROWS, type State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { type RandomState, shuffle } from '../wire/random.ts';
import { canonicalReaction, judge, liberties } from './judge.ts';
import type { DraftSegment, Move } from './move.ts';
import { sentSegments } from './reaction.ts';
import type { Stimulus } from './stimulus.ts';

const CHOICES = 4;

/** 3–4 different moves, at least one of them legal, in an order that follows from `random`, by this version of the rulebook. */
export function choices(
  tcb: Tcb,
  stimulus: Stimulus,
  now: Milliseconds,
  random: RandomState,
  rulebook?: number,
): readonly Move[] {
  const canonical = canonicalReaction(tcb, stimulus, now).result;
  const right = moveOf(tcb, canonical);
  const chosen: Move[] = [right];
  const [liberty] = [...liberties(tcb, stimulus, canonical, right, now, rulebook)];
  if (liberty) add(chosen, moveOf(tcb, liberty.result));
  const wrong = mistakes(tcb, stimulus, right).filter(
    (m) => !judge(tcb, stimulus, m, now, rulebook).verdict.legal,
  );
  for (const mistake of wrong) {
    if (chosen.length < CHOICES) add(chosen, mistake);
  }
  return shuffle(random, chosen);
}

/** Whoever need not care for numbers could not tell two moves apart that differ in numbers alone. */
function add(moves: Move[], move: Move): void {
  const face = faceOf(move);
  if (!moves.some((m) => faceOf(m) === face)) moves.push(move);
}

function faceOf(move: Move): string {
  if (move.kind !== 'send') return JSON.stringify(move);
  return JSON.stringify([move.next, ...move.segments.map(({ flags, len }) => [flags, len])]);
}

const draftOf = (s: Segment): DraftSegment => ({
  flags: s.flags & ~(FLAG_BITS.PSH | FLAG_BITS.URG),
  seq: s.seq,
  ack: s.ack,
  len: s.data.length,
});

/** A reaction as the move that a player would make to get it. */
export function moveOf(before: Tcb, result: StepResult): Move {
  const segments = sentSegments(result);
  const next = result.tcb.state;
  if (segments.length > 0) return { kind: 'send', segments: segments.map(draftOf), next };
  // A segment may be dropped and still have told something: then the move is to go to another state (R57).
  return result.discarded && next === before.state ? { kind: 'discard' } : { kind: 'nothing', next };
}

/** Wrong turns that people take, the likeliest first: the arrow beside the right one, a bit too few, a bit too many. */
function mistakes(tcb: Tcb, stimulus: Stimulus, right: Move): readonly Move[] {
  const { state } = tcb;
  const next = right.kind === 'discard' ? state : right.next;
  const elsewhere = neighbours(state, next);
  const found: Move[] = [];
  if (right.kind === 'send') {
    const [first] = right.segments;
    if (!first) return [];
    const others = [toggled(first, ACK), toggled(first, FIN), toggled(first, SYN)].filter(
      (s) => s.flags !== 0,
    );
    const [lessOrMore] = others;
    if (elsewhere[0]) found.push({ ...right, next: elsewhere[0] });
    if (lessOrMore) found.push({ ...right, segments: [lessOrMore] });
    found.push({ kind: 'nothing', next });
    found.push({ kind: 'send', segments: [{ ...first, flags: RST, len: 0 }], next: 'CLOSED' });
    if (others[1]) found.push({ ...right, segments: [others[1]] });
  } else {
    const ack: DraftSegment = { flags: ACK, seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0 };
    found.push({ kind: 'send', segments: [ack], next });
    if (elsewhere[0]) found.push({ kind: 'nothing', next: elsewhere[0] });
    if (stimulus.type === 'segment') found.push({ kind: 'discard' });
    found.push({ kind: 'send', segments: [{ ...ack, flags: RST }], next: 'CLOSED' });
    found.push({ kind: 'send', segments: [{ ...ack, flags: FIN | ACK }], next });
  }
  for (const other of elsewhere.slice(1))
    found.push({ ...(right.kind === 'send' ? right : { kind: 'nothing' }), next: other });
  return found;
}

/** The segment with one bit the other way; a bare RST and an empty segment teach nothing. */
function toggled(s: DraftSegment, bit: number): DraftSegment {
  return { ...s, flags: s.flags ^ bit };
}

/** States one might think of instead: staying, and where the other arrows lead. */
function neighbours(from: State, right: State): readonly State[] {
  const reachable = ARROWS.filter((a) => a.from === from).map((a): State => a.to);
  return [...new Set<State>([...reachable, from, 'ESTABLISHED', 'CLOSED'])].filter((s) => s !== right);
}
