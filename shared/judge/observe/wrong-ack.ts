/** The acknowledgment number that a host may send. */
import { seqDiff, seqGe } from '../../tcp/seq.ts';
import { type Fault, fault } from './faults.ts';
import type { Observed } from './observed.ts';
import type { Possible } from './possible.ts';
import { isLinux, type Terms } from './terms.ts';

/** SEG.ACK = RCV.NXT (R74), or as far as the host can be behind it. */
export function wrongAck(p: Possible, s: Observed, terms: Terms): Fault | null {
  const ahead = seqDiff(s.ack, p.rcvNxt);
  if (ahead === 0) return null;
  if (ahead > 0) return fault('ack-of-nothing', 'R74', p.state);
  if (p.partial?.includes(s.ack)) return null;
  // Linux, out of memory, drops what its window had allowed, and closes the window with the same segment.
  if (isLinux(terms) && s.wnd === 0 && seqGe(s.ack, p.acked)) return null;
  return fault('ack-falls-back', 'R74', p.state);
}
