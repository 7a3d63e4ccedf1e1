/**
 * How an export of ours is known again: by its comment, or by what only our exports look like.
 * pcap has no room for comments, and a pcapng file may lose its own. A reader needs to know from where the segments
 * were seen, and that the clock was a game's: players think for a minute, and so answers take longer than TCP's.
 */
import type { HostId } from '../hosts.ts';
import { REPLY_WITHIN } from '../observer/limits.ts';
import type { Endpoint } from '../pcap/captured.ts';
import { newCounts } from '../pcap/counts.ts';
import { SegmentDecoder } from '../pcap/decode/decode.ts';
import { CaptureError } from '../pcap/error.ts';
import { LINK_TYPES } from '../pcap/frame.ts';
import { forEachOption, OPTION } from '../pcap/read/options.ts';
import { BLOCK, BYTE_ORDER_MAGIC } from '../pcap/read/pcapng.ts';
import { FrameReader } from '../pcap/read/reader.ts';
import { utf8Decode } from '../pcap/utf8.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Port 9293 after the RFC. No dissector of Wireshark's claims it, so text stays text. */
export const EXPORTED_ENDPOINTS: Readonly<Record<HostId, Endpoint>> = {
  A: { ip: '10.0.0.1', port: 49_152 },
  B: { ip: '10.0.0.2', port: 9293 },
};

/** Virtual time 0 in microseconds since 1970: 2022-08-01, the month of RFC 9293. The same match, the same file. */
export const EXPORT_EPOCH = 1_659_312_000_000_000;

/** IPv4's Time to Live as a host sends it, and behind the wire, which counts as one hop. */
export const TIME_TO_LIVE = { sent: 64, arrived: 63 } as const;

/** In microseconds; no match is as long. */
const LONGEST_MATCH = 3_600_000_000;

export interface ExportOrigin {
  readonly viewpoint: Viewpoint;
  /** What the observing judge must be told: no answer of a host took longer, in microseconds. */
  readonly replyWithin: number;
}

const PLACES: Readonly<Record<Viewpoint, string>> = { A: 'at host A', B: 'at host B', wire: 'on the wire' };

/** The section's comment, for people and programs alike. */
export function originComment({ viewpoint, replyWithin }: ExportOrigin): string {
  const within = Math.ceil(Math.max(REPLY_WITHIN, replyWithin) / 1000);
  return `A match of 2MSL, seen ${PLACES[viewpoint]}. Its clock is slow: answers take up to ${within} ms.`;
}

const COMMENT =
  /^A match of 2MSL, seen (?:at host (?<host>[AB])|on the wire)\. .*answers take up to (?<ms>\d{1,7}) ms\.$/;

function readComment(comment: string): ExportOrigin | null {
  const groups = COMMENT.exec(comment)?.groups;
  if (groups === undefined) return null;
  const viewpoint = groups.host === 'A' || groups.host === 'B' ? groups.host : 'wire';
  return { viewpoint, replyWithin: Number(groups.ms) * 1000 };
}

/** Whether a file that begins so is an export of ours, and which. A few kilobytes of it are enough. */
export function exportOrigin(beginning: Uint8Array): ExportOrigin | null {
  for (const comment of sectionComments(beginning)) {
    const origin = readComment(comment);
    if (origin !== null) return origin;
  }
  const viewpoint = viewpointOfPackets(beginning);
  // Nobody wrote it down: as long as a match can last.
  return viewpoint === null ? null : { viewpoint, replyWithin: LONGEST_MATCH };
}

function sectionComments(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 28 || view.getUint32(0) !== BLOCK.sectionHeader) return [];
  const little = view.getUint32(8, true) === BYTE_ORDER_MAGIC;
  const end = Math.min(view.getUint32(4, little), bytes.length) - 4;
  const comments: string[] = [];
  forEachOption(view, 24, end, little, newCounts(), (code, at, length) => {
    if (code === OPTION.comment) comments.push(utf8Decode(bytes, at, at + length));
  });
  return comments;
}

/** By the Time to Live: what a host sent has all of it, and what arrived is one less. Null when it is no export. */
function viewpointOfPackets(bytes: Uint8Array): Viewpoint | null {
  const seen: Record<HostId, Set<number>> = { A: new Set(), B: new Set() };
  const counts = newCounts();
  const reader = new FrameReader(counts);
  const decoder = new SegmentDecoder(counts);
  reader.push(bytes);
  while (hasNext(reader)) {
    const { frame } = reader;
    const segment = frame.linkType === LINK_TYPES.RAW ? decoder.decode(frame) : null;
    if (segment === null || !isOfAMatch(segment.time)) return null;
    const from = senderOf(segment.source, segment.destination);
    if (from === null) return null;
    seen[from].add(frame.view.getUint8(frame.start + 8));
  }
  return viewpointOf(seen);
}

/** Only the beginning is there, so it may break off anywhere. */
function hasNext(reader: FrameReader): boolean {
  try {
    return reader.next();
  } catch (error) {
    if (error instanceof CaptureError) return false;
    throw error;
  }
}

/** The game's clock counts milliseconds. */
function isOfAMatch(time: number): boolean {
  const since = time - EXPORT_EPOCH;
  return since >= 0 && since <= LONGEST_MATCH && since % 1000 === 0;
}

const same = (x: Endpoint, y: Endpoint): boolean => x.ip === y.ip && x.port === y.port;

function senderOf(source: Endpoint, destination: Endpoint): HostId | null {
  const { A, B } = EXPORTED_ENDPOINTS;
  if (same(source, A) && same(destination, B)) return 'A';
  return same(source, B) && same(destination, A) ? 'B' : null;
}

function viewpointOf({ A, B }: Readonly<Record<HostId, ReadonlySet<number>>>): Viewpoint | null {
  const all = [...A, ...B];
  const { sent, arrived } = TIME_TO_LIVE;
  if (all.length === 0 || all.some((ttl) => ttl !== sent && ttl !== arrived)) return null;
  if (!A.has(arrived) && !B.has(arrived)) return 'wire';
  // One host's segments have arrived, and the other's have not; otherwise it is no export of ours.
  if (!A.has(arrived) && !B.has(sent)) return 'A';
  return !A.has(sent) && !B.has(arrived) ? 'B' : null;
}
