/** Limits of rate, over rate-limiter-flexible. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Milliseconds } from '../../shared/units.ts';
import type { Rate } from './limits.ts';

export function rateLimiter({ points, seconds }: Rate): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: seconds });
}

export interface Exceeded {
  /** Points used, this one too. */
  readonly used: number;
  readonly freeAfter: Milliseconds;
}

/** Uses a point. Null when that was not too many. */
export async function exceeded(limit: RateLimiterMemory, key: string): Promise<Exceeded | null> {
  try {
    await limit.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return { used: error.consumedPoints, freeAfter: error.msBeforeNext };
    throw error;
  }
}
