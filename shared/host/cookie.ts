/**
 * SYN cookies (RFC 4987 §3.6, after D. J. Bernstein).
 * The ISS of a SYN,ACK is all that a server keeps of a SYN, and the client's ACK brings it back. From the top: 5
 * bits of a slow counter, 3 bits for the MSS, 24 bits of a keyed hash.
 */

import { type SeqNumber, seq } from '../tcp/seq.ts';
import type { Milliseconds } from '../units.ts';
import { type Endpoint, endpointOctets } from './address.ts';
import { type HashKey, halfSipHash } from './half-sip-hash.ts';

/** What a client's MSS becomes: the largest of these that is not above it. Its other options are lost. */
export const COOKIE_MSS = [536, 1_300, 1_440, 1_460] as const;

const PERIOD: Milliseconds = 64_000;
/** Periods that a cookie is good for, the one it was made in counted. */
const AGE = 2;
const COUNTER_BITS = 5;
const HASH_MASK = 0xff_ffff;

export interface CookieOf {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** The client's ISS. */
  readonly irs: SeqNumber;
}

/** The ISS that answers a SYN with this MSS at `now`. */
export function makeCookie(key: HashKey, of: CookieOf, mss: number, now: Milliseconds): SeqNumber {
  const index = Math.max(
    0,
    COOKIE_MSS.findLastIndex((known) => known <= mss),
  );
  return cookieAt(key, of, index, counterAt(now));
}

/** The MSS that the cookie holds; null when it is not one of ours, not for this connection, or too old. */
export function checkCookie(key: HashKey, of: CookieOf, cookie: SeqNumber, now: Milliseconds): number | null {
  const index = (cookie >>> 24) & 0b111;
  for (let age = 0; age < AGE; age++) {
    const counter = counterAt(now) - age;
    if (counter >= 0 && cookieAt(key, of, index, counter) === cookie) return COOKIE_MSS[index] ?? null;
  }
  return null;
}

const counterAt = (now: Milliseconds): number => Math.floor(now / PERIOD);

function cookieAt(key: HashKey, { local, remote, irs }: CookieOf, index: number, counter: number): SeqNumber {
  const hashed = [
    ...endpointOctets(remote),
    ...endpointOctets(local),
    ...octetsOf(irs),
    ...octetsOf(counter),
    index,
  ];
  const top = counter % 2 ** COUNTER_BITS;
  return seq((top << 27) | (index << 24) | (halfSipHash(key, hashed) & HASH_MASK));
}

const octetsOf = (n: number): number[] => [n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, (n >>> 24) & 0xff];
