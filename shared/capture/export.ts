/** A match as a capture file that Wireshark opens. */
import { HOSTS, peerOf } from '../hosts.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { tcpPacket } from '../pcap/write/packet.ts';
import { writePcap } from '../pcap/write/pcap.ts';
import { type Section, writePcapng } from '../pcap/write/pcapng.ts';
import type { RawPacket } from '../pcap/write/record.ts';
import {
  EXPORT_EPOCH,
  EXPORTED_ENDPOINTS,
  type ExportOrigin,
  originComment,
  TIME_TO_LIVE,
} from './export-origin.ts';
import { longestAnswer, type SeenSegment, seenSegments, type Viewpoint } from './viewpoint.ts';

export const CAPTURE_FORMATS = ['pcapng', 'pcap'] as const;
export type CaptureFormat = (typeof CAPTURE_FORMATS)[number];

export interface ExportOptions {
  /** 'wire' when left out; see viewpoint.ts. */
  readonly viewpoint?: Viewpoint;
  /** 'pcapng' when left out; pcap has no room for comments. */
  readonly format?: CaptureFormat;
}

/** The file in pieces. The events are those of a match from its beginning, as play() or replay() gives them. */
export function exportCapture(
  events: readonly MatchEvent[],
  { viewpoint = 'wire', format = 'pcapng' }: ExportOptions = {},
): Generator<Uint8Array> {
  const seen = seenSegments(events, viewpoint);
  const packets = seen.map((one) => rawPacket(one, viewpoint));
  if (format === 'pcap') return writePcap(packets);
  const hosts = viewpoint === 'wire' ? HOSTS : [viewpoint];
  const replyWithin = Math.max(...hosts.map((host) => longestAnswer(seen, host))) * 1000;
  return writePcapng(packets, sectionOf({ viewpoint, replyWithin }));
}

function sectionOf(origin: ExportOrigin): Section {
  const interfaceName = origin.viewpoint === 'wire' ? 'wire' : `host ${origin.viewpoint}`;
  return { application: '2MSL', comment: originComment(origin), interfaceName };
}

const LARGEST_FIELD = 0xffff;

function rawPacket({ at, from, segment, packet, comment }: SeenSegment, viewpoint: Viewpoint): RawPacket {
  const { seq, ack, flags, wnd, up, data, mss } = segment;
  const arrived = viewpoint !== 'wire' && viewpoint !== from;
  const bytes = tcpPacket({
    source: EXPORTED_ENDPOINTS[from],
    destination: EXPORTED_ENDPOINTS[peerOf(from)],
    seq,
    ack,
    flags,
    // Without window scaling (RFC 7323) a header has no room for more.
    wnd: Math.min(wnd, LARGEST_FIELD),
    up,
    text: Uint8Array.from(data, (octet) => octet.charCodeAt(0)),
    ...(mss === undefined ? {} : { mss }),
    identification: packet & LARGEST_FIELD,
    timeToLive: arrived ? TIME_TO_LIVE.arrived : TIME_TO_LIVE.sent,
  });
  return { time: EXPORT_EPOCH + at * 1000, bytes, comments: [comment] };
}
