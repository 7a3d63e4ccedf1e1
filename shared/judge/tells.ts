/** What gives the right answer away to who sees only the options: rules of guessing. */
import { FLAG_BITS, has } from '../tcp/segment.ts';
import { sentFace } from './face.ts';
import { draftsOf, type Move, PLAYED_FLAGS } from './move.ts';

/** What meets the eye of an option. */
export interface Look {
  readonly next: string;
  readonly sent: string;
  /** SYN, FIN, RST and ACK, in all segments. */
  readonly flags: number;
  /** Octets, and more for each segment. */
  readonly length: number;
}

export function lookOf(move: Move): Look {
  const segments = draftsOf(move);
  const flags = segments.flatMap((s) => PLAYED_FLAGS.filter((flag) => has(s, FLAG_BITS[flag]))).length;
  const length = segments.reduce((sum, { len = 0 }) => sum + len + 1, 0);
  return { next: move.kind === 'discard' ? 'stays' : move.next, sent: sentFace(move), flags, length };
}

/** How strongly a guesser who goes by this is drawn to an option, among all of them. */
type Guess = (look: Look, all: readonly Look[]) => number;

/** How many of the options agree with it in this. */
const agreeing =
  (of: 'next' | 'sent'): Guess =>
  (look, all) =>
    all.reduce((n, other) => (other[of] === look[of] ? n + 1 : n), 0);
const states = agreeing('next');
const segments = agreeing('sent');
const inCommon: Guess = (look, all) => states(look, all) + segments(look, all);

export const GUESSES = {
  'commonest state': states,
  'rarest state': (look, all) => -states(look, all),
  'commonest segment': segments,
  'rarest segment': (look, all) => -segments(look, all),
  'most in common': inCommon,
  'odd one out': (look, all) => -inCommon(look, all),
  'most flags': ({ flags }) => flags,
  'fewest flags': ({ flags }) => -flags,
  longest: ({ length }) => length,
  shortest: ({ length }) => -length,
} as const satisfies Record<string, Guess>;

const guesses: readonly Guess[] = Object.values(GUESSES);

/** The chance that a guesser by this rule picks one of the first `legal` options; ties are broken at random. */
export function chance(guess: Guess, looks: readonly Look[], legal: number): number {
  const drawn = looks.map((look) => guess(look, looks));
  const most = Math.max(...drawn);
  const picks = drawn.flatMap((n, i) => (n === most ? i : []));
  return picks.filter((i) => i < legal).length / picks.length;
}

/** How far the options tell the answer, or the opposite: 0 when no rule does better or worse than chance. */
export function tell(looks: readonly Look[], legal: number): number {
  const blind = legal / looks.length;
  return guesses.reduce((total, guess) => total + (chance(guess, looks, legal) - blind) ** 2, 0);
}
