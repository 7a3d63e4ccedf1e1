/**
 * The brake on players who send too fast, and in the end their disconnection.
 * Everything is counted by player, also over several connections: coming back does not help.
 */
import type { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from '../access/limits.ts';
import { exceeded, rateLimiter } from '../access/rate.ts';

/** 'too-fast': this message is refused. 'flood': so was too much before it. */
export type Admission = 'admitted' | 'too-fast' | 'flood';

/** The first pause, in seconds; each further one that is begun while the last is remembered is twice as long. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 30;
const PAUSE_REMEMBERED = 120;

export class FloodGate {
  readonly #messages: { readonly limit: RateLimiterMemory; readonly points: number } | null;
  readonly #strikes: RateLimiterMemory;
  readonly #pauses = rateLimiter({ points: Number.MAX_SAFE_INTEGER, seconds: PAUSE_REMEMBERED });

  constructor({ messages, strikes }: Pick<Limits, 'messages' | 'strikes'>) {
    this.#messages = messages && { limit: rateLimiter(messages), points: messages.points };
    this.#strikes = rateLimiter(strikes);
  }

  async admit(player: string): Promise<Admission> {
    if (this.#messages === null) return 'admitted';
    const { limit, points } = this.#messages;
    const used = (await exceeded(limit, player))?.used ?? null;
    if (used === null) return 'admitted';
    // The first message too many begins a pause; those after it fall into it.
    if (used === points + 1) {
      const { consumedPoints } = await this.#pauses.penalty(player);
      await limit.block(player, Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (consumedPoints - 1)));
    }
    return (await exceeded(this.#strikes, player)) === null ? 'too-fast' : 'flood';
  }
}
