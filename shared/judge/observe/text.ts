/** Received text in a hypothesis: RCV.NXT, what is held above a gap, and their FIN. */
import { type SeqNumber, seqDiff, seqGt, seqLe } from '../../tcp/seq.ts';
import { MOST_HELD } from './limits.ts';
import type { HeldPiece, Possible } from './possible.ts';

/** Keeps a piece above a gap (R48); whether the host does, its ACKs will tell. */
export function hold(q: Possible, piece: HeldPiece): void {
  const held = q.held ?? [];
  if (held.some((h) => seqLe(h.seq, piece.seq) && seqLe(piece.end, h.end))) return;
  const others = held.filter((h) => !(seqLe(piece.seq, h.seq) && seqLe(h.end, piece.end)));
  let at = others.length;
  while (at > 0 && seqGt((others[at - 1] as HeldPiece).seq, piece.seq)) at -= 1;
  others.splice(at, 0, piece);
  q.held = others.length > MOST_HELD ? thinned(others) : others;
}

/** Pieces that touch are told apart only as long as there is room to. */
function thinned(pieces: readonly HeldPiece[]): readonly HeldPiece[] {
  const kept: HeldPiece[] = [];
  for (const piece of pieces) {
    const last = kept[kept.length - 1];
    if (last !== undefined && seqLe(piece.seq, last.end)) {
      kept[kept.length - 1] = { seq: last.seq, end: seqGt(piece.end, last.end) ? piece.end : last.end };
    } else kept.push(piece);
  }
  return kept.slice(0, MOST_HELD);
}

/** RCV.NXT moves to `end`, and over everything held that now begins there. */
export function takeTo(q: Possible, end: SeqNumber): void {
  q.rcvNxt = end;
  const { held } = q;
  if (held === null) return;
  const ends: SeqNumber[] = [end];
  let taken = 0;
  for (const piece of held) {
    if (seqGt(piece.seq, q.rcvNxt)) break;
    taken += 1;
    if (seqDiff(piece.end, q.rcvNxt) <= 0) continue;
    q.rcvNxt = piece.end;
    ends.push(piece.end);
  }
  if (taken === 0) return;
  q.held = taken === held.length ? null : held.slice(taken);
  if (ends.length > 1) q.partial = [...(q.partial ?? []), ...ends.slice(0, -1)];
}

/** The host has acknowledged only this much: what we took to be received above it may still be held. */
export function backTo(q: Possible, ack: SeqNumber): void {
  const piece = { seq: ack, end: q.rcvNxt };
  q.rcvNxt = ack;
  hold(q, piece);
}
