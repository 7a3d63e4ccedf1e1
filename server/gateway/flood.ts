/**
 * The brake on players who send too fast, and in the end their disconnection.
 * Everything is counted by player, also over several connections: coming back does not help.
 */
import type { Milliseconds } from '../../shared/units.ts';
import type { Limits } from '../access/limits.ts';
import { RateLimit } from '../access/rate.ts';

/** 'too-fast': this message is refused. 'flood': so was too much before it. */
export type Admission = 'admitted' | 'too-fast' | 'flood';

/** The first pause, in seconds; each further one that is begun while the last is remembered is twice as long. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 30;
const PAUSE_REMEMBERED = 120;

export class FloodGate {
  readonly #messages: { readonly limit: RateLimit; readonly points: number } | null;
  readonly #strikes: RateLimit;
  readonly #pauses: RateLimit;

  /** @param now of a clock that does not go back */
  constructor({ messages, strikes }: Pick<Limits, 'messages' | 'strikes'>, now: () => Milliseconds) {
    this.#messages = messages && { limit: new RateLimit(messages, now), points: messages.points };
    this.#strikes = new RateLimit(strikes, now);
    this.#pauses = new RateLimit({ points: Number.POSITIVE_INFINITY, seconds: PAUSE_REMEMBERED }, now);
  }

  admit(player: string): Admission {
    if (this.#messages === null) return 'admitted';
    const { limit, points } = this.#messages;
    const exceeded = limit.take(player);
    if (exceeded === null) return 'admitted';
    // The first message too many begins a pause; those after it fall into it.
    if (exceeded.used === points + 1) {
      const { used: pauses } = this.#pauses.count(player);
      limit.block(player, 1_000 * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (pauses - 1)));
    }
    return this.#strikes.take(player) === null ? 'too-fast' : 'flood';
  }
}
