/** A match as a capture file that Wireshark opens. */
import type { MatchEvent } from '../match/event.ts';
import type { HostId } from '../wire/fault.ts';
import { peerOf } from '../wire/fault.ts';
import type { Endpoint } from './captured.ts';
import { type SeenSegment, seenSegments, type Viewpoint } from './seen.ts';
import { tcpPacket } from './write/packet.ts';
import { writePcap } from './write/pcap.ts';
import { writePcapng } from './write/pcapng.ts';
import type { RawPacket } from './write/record.ts';

export const CAPTURE_FORMATS = ['pcapng', 'pcap'] as const;
export type CaptureFormat = (typeof CAPTURE_FORMATS)[number];

/** Port 9293 after the RFC. No dissector of Wireshark's claims it, so text stays text. */
export const EXPORTED_ENDPOINTS: Readonly<Record<HostId, Endpoint>> = {
  A: { ip: '10.0.0.1', port: 49_152 },
  B: { ip: '10.0.0.2', port: 9293 },
};

/** Virtual time 0 in microseconds since 1970: 2022-08-01, the month of RFC 9293. The same match, the same file. */
export const EXPORT_EPOCH = 1_659_312_000_000_000;

export interface ExportOptions {
  /** 'wire' when left out; see seen.ts. */
  readonly viewpoint?: Viewpoint;
  /** 'pcapng' when left out; pcap has no room for comments. */
  readonly format?: CaptureFormat;
}

/** The file in pieces. The events are those of a match from its beginning, as play() or replay() gives them. */
export function exportCapture(
  events: readonly MatchEvent[],
  { viewpoint = 'wire', format = 'pcapng' }: ExportOptions = {},
): Generator<Uint8Array> {
  const packets = seenSegments(events, viewpoint).map(rawPacket);
  return format === 'pcapng' ? writePcapng(packets) : writePcap(packets);
}

const LARGEST_FIELD = 0xffff;

function rawPacket({ at, from, segment, packet, comment }: SeenSegment): RawPacket {
  const { seq, ack, flags, wnd, up, data, mss } = segment;
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
  });
  return { time: EXPORT_EPOCH + at * 1000, bytes, comments: [comment] };
}
