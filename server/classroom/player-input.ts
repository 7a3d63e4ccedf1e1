/** What a player sends into a match, and what the judge answers; the same in a round and in a warm-up. */
import type { Input, InputError, Level } from '../../shared/match/input.ts';
import type { MoveVerdict } from '../../shared/match/lesson.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

/** The judge's answer to a move, and the level at which its player is to read it. */
export interface Judged {
  readonly verdict: MoveVerdict;
  readonly level: Level;
}

/** Whose host it is, the seat says. */
export type PlayerInput =
  | Omit<Input & { type: 'move' }, 'host'>
  | Omit<Input & { type: 'call' }, 'host'>
  | Omit<Input & { type: 'control' }, 'host'>
  | Omit<Input & { type: 'crowd' }, 'host'>
  | Omit<Input & { type: 'advice' }, 'host'>
  | Omit<Input & { type: 'predict' }, 'host'>;

/** The seat decides the host, so nobody can play another's. */
export const codeOf = (error: InputError): ErrorCode => (error === 'not-your-host' ? 'no-such-match' : error);
