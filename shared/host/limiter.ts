/** A token bucket, as `iptables -m limit`: tokens come at a rate, up to a burst. */

import type { Milliseconds } from '../units.ts';
export interface Bucket {
  /** Thousandths of a token. */
  readonly credit: number;
  readonly at: Milliseconds;
}

/** What `-m limit` lets pass at once when nothing is said: `--limit-burst 5`. */
export const BURST = 5;

const TOKEN = 1_000;

export const fullBucket = (at: Milliseconds): Bucket => ({ credit: BURST * TOKEN, at });

/** How many of `count` pass at `now`, at `rate` tokens a second. */
export function take(
  bucket: Bucket,
  rate: number,
  count: number,
  now: Milliseconds,
): { readonly bucket: Bucket; readonly passed: number } {
  const credit = Math.min(BURST * TOKEN, bucket.credit + rate * (now - bucket.at));
  const passed = Math.min(count, Math.floor(credit / TOKEN));
  return { bucket: { credit: credit - passed * TOKEN, at: now }, passed };
}
