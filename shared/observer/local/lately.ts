/** What has lately come to a host that is watched at its own end, and gone from it, by the tap. */
import { HAND_OVER, LONGEST_HAND_OVER, LONGEST_SWAP } from '../limits.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Passed, Recent, Sighting } from './races.ts';

const MOST_RECENT = 32;
const MOST_SWAPPED = 4;

export class Lately {
  readonly #complete: boolean;
  #recent: Recent[] = [];
  readonly #own: Passed[] = [];
  #last: Passed | null = null;
  #handOver: Microseconds = HAND_OVER;

  /** @param complete the capture has all in the order of life */
  constructor(complete: boolean) {
    this.#complete = complete;
  }

  /** Arrivals that the host may not have seen yet, and what it has sent since. */
  get recent(): readonly Recent[] {
    return this.#recent;
  }

  /** What it has sent since the last arrival. */
  get own(): readonly Passed[] {
    return this.#own;
  }

  /** How long TCP was seen to take to take something up. */
  get handOver(): Microseconds {
    return this.#handOver;
  }

  /** Of what may not have been seen yet, what came after the last that the host has sent. */
  get unanswered(): readonly Recent[] {
    return this.#recent.slice(this.#recent.findLastIndex(({ own }) => own) + 1);
  }

  /** The last arrival, when it lies no further back. */
  lastWithin(within: Microseconds, now: Microseconds): Passed | null {
    return this.#last !== null && now - this.#last.segment.time <= within ? this.#last : null;
  }

  hears(segment: Observed, before: readonly Hypothesis[], sighting: Sighting): void {
    this.#add({ segment, before, own: false, sighting });
    if (sighting === 'again') return;
    this.#forgetOwn();
    this.#last = { segment, before };
  }

  /** What arrived before it may not have been taken up by then, though it is explained as if it had. */
  passes(segment: Observed, before: readonly Hypothesis[]): void {
    if (this.#complete || this.#recent.length === 0) return this.forget();
    this.forgetUntil(segment.time);
    if (this.#recent.length > 0) this.#add({ segment, before, own: true, sighting: 'whole' });
  }

  /** The host has sent this when it had seen nothing but these. */
  goesBack(earlier: readonly Recent[], segment: Observed, before: readonly Hypothesis[]): void {
    this.#recent = [...earlier];
    if (earlier.length > 0) this.#recent.push({ segment, before, own: true, sighting: 'whole' });
  }

  sends(segment: Observed, before: readonly Hypothesis[]): void {
    if (this.#complete) return;
    if (this.#own.length === MOST_SWAPPED) this.#own.shift();
    this.#own.push({ segment, before });
  }

  /** So long a segment lay between the tap and TCP. */
  learn(delay: Microseconds): void {
    if (!this.#complete && delay > this.#handOver) this.#handOver = delay;
  }

  /** What came so long ago has been seen. */
  forgetUntil(now: Microseconds): void {
    const longest = this.#complete ? HAND_OVER : LONGEST_HAND_OVER;
    let old = 0;
    while (old < this.#recent.length && now - (this.#recent[old] as Recent).segment.time > longest) old += 1;
    if (old > 0) this.#recent.splice(0, old);
  }

  /** Nothing has come or gone for longer than anything here is of use: a capture has many connections, and most are silent. */
  rest(now: Microseconds): void {
    this.forgetUntil(now);
    if (now - (this.#own[this.#own.length - 1]?.segment.time ?? now) > LONGEST_SWAP) this.#forgetOwn();
  }

  /** All has been seen. */
  forget(): void {
    if (this.#recent.length > 0) this.#recent = [];
  }

  #forgetOwn(): void {
    if (this.#own.length > 0) this.#own.length = 0;
  }

  #add(one: Recent): void {
    this.forgetUntil(one.segment.time);
    if (this.#recent.length === MOST_RECENT) this.#recent.shift();
    this.#recent.push(one);
  }
}
