/** Whose turn it is while the player has none, by what the player may know. */
import type { Partner } from '../../board/port.ts';

/** As long as a match has to wait for the leap to be offered (shared/match/time.ts); in virtual milliseconds. */
const LONG_WAIT = 10_000;

export interface Wait {
  readonly partner: Pick<Partner, 'name' | 'connected'>;
  /** A leap is offered: nobody has anything to answer. */
  readonly leaps: boolean;
  /** Nothing goes on: paused, or over. */
  readonly frozen: boolean;
  /** Virtual milliseconds for which the player has had nothing to answer. */
  readonly waited: number;
}

/**
 * The partner is thinking when nothing has come for a while and no leap is offered. Before that a segment may be under way, and
 * the page is not told which of the two it is: that would tell whether it was lost.
 */
export function whoseTurn({ partner, leaps, frozen, waited }: Wait): 'partner' | 'wire or partner' | null {
  if (partner.name === null || !partner.connected || leaps || frozen) return null;
  return waited >= LONG_WAIT ? 'partner' : 'wire or partner';
}
