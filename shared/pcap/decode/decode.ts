/** From a frame to the TCP segment in it, layer by layer: link, IP, tunnels with IP in them, TCP. */
import type { CapturedSegment } from '../captured.ts';
import type { CaptureCounts, SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { isNamed } from '../names.ts';
import { isSumRight } from './checksum.ts';
import { EndpointCache } from './endpoints.ts';
import { Fragments } from './fragments.ts';
import { findPayload } from './ip.ts';
import { findIp } from './link.ts';
import { missing, newPacket, type Packet } from './packet.ts';
import { tcpOptions } from './tcp-options.ts';
import { intoTunnel } from './tunnel.ts';

const TCP = 6;
const TCP_HEADER = 20;
/** CWR and ECE are no control bits of the state machine. */
const CONTROL_BITS = 0x3f;
const NO_TEXT = new Uint8Array(0);
/** IP within IP within …: no network has more. */
const MOST_TUNNELS = 8;
/** Link types, EtherTypes and protocols that are told apart when they are passed over. */
const MOST_NAMED = 64;

/** Decodes the frames of one capture, and counts what it passes over. */
export class SegmentDecoder {
  readonly #counts: CaptureCounts;
  readonly #endpoints = new EndpointCache();
  readonly #fragments = new Fragments();
  readonly #packet: Packet = newPacket();
  /** The frame at hand, or the datagram that its fragment has completed. */
  #frame: Frame | null = null;

  constructor(counts: CaptureCounts) {
    this.#counts = counts;
  }

  /** The segment in a frame; null, and counted, when there is none. */
  decode(frame: Frame): CapturedSegment | null {
    const packet = this.#packet;
    this.#frame = frame;
    packet.unread = -1;
    const reason = frame.skip ?? findIp(frame, packet) ?? this.#findTcp(packet);
    if (reason === null) {
      const wrong = checkTcp(this.#frame, packet);
      if (wrong === null) {
        this.#counts.segments += 1;
        return this.#segment(this.#frame, packet);
      }
      this.#skip(wrong, -1);
    } else this.#skip(reason, packet.unread);
    return null;
  }

  #skip(reason: SkipReason, unread: number): void {
    this.#counts.skipped[reason] += 1;
    if (unread < 0 || !isNamed(reason)) return;
    const named = this.#counts.named[reason];
    if (named.has(unread) || named.size < MOST_NAMED) named.set(unread, (named.get(unread) ?? 0) + 1);
  }

  /** From an IP header to TCP, through tunnels and over fragments. */
  #findTcp(packet: Packet): SkipReason | null {
    for (let depth = 0; depth < MOST_TUNNELS; depth += 1) {
      const frame = this.#frame as Frame;
      const reason = findPayload(frame, packet);
      if (reason !== null) return reason;
      if (packet.fragment !== null && !this.#completes(frame, packet)) return 'fragment';
      if (packet.protocol === TCP) return null;
      const into = intoTunnel(this.#frame as Frame, packet);
      if (into !== null) return into;
    }
    return 'not-tcp';
  }

  /** The last missing piece: from here on the datagram stands in place of the frame. */
  #completes(frame: Frame, packet: Packet): boolean {
    const whole = packet.fragment === null ? null : this.#fragments.add(frame, packet, packet.fragment);
    if (whole === null) return false;
    const { octets, pieces } = whole;
    this.#counts.skipped.fragment -= pieces - 1;
    const view = new DataView(octets.buffer);
    this.#frame = { ...frame, bytes: octets, view, start: 0, end: octets.length, length: octets.length };
    packet.source = 0;
    packet.destination = packet.six ? 16 : 4;
    packet.at = packet.six ? 32 : 8;
    packet.wireEnd = octets.length;
    packet.fragment = null;
    return true;
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
