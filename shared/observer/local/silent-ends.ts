/** Connections that end without a word on the wire: calls and timeouts that send nothing. */
import {
  SHORTEST_CRASH,
  SHORTEST_FIN_TIMEOUT,
  SHORTEST_RTO,
  SHORTEST_SYN_RECEIVED,
  SHORTEST_TIMEOUT,
} from '../limits.ts';
import type { Microseconds } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { type Hypothesis, outstanding } from './hypothesis.ts';

/** Whether the host may have deleted this TCB by now, nobody seeing it. */
export function mayHaveEnded(p: Hypothesis, now: Microseconds, options: JudgingOptions): boolean {
  switch (p.state) {
    case 'CLOSED':
    case 'LISTEN':
      return true;
    // R20 and R28 delete what has no peer yet, R30 what both sides have closed, R84 what has waited for 2 MSL.
    case 'SYN-SENT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return true;
    case 'SYN-RECEIVED':
      return hasWaited(p, now) || (allows(options, 'S3') && now - p.since >= SHORTEST_SYN_RECEIVED);
    case 'FIN-WAIT-2':
      return allows(options, 'S14') && now - p.since >= SHORTEST_FIN_TIMEOUT;
    // Or CLOSE had come before their FIN, ours still waits behind text, and this is CLOSING (closedBefore).
    case 'CLOSE-WAIT':
      return p.blockedAtTheirFin || hasWaited(p, now);
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
      return hasWaited(p, now);
  }
}

/**
 * Whether a host that answers as if it had no connection may have lost it: by a timeout, sooner than silence alone would
 * prove one, or by a crash (§3.5.1), from which no host is back so soon.
 */
export function mayBeLost(p: Hypothesis, now: Microseconds, options: JudgingOptions): boolean {
  if (mayHaveEnded(p, now, options) || hasCrashed(p, now)) return true;
  return allows(options, 'S15') && outstanding(p) && now - p.outstandingSince >= SHORTEST_RTO;
}

export const hasCrashed = (p: Hypothesis, now: Microseconds): boolean => now - p.sentAt >= SHORTEST_CRASH;

/** R82 and R96: something has gone unanswered long enough for a timeout, or waits at a closed window for nobody knows how long. */
function hasWaited(p: Hypothesis, now: Microseconds): boolean {
  if (p.resent > 0 || p.sndWnd === 0) return true;
  return outstanding(p) && now - p.outstandingSince >= SHORTEST_TIMEOUT;
}
