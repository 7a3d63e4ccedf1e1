/** The time that a segment takes from host to host, as far as captures tell. */

import type { JudgedCapture } from '../../../shared/capture/judged.ts';
import type { CaptureRecord, RecordedSegment } from '../../../shared/capture/record.ts';
import type { Microseconds } from '../../../shared/observer/observed-segment.ts';
import { ACK, FIN, has, SYN } from '../../../shared/tcp/segment.ts';
import { type SeqNumber, seq, seqAdd, seqGe } from '../../../shared/tcp/seq.ts';

interface Waiting {
  readonly end: SeqNumber;
  readonly at: Microseconds;
}

/**
 * Half of the shortest round trip: from a segment that the local host sent to the first ACK of it. So no answer is drawn
 * as sent before its cause arrived. What was sent again tells nothing (Karn). 0 when there is no local host, or no answer.
 */
export function flightOf(record: CaptureRecord, judged: JudgedCapture): Microseconds {
  const { files, segments } = record;
  if (files.length > 1) return typicalFlight(record);
  const local = files[0]?.seenFrom;
  if (local !== 'A' && local !== 'B') return 0;
  const again = judged[local].resent;
  let waiting: Waiting[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (const [index, segment] of segments.entries()) {
    const at = segment.seen[0]?.[1] ?? 0;
    if (segment.from === local) {
      const end = endOf(segment);
      if (again.has(index)) waiting = [];
      else if (end !== seq(segment.seq)) waiting.push({ end, at });
    } else if (has(segment, ACK)) {
      const covered = waiting.filter((one) => seqGe(seq(segment.ack), one.end));
      const last = covered.at(-1);
      if (last !== undefined) shortest = Math.min(shortest, Math.max(0, at - last.at));
      waiting = waiting.filter((one) => !covered.includes(one));
    }
  }
  return Number.isFinite(shortest) ? shortest / 2 : 0;
}

/** Captured at both ends: what was seen of the typical segment. */
function typicalFlight({ segments }: CaptureRecord): Microseconds {
  const flights = segments
    .flatMap(({ seen: [a, b] }) => (a && b ? [Math.abs(a[1] - b[1])] : []))
    .sort((x, y) => x - y);
  return flights[flights.length >> 1] ?? 0;
}

export function endOf({ seq: first, flags, length }: RecordedSegment): SeqNumber {
  return seqAdd(seq(first), length + (has({ flags }, SYN) ? 1 : 0) + (has({ flags }, FIN) ? 1 : 0));
}
