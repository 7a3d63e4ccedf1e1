/** Limits of rate, over rate-limiter-flexible. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from './limits.ts';

export function rateLimiter({ points, seconds }: Rate): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: seconds });
}

/** Uses a point. How many have been used, when that was too many; null when it was not. */
export async function exceeded(limit: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limit.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error.consumedPoints;
    throw error;
  }
}

const EVERYBODY = 'everybody';

/** A budget of failures that everybody shares. While it is spent, nobody is even answered: so nothing can be guessed. */
export class Budget {
  readonly #limit: RateLimiterMemory;

  constructor(rate: Rate) {
    this.#limit = rateLimiter(rate);
  }

  async isSpent(): Promise<boolean> {
    return ((await this.#limit.get(EVERYBODY))?.consumedPoints ?? 0) >= this.#limit.points;
  }

  async spend(): Promise<void> {
    await exceeded(this.#limit, EVERYBODY);
  }
}
