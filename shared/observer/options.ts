/** The options on which a host is judged. */
import { REPLY_WITHIN } from './limits.ts';
import type { Microseconds } from './observed-segment.ts';
import { bitOf, type Liberties, libertiesOf, type Profile, type StackLiberty } from './stacks.ts';

export interface JudgingOptions {
  readonly liberties: Liberties;
  /** How long an answer may take; longer than REPLY_WITHIN where a game's clock runs slowly. */
  readonly replyWithin: Microseconds;
  /** The capture has every segment, once and in the order of life, as an export of ours has: what is not in it never was. */
  readonly complete: boolean;
  /** What arrived has been taken up as a whole: an ACK of less than that is looked for in another order first (races.ts). */
  readonly atOnce: boolean;
}

export interface ToldOptions {
  readonly profile: Profile;
  readonly replyWithin?: Microseconds;
  readonly complete?: boolean;
}

export const judgingOptions = ({
  profile,
  replyWithin = REPLY_WITHIN,
  complete = false,
}: ToldOptions): JudgingOptions => ({
  liberties: libertiesOf(profile),
  replyWithin,
  complete,
  atOnce: false,
});

export const allows = (options: JudgingOptions, id: StackLiberty): boolean =>
  (options.liberties & bitOf(id)) !== 0;
