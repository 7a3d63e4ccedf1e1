/** The face of a move: what can be seen of it by who need not care for sequence numbers. */
import { FLAG_BITS } from '../tcp/segment.ts';
import type { Move } from './move.ts';

/** PSH and URG are the host's own affair. */
const JUDGED = FLAG_BITS.SYN | FLAG_BITS.FIN | FLAG_BITS.RST | FLAG_BITS.ACK;

/** What goes out, whatever the state then. */
export const sentFace = (move: Move): string =>
  move.kind === 'send'
    ? move.segments.map(({ flags, len = 0 }) => `${flags & JUDGED}:${len}`).join(' ')
    : move.kind;

export const faceOf = (move: Move): string =>
  move.kind === 'discard' ? move.kind : `${sentFace(move)} ${move.next}`;
