/**
 * The record of a captured connection: its segments as seen, and the options to judge them by.
 * As with a match, only what came in is kept; states, retransmissions and verdicts follow from it (judged.ts), and
 * are those of the rulebook that tells it. The file that it came from is not needed any more.
 */
import type { HostId } from '../hosts.ts';
import type { Microseconds } from '../observer/observed-segment.ts';
import type { Profile } from '../observer/stacks.ts';
import type { CapturedOptions, CapturedSegment, Endpoint, PacketMark } from '../pcap/captured.ts';
import type { Viewpoint } from './viewpoint.ts';

export const CAPTURE_RECORD_KIND = 'capture';
export const CAPTURE_RECORD_FORMAT = 1;

/** What is kept of a longer connection: its beginning. So much can still be drawn, and read. */
export const MOST_SEGMENTS = 2_000;
/** Octets kept of a segment's text: all of it, but for super-segments that a network card was to cut up. */
export const MOST_TEXT = 1_500;

export interface CaptureFile {
  readonly name: string;
  /** Host A or B: it was captured there. 'wire': somewhere on the way, or nobody knows. */
  readonly seenFrom: Viewpoint;
}

/** A segment in a file: the frame's number there, and microseconds after the record's beginning. */
export type CapturedAt = readonly [frame: number, at: Microseconds];

export interface RecordedSegment {
  readonly from: HostId;
  /** In each of the files; null where it was not seen. */
  readonly seen: readonly (CapturedAt | null)[];
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  /** As it stands in the header, not scaled. */
  readonly wnd: number;
  readonly up: number;
  /** Octets of text by the header. */
  readonly length: number;
  /** What is kept of the text, one code unit an octet. */
  readonly text: string;
  readonly options: CapturedOptions;
  readonly packet?: PacketMark;
}

export interface CaptureRecord {
  readonly kind: typeof CAPTURE_RECORD_KIND;
  readonly format: typeof CAPTURE_RECORD_FORMAT;
  /** One, or one of host A and one of host B, in this order. */
  readonly files: readonly CaptureFile[];
  readonly profile: Profile;
  /** How long an answer may take. */
  readonly replyWithin: Microseconds;
  /** The capture lacks nothing, as an export of ours. */
  readonly complete?: boolean;
  readonly hosts: Readonly<Record<HostId, Endpoint>>;
  /** Time 0 in microseconds since 1970: that of the first segment. */
  readonly began: Microseconds;
  /** When the capture ended, or the part of it that is kept. */
  readonly ended: Microseconds;
  /** Later segments of the connection that are not kept. */
  readonly cut: number;
  readonly segments: readonly RecordedSegment[];
}

export interface CaptureRecordOptions
  extends Pick<CaptureRecord, 'hosts' | 'profile' | 'replyWithin' | 'complete'> {
  readonly file: CaptureFile;
  /** When the capture ended, in microseconds since 1970. */
  readonly ended: Microseconds;
  /** All segments of the connection, also those that were not read. */
  readonly total: number;
}

/** A connection of one file. @param segments at least one, in the order of the file; at most MOST_SEGMENTS are kept. */
export function recordCapture(
  segments: readonly CapturedSegment[],
  options: CaptureRecordOptions,
): CaptureRecord {
  const { hosts, profile, replyWithin, complete, file, ended, total } = options;
  const kept = segments.slice(0, MOST_SEGMENTS);
  const [first, last] = [kept[0], kept[kept.length - 1]];
  if (first === undefined || last === undefined) throw new RangeError('a connection has at least a segment');
  const began = first.time;
  return {
    kind: CAPTURE_RECORD_KIND,
    format: CAPTURE_RECORD_FORMAT,
    files: [file],
    profile,
    replyWithin,
    ...(complete === undefined ? {} : { complete }),
    hosts,
    began,
    ended: (kept.length < total ? last.time : Math.max(ended, last.time)) - began,
    cut: total - kept.length,
    segments: kept.map((segment) => recorded(segment, hosts, began)),
  };
}

const same = (x: Endpoint, y: Endpoint): boolean => x.ip === y.ip && x.port === y.port;

function recorded(
  { frame, time, source, seq, ack, flags, wnd, up, length, text, options, packet }: CapturedSegment,
  { A }: CaptureRecord['hosts'],
  began: Microseconds,
): RecordedSegment {
  const kept = text.subarray(0, MOST_TEXT);
  return {
    from: same(source, A) ? 'A' : 'B',
    seen: [[frame, time - began]],
    seq,
    ack,
    flags,
    wnd,
    up,
    length,
    text: Array.from(kept, (octet) => String.fromCharCode(octet)).join(''),
    options,
    ...(packet === undefined ? {} : { packet }),
  };
}

/** A recorded segment as the observing judge takes it, as one of the files has it; null where that file has not. */
export function capturedAgain(
  { hosts, began }: CaptureRecord,
  segment: RecordedSegment,
  file: number,
): CapturedSegment | null {
  const sighting = segment.seen[file];
  if (sighting === undefined || sighting === null) return null;
  const { from, seen: _seen, text, ...header } = segment;
  const [frame, at] = sighting;
  return {
    ...header,
    frame,
    time: began + at,
    source: hosts[from],
    destination: hosts[from === 'A' ? 'B' : 'A'],
    text: Uint8Array.from(text, (octet) => octet.charCodeAt(0)),
  };
}
