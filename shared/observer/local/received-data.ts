/** Received text in a hypothesis: RCV.NXT, what is held above a gap, and their FIN. */
import { type SeqNumber, seqGt, seqLe, seqLt } from '../../tcp/seq.ts';
import type { State } from '../../tcp/state.ts';
import { MOST_HELD } from '../limits.ts';
import { extendPath } from '../state-path.ts';
import type { HeldPiece, Hypothesis } from './hypothesis.ts';
import { endsAbove, standsOnMerged } from './tap.ts';

/**
 * Keeps a piece above a gap (R48); whether the host does, its ACKs will tell. One that lies in another is kept beside it:
 * the host may have had no room for the longer one.
 */
export function hold(q: Hypothesis, piece: HeldPiece): void {
  const held = q.held ?? [];
  let at = held.length;
  while (at > 0 && !seqLt((held[at - 1] as HeldPiece).seq, piece.seq)) at -= 1;
  for (let i = at; i < held.length && held[i]?.seq === piece.seq; i += 1) {
    if (held[i]?.end === piece.end) return;
  }
  const pieces = [...held.slice(0, at), piece, ...held.slice(at)];
  q.held = pieces.length > MOST_HELD ? thinned(pieces) : pieces;
}

/** Pieces that touch are told apart only as long as there is room to. */
function thinned(pieces: readonly HeldPiece[]): readonly HeldPiece[] {
  const kept: HeldPiece[] = [];
  for (const piece of pieces) {
    const last = kept[kept.length - 1];
    if (last !== undefined && seqLe(piece.seq, last.end)) {
      kept[kept.length - 1] = {
        ...last,
        ...piece,
        seq: last.seq,
        end: seqGt(piece.end, last.end) ? piece.end : last.end,
      };
    } else kept.push(piece);
  }
  return kept.slice(0, MOST_HELD);
}

const MERGED = { merged: true } as const;

/** RCV.NXT moves to `end`, and over everything held that now begins there. */
export function takeTo(q: Hypothesis, end: SeqNumber, from: SeqNumber = q.rcvNxt): void {
  q.stoodAt = from;
  q.rcvNxt = end;
  const { held } = q;
  if (held === null) return;
  const ends: SeqNumber[] = [end];
  let taken = 0;
  for (const piece of held) {
    if (seqGt(piece.seq, q.rcvNxt)) break;
    taken += 1;
    if (seqLe(piece.end, end)) continue;
    ends.push(piece.end);
    if (seqGt(piece.end, q.rcvNxt)) q.rcvNxt = piece.end;
  }
  if (taken === 0) return;
  q.held = taken === held.length ? null : held.slice(taken);
  if (q.rcvNxt !== end) mayStandAt(q, ends);
}

/** Not all that arrived need have been kept: RCV.NXT may also be where one of these pieces ends. */
export function mayStandAt(q: Hypothesis, ends: readonly SeqNumber[]): void {
  q.partial = [...(q.partial ?? []).slice(-MOST_HELD), ...ends];
}

/** The host has acknowledged only this much: what we took to be received above it may still be held. */
export function backTo(q: Hypothesis, ack: SeqNumber): void {
  if (q.theirFin !== null && seqLe(ack, q.theirFin) && seqLt(q.theirFin, q.rcvNxt))
    giveBackFin(q, q.theirFin);
  const from = q.rcvNxt;
  const ends = (q.partial ?? []).filter((end) => seqGt(end, ack) && seqLt(end, from));
  q.rcvNxt = ack;
  hold(q, { seq: ack, end: from, ...(standsOnMerged(q, ack) ? MERGED : {}) });
  for (const end of new Set(ends)) hold(q, { seq: ack, end });
}

/** A segment was taken to be received, and has not been: RCV.NXT stands where it begins, and what lies above is held. */
export function withoutSegment(q: Hypothesis, lost: HeldPiece): void {
  if (q.theirFin !== null && seqLe(lost.seq, q.theirFin) && seqLt(q.theirFin, q.rcvNxt))
    giveBackFin(q, q.theirFin);
  const ends = [...(q.partial ?? []), ...endsAbove(q, lost.end), q.rcvNxt];
  q.rcvNxt = lost.seq;
  for (const end of new Set(ends)) if (seqGt(end, lost.end)) hold(q, { seq: lost.end, end });
}

const BEFORE_THEIR_FIN: Partial<Record<State, State>> = {
  'CLOSE-WAIT': 'ESTABLISHED',
  CLOSING: 'FIN-WAIT-1',
  'LAST-ACK': 'FIN-WAIT-1',
  'TIME-WAIT': 'FIN-WAIT-2',
};

/** Their FIN, too, is still held. */
function giveBackFin(q: Hypothesis, fin: SeqNumber): void {
  q.rcvNxt = fin;
  const before = BEFORE_THEIR_FIN[q.state];
  if (before === undefined) return;
  let { way } = q;
  while (way.before !== null && BEFORE_THEIR_FIN[way.state] !== undefined) way = way.before;
  q.way = extendPath(way, before);
  q.state = before;
}

/** The host has acknowledged some of what arrived above its last ACK. */
export function forwardTo(q: Hypothesis, ack: SeqNumber): void {
  q.rcvNxt = ack;
  const held = q.held?.filter(({ end }) => seqGt(end, ack)) ?? [];
  q.held = held.length === 0 ? null : held;
}
