/** The figures of a Linux of today as it is set up, for those who compare. */
import { giveUpAfter } from '../tcp/constants.ts';
import type { Milliseconds } from '../units.ts';

const SECOND: Milliseconds = 1_000;
const MINUTE = 60 * SECOND;

/** TCP_RTO_MAX, and what tcp_synack_retries stands at. */
const MAX_RTO = 120 * SECOND;
const SYN_ACK_RETRIES = 5;

/**
 * TIME-WAIT is TCP_TIMEWAIT_LEN, whatever the MSL; tcp_retries2 = 15 comes to 924.6 s, and the 8 of tcp_orphan_retries to
 * 102.2 s, both with an RTO of 200 ms to begin with.
 */
export const LINUX = {
  rto: SECOND,
  delayedAck: 40,
  /** tcp_syn_retries: four more SYNs at intervals of one second, then six that back off (since Linux 6.5). */
  synSent: 131 * SECOND,
  /** tcp_synack_retries. */
  synReceived: giveUpAfter(SECOND, MAX_RTO, SYN_ACK_RETRIES),
  synAckRetries: SYN_ACK_RETRIES,
  maxRto: MAX_RTO,
  r2: 924_600,
  r2Orphan: 102_200,
  /** tcp_fin_timeout. */
  finWait2: 60 * SECOND,
  timeWait: 60 * SECOND,
  /** tcp_keepalive_time. */
  keepAlive: 120 * MINUTE,
} as const;
