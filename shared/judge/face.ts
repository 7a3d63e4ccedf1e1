/** The face of a move: what can be seen of it by who need not care for sequence numbers. */
import { type Move, PLAYED_BITS } from './move.ts';

/** What goes out, whatever the state then. */
export const sentFace = (move: Move): string =>
  move.kind === 'send'
    ? move.segments.map(({ flags, len = 0 }) => `${flags & PLAYED_BITS}:${len}`).join(' ')
    : move.kind;

export const faceOf = (move: Move): string =>
  move.kind === 'discard' ? move.kind : `${sentFace(move)} ${move.next}`;
