/** From a frame to the TCP segment in it, layer by layer: link, IP, TCP. */
import type { CapturedSegment } from '../captured.ts';
import type { CaptureCounts, SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { isSumRight } from './checksum.ts';
import { EndpointCache } from './endpoints.ts';
import { findTcp } from './ip.ts';
import { findIp } from './link.ts';
import { missing, type Packet } from './packet.ts';
import { tcpOptions } from './tcp-options.ts';

const TCP_HEADER = 20;
/** CWR and ECE are no control bits of the state machine. */
const CONTROL_BITS = 0x3f;
const NO_TEXT = new Uint8Array(0);

/** Decodes the frames of one capture, and counts what it passes over. */
export class SegmentDecoder {
  readonly #counts: CaptureCounts;
  readonly #endpoints = new EndpointCache();
  readonly #packet: Packet = { at: 0, wireEnd: 0, six: false, source: 0, destination: 0, id: 0 };

  constructor(counts: CaptureCounts) {
    this.#counts = counts;
  }

  /** The segment in a frame; null, and counted, when there is none. */
  decode(frame: Frame): CapturedSegment | null {
    const packet = this.#packet;
    const reason = frame.skip ?? findIp(frame, packet) ?? findTcp(frame, packet) ?? checkTcp(frame, packet);
    if (reason !== null) {
      this.#counts.skipped[reason] += 1;
      return null;
    }
    this.#counts.segments += 1;
    return this.#segment(frame, packet);
  }

  #segment({ number, time, view, bytes, end }: Frame, packet: Packet): CapturedSegment {
    const { at, wireEnd, six, source, destination, id } = packet;
    const textAt = at + headerLength(view, at);
    const textEnd = Math.min(end, wireEnd);
    return {
      frame: number,
      time,
      source: this.#endpoints.read(view, source, six, view.getUint16(at)),
      destination: this.#endpoints.read(view, destination, six, view.getUint16(at + 2)),
      seq: view.getUint32(at + 4),
      ack: view.getUint32(at + 8),
      flags: view.getUint8(at + 13) & CONTROL_BITS,
      wnd: view.getUint16(at + 14),
      up: view.getUint16(at + 18),
      length: wireEnd - textAt,
      text: textEnd > textAt ? bytes.subarray(textAt, textEnd) : NO_TEXT,
      options: tcpOptions(view, at + TCP_HEADER, textAt, end, this.#counts),
      packet: { id, sum: view.getUint16(at + 16), right: wireEnd > end ? null : isSumRight(view, packet) },
    };
  }
}

/** The data offset, in octets. */
const headerLength = (view: DataView, at: number): number => (view.getUint8(at + 12) >> 4) * 4;

/** Whose options were cut off does without them: a judge who never saw it would hold against its receiver what it asked for. */
function checkTcp(frame: Frame, { at, wireEnd }: Packet): SkipReason | null {
  if (at + TCP_HEADER > wireEnd) return 'bad-header';
  if (at + TCP_HEADER > frame.end) return missing(frame, at + TCP_HEADER);
  const length = headerLength(frame.view, at);
  if (length < TCP_HEADER || at + length > wireEnd) return 'bad-header';
  if (at + length <= frame.end) return null;
  const reason = missing(frame, at + length);
  return reason === 'header-cut' ? null : reason;
}
