/** The record of a connection that was chosen from a listing. */

import { type CaptureRecord, recordCapture } from '../../../shared/capture/record.ts';
import type { Viewpoint } from '../../../shared/capture/viewpoint.ts';
import type { CapturedSegment } from '../../../shared/pcap/captured.ts';
import type { Listed, Listing } from './listing.ts';

function seenFrom(viewpoint: string | null, { A, B }: CaptureRecord['hosts']): Viewpoint {
  if (viewpoint === null || A.ip === B.ip) return 'wire';
  return viewpoint === A.ip ? 'A' : viewpoint === B.ip ? 'B' : 'wire';
}

export function recordOf(
  name: string,
  listing: Listing,
  listed: Listed,
  segments: readonly CapturedSegment[],
): CaptureRecord {
  const { viewpoint, profile, replyWithin, complete } = listing.options;
  const { ends, traffic } = listed;
  const hosts = { A: listed[ends.A], B: listed[ends.B] };
  return recordCapture(segments, {
    hosts,
    profile,
    replyWithin,
    complete,
    file: { name, seenFrom: seenFrom(viewpoint, hosts) },
    ended: listing.time?.last ?? traffic.last.time,
    total: traffic.sent.a.segments + traffic.sent.b.segments,
  });
}
