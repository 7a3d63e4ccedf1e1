/** What a TCP may choose for itself: times, sizes and policies. Every number a scenario scales is here. */
import type { Milliseconds } from '../units.ts';

/** The MSS to assume of an IPv4 peer whose SYN bears no MSS option (RFC 9293 §3.7.1, MUST-15). */
export const DEFAULT_MSS = 536;

/** When an idle connection is probed (RFC 9293 §3.8.4). */
export interface KeepAlive {
  /** How long nothing has arrived before the first keep-alive goes out (MUST-28: two hours by default). */
  readonly idle: Milliseconds;
  /** From one that stays unanswered to the next. */
  readonly interval: Milliseconds;
  /** Unanswered ones after which the connection is given up; a single one proves nothing (MUST-29). */
  readonly probes: number;
}

export interface Constants {
  /** Maximum Segment Lifetime (RFC 9293 §3.4.2: 2 minutes). TIME-WAIT lasts twice as long. */
  readonly msl: Milliseconds;
  /** RTO before the first measurement (RFC 6298 §2.1: 1 s). */
  readonly initialRto: Milliseconds;
  /** Lower bound of the RTO (RFC 6298 §2.4: 1 s). */
  readonly minRto: Milliseconds;
  /** Upper bound of the RTO (RFC 6298 §2.5: at least 60 s). */
  readonly maxRto: Milliseconds;
  /** RTO for data after a retransmitted SYN (RFC 6298 §5.7: 3 s). */
  readonly rtoAfterSynRetransmission: Milliseconds;
  /** The clock granularity G of RFC 6298 §2. */
  readonly clockGranularity: Milliseconds;
  /** Whether data and FIN are acknowledged at once or after {@link delayedAck} (RFC 9293 §3.8.6.3). */
  readonly acknowledge: 'at once' | 'delayed';
  /** Longest delay of an ACK (RFC 9293 §3.8.6.3, MUST-40: below 0.5 s). */
  readonly delayedAck: Milliseconds;
  /** R1: retransmissions of one segment after which the application is told (RFC 9293 §3.8.3: at least 3). */
  readonly r1: number;
  /** R2: retransmissions of one segment after which the connection is given up (§3.8.3: at least 100 s). */
  readonly r2: number;
  /** R2 for a SYN (§3.8.3, MUST-23: at least 3 minutes). */
  readonly r2Syn: number;
  /** R2 after the application's CLOSE, where a host sets it apart (Linux: tcp_orphan_retries); null: R2 stays. */
  readonly r2Orphan: number | null;
  /** User timeout (RFC 9293 §3.9.1.1: 5 minutes by default); null switches it off. */
  readonly userTimeout: Milliseconds | null;
  /** RCV.BUFF: the whole receive buffer, in octets. */
  readonly receiveBuffer: number;
  /** The MSS that we announce, in octets (RFC 9293 §3.7.1; 536 by default for IPv4). */
  readonly mss: number;
  /** Nagle's algorithm (RFC 9293 §3.7.4). */
  readonly nagle: boolean;
  /** Whether the application always has a RECEIVE outstanding, or calls it when it pleases. */
  readonly receive: 'always' | 'on call';
  /** CLOSE with received data unread resets the connection (RFC 9293 §3.6.1, MAY-1 and SHLD-3). */
  readonly halfDuplexClose: boolean;
  /** Keep-alives; null, as every connection begins, sends none (RFC 9293 §3.8.4, MUST-24, MUST-25). */
  readonly keepAlive: KeepAlive | null;
  /**
   * Whether a RST, SYN or ACK that may be forged must be challenged (RFC 5961), or may also be believed or passed over in
   * silence: RFC 9293 §3.10.7.4 leaves the protection to the implementation.
   */
  readonly challenge: 'must' | 'may';
  /**
   * Whether a client answers the SYN,ACK, as it must (§3.10.7.3), or is a test program in its place that keeps silent and so
   * shows what the other side then does (R116).
   */
  readonly thirdAck: 'sent' | 'withheld';
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The values that the RFCs themselves give. */
export const RFC_CONSTANTS: Constants = {
  msl: 2 * MINUTE,
  initialRto: 1 * SECOND,
  minRto: 1 * SECOND,
  maxRto: 60 * SECOND,
  rtoAfterSynRetransmission: 3 * SECOND,
  clockGranularity: 100,
  acknowledge: 'delayed',
  delayedAck: 200,
  r1: 3,
  // Backing off from 1 s, the sixth comes after 63 s and the seventh after 123 s: the first past 100 s.
  r2: 7,
  // With the RTO held at 60 s the eighth comes after 183 s: the first past 3 minutes.
  r2Syn: 8,
  r2Orphan: null,
  userTimeout: 5 * MINUTE,
  receiveBuffer: 65_535,
  mss: DEFAULT_MSS,
  nagle: false,
  receive: 'always',
  halfDuplexClose: false,
  keepAlive: null,
  challenge: 'may',
  thirdAck: 'sent',
};

/** Durations that R2 should at least come to, of text and of a SYN (§3.8.3). */
export const RFC_R2: Milliseconds = 100 * SECOND;
export const RFC_R2_SYN: Milliseconds = 3 * MINUTE;

/** Two hours is the RFC's least; the rest, which it leaves open, is Linux's. */
export const RFC_KEEP_ALIVE: KeepAlive = { idle: 2 * 60 * MINUTE, interval: 75 * SECOND, probes: 9 };

/** How long after its first transmission a segment is given up: the sum of the timeouts, each twice the one before. */
export function giveUpAfter(
  initialRto: Milliseconds,
  maxRto: Milliseconds,
  retransmissions: number,
): Milliseconds {
  let sum = 0;
  for (let i = 0; i <= retransmissions; i++) sum += Math.min(maxRto, initialRto * 2 ** i);
  return sum;
}
