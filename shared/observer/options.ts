/** The options on which a host is judged. */
import type { Profile } from './limits.ts';
import type { Microseconds } from './observed-segment.ts';

export interface JudgingOptions {
  readonly profile: Profile;
  /** How long an answer may take; longer than REPLY_WITHIN where a game's clock runs slowly. */
  readonly replyWithin: Microseconds;
}

export const isLinux = (options: JudgingOptions): boolean => options.profile === 'linux';
