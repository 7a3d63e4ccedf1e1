/** Times and sizes by which the observing judge decides. */
import { type Constants, RFC_CONSTANTS } from '../tcp/constants.ts';
import type { Microseconds } from './observed-segment.ts';

export const SECOND: Microseconds = 1_000_000;

/** The rulebook with ACKs at once: a step then shows every ACK that will be owed. */
export const OBSERVED_CONSTANTS: Constants = { ...RFC_CONSTANTS, acknowledge: 'at once', mss: 65_535 };

/** MUST-40: an ACK is delayed by less than 0.5 s. No other answer takes longer. */
export const REPLY_WITHIN: Microseconds = 500_000;

/**
 * A capture sees an arriving segment a little before TCP does (the driver hands over a batch, or the application holds
 * the socket): for so long a host may still act as if it had not come.
 */
export const HAND_OVER: Microseconds = 1_000;
/** Under load a batch lies longer between the tap and TCP; the host's own ACKs show how long (docs/adr/0038). */
export const LONGEST_HAND_OVER: Microseconds = 20_000;
/** No acknowledgment that asks for a retransmission is back sooner, over most networks. */
export const SHORTEST_ROUND_TRIP: Microseconds = 5_000;
/** Two segments of the host's own, queued on two processors, may leave in the other order within so long. */
export const LONGEST_SWAP: Microseconds = 1_000;

/** Answers that nothing delays are out by then: what goes out later is no answer. */
export const NO_ANSWER_AFTER: Microseconds = 2_000;
/** Keep-alives (§3.8.4) are seconds apart at least. */
export const KEEP_ALIVE_AFTER: Microseconds = 900_000;
/** macOS was seen to probe after 143 ms. */
export const KEEP_ALIVE_AFTER_MACOS: Microseconds = 140_000;

/** Linux answers at most one segment without text in so long that it need not answer (sysctl tcp_invalid_ratelimit), and some. */
export const RATE_LIMIT: Microseconds = 1_000_000;

/** With nothing retransmitted, a timeout that ends a connection in silence (R82, R96) takes at least this. */
export const SHORTEST_TIMEOUT: Microseconds = 1_000_000;
/** Linux's RTO is 200 ms at least, and so is the time until a window probe, and until it looks at TCP_USER_TIMEOUT. */
export const SHORTEST_RTO: Microseconds = 200_000;
/** A host that has just sent something has not crashed and come back since (§3.5.1). */
export const SHORTEST_CRASH: Microseconds = 1_000_000;

/** Linux's tcp_fin_timeout for orphans cannot be shorter than 3.5 RTOs of 200 ms. */
export const SHORTEST_FIN_TIMEOUT: Microseconds = 700_000;

/** A SYN-RECEIVED that is forgotten has waited for about one RTO at least. */
export const SHORTEST_SYN_RECEIVED: Microseconds = 900_000;

/** A SYN cookie and another ISS for the same SYN have nothing in common: that they lie so close is not believed. */
export const COOKIES_APART = 2 ** 17;

/** RFC 9293 §3.4.1: the clock behind the ISS ticks at least every 4 µs; half of that is believed. */
export const ISS_TICK: Microseconds = 8;

/** Hypotheses about one host at one time. */
export const MOST_POSSIBLE = 12;
/** Pieces held above gaps that are told apart. */
export const MOST_HELD = 256;
/** Unanswered segments that a reset may answer; SYNs that a SYN,ACK may. */
export const MOST_ANSWERABLE = 16;
