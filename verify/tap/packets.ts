/** What networks and capturing machines do to packets: fragments, tunnels, ends cut off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { newCounts } from '../../shared/pcap/counts.ts';
import { SegmentDecoder } from '../../shared/pcap/decode/decode.ts';
import { type Frame, LINK_TYPES, NO_COMMENTS } from '../../shared/pcap/frame.ts';
import { FrameReader } from '../../shared/pcap/read/reader.ts';
import { type Life, TRACES } from '../conformance/lives.ts';
import type { Random } from './random.ts';

/** A packet from the IP header on, and the frame in which the trace has it. */
interface Packet {
  readonly frame: number;
  readonly time: number;
  readonly bytes: Uint8Array;
}

interface Carried extends Packet {
  readonly linkType: number;
  /** Octets on the wire. */
  readonly length: number;
}

const ETHERNET_HEADER = 14;
const IP_HEADER = 20;

/** The packets of a life, as its trace has them. */
export function packetsOf({ trace, host, segments }: Life): readonly Packet[] {
  const reader = new FrameReader(newCounts());
  reader.push(readFileSync(join(TRACES, trace, `${host.toLowerCase()}.pcap`)));
  const frames = new Set(segments.map(({ frame }) => frame));
  const packets: Packet[] = [];
  while (reader.next()) {
    const { number, time, bytes, start, end } = reader.frame;
    if (frames.has(number))
      packets.push({ frame: number, time, bytes: bytes.slice(start + ETHERNET_HEADER, end) });
  }
  return packets;
}

function decoded(carried: readonly Carried[]): readonly CapturedSegment[] {
  const decoder = new SegmentDecoder(newCounts());
  return carried.flatMap(({ frame: number, time, bytes, linkType, length }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const lies = { bytes, view, start: 0, end: bytes.length, length };
    const frame: Frame = { number, time, linkType, ...lies, comments: NO_COMMENTS, skip: null };
    return decoder.decode(frame) ?? [];
  });
}

const raw = (packet: Packet): Carried => ({
  ...packet,
  linkType: LINK_TYPES.RAW,
  length: packet.bytes.length,
});

const DO_NOT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS = 0x2000;

/** RFC 791 §3.2: all pieces but the last are of a multiple of eight octets. Without an Identification nothing is cut (RFC 6864). */
function fragments(packet: Packet, random: Random): readonly Packet[] {
  const { bytes } = packet;
  if (bytes[4] === 0 && bytes[5] === 0) return [packet];
  const payload = bytes.length - IP_HEADER;
  const size = 8 * (1 + Math.floor((random() * payload) / 8));
  const pieces: Packet[] = [];
  for (let at = 0; at < payload; at += size) {
    const piece = new Uint8Array(IP_HEADER + Math.min(size, payload - at));
    piece.set(bytes.subarray(0, IP_HEADER));
    piece.set(bytes.subarray(IP_HEADER + at, IP_HEADER + at + size), IP_HEADER);
    const view = new DataView(piece.buffer);
    view.setUint16(2, piece.length);
    const more = at + size < payload ? MORE_FRAGMENTS : 0;
    view.setUint16(6, (view.getUint16(6) & ~DO_NOT_FRAGMENT) | more | (at / 8));
    pieces.push({ ...packet, bytes: piece });
  }
  return random() < 0.3 ? pieces.reverse() : pieces;
}

/** Some packets come in pieces, in any order, and a piece may be lost. */
export function inFragments(life: Life, random: Random): readonly CapturedSegment[] {
  const lost = random() < 0.5 ? Math.floor(random() * life.segments.length) : -1;
  return decoded(
    packetsOf(life).flatMap((packet, i) => {
      const pieces = random() < 0.5 || i === lost ? fragments(packet, random) : [packet];
      return (i === lost ? pieces.slice(1) : pieces).map(raw);
    }),
  );
}

/** Only the first octets of each frame are captured. */
export function withSnaplen(life: Life, random: Random): readonly CapturedSegment[] {
  const snaplen = IP_HEADER + 20 + Math.floor(random() * 100);
  return decoded(
    packetsOf(life).map((packet) => ({ ...raw(packet), bytes: packet.bytes.slice(0, snaplen) })),
  );
}

const words = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint16(2 * i, value);
  return bytes;
};

const together = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => [...p]));

const PROTOCOL = { ipv4: 4, udp: 17, ipv6: 41, gre: 47 } as const;
const ETHER_TYPE = {
  ipv4: 0x0800,
  ipv6: 0x86dd,
  vlan: 0x8100,
  mpls: 0x8847,
  pppoe: 0x8864,
  ethernet: 0x6558,
};

const ipv4 = (protocol: number, payload: Uint8Array): Uint8Array =>
  together(
    words(0x4500, IP_HEADER + payload.length, 7, 0, 0x4000 + protocol, 0, 0xc000, 1, 0xc000, 2),
    payload,
  );

const ipv6 = (next: number, payload: Uint8Array): Uint8Array =>
  together(words(0x6000, 0, payload.length, (next << 8) | 64, ...new Array(16).fill(0x2001)), payload);

const udp = (port: number, payload: Uint8Array): Uint8Array =>
  ipv4(PROTOCOL.udp, together(words(40_000, port, 8 + payload.length, 0), payload));

const ethernet = (type: number, payload: Uint8Array): Uint8Array =>
  together(words(0x0200, 0, 1, 0x0200, 0, 2, type), payload);

interface Layer {
  readonly linkType: number;
  readonly wrap: (packet: Uint8Array) => Uint8Array;
}

const { RAW, ETHERNET, PPP } = LINK_TYPES;
/** Each takes an IP packet; those of RAW give one again. */
const LAYERS: readonly Layer[] = [
  { linkType: RAW, wrap: (packet) => ipv4(PROTOCOL.ipv4, packet) },
  { linkType: RAW, wrap: (packet) => ipv6(PROTOCOL.ipv4, packet) },
  { linkType: RAW, wrap: (packet) => ipv4(PROTOCOL.gre, together(words(0, ETHER_TYPE.ipv4), packet)) },
  {
    linkType: RAW,
    wrap: (packet) =>
      ipv4(
        PROTOCOL.gre,
        together(words(0x2000, ETHER_TYPE.ethernet, 0, 9), ethernet(ETHER_TYPE.ipv4, packet)),
      ),
  },
  {
    linkType: RAW,
    wrap: (packet) => udp(4789, together(words(0x0800, 0, 0, 0x4200), ethernet(ETHER_TYPE.ipv4, packet))),
  },
  {
    linkType: RAW,
    wrap: (packet) =>
      udp(6081, together(words(0, ETHER_TYPE.ethernet, 0, 0x4200), ethernet(ETHER_TYPE.ipv4, packet))),
  },
  { linkType: RAW, wrap: (packet) => udp(2152, together(words(0x30ff, packet.length, 0, 1), packet)) },
  {
    linkType: ETHERNET,
    wrap: (packet) =>
      ethernet(ETHER_TYPE.pppoe, together(words(0x1100, 1, packet.length + 2, 0x0021), packet)),
  },
  {
    linkType: ETHERNET,
    wrap: (packet) => ethernet(ETHER_TYPE.mpls, together(words(0x0001, 0x0140), packet)),
  },
  {
    linkType: ETHERNET,
    wrap: (packet) => ethernet(ETHER_TYPE.vlan, together(words(7, ETHER_TYPE.ipv4), packet)),
  },
  { linkType: PPP, wrap: (packet) => together(words(0xff03, 0x0021), packet) },
];

/** Everything goes through a tunnel, or through one within another. */
export function inTunnel(life: Life, random: Random): readonly CapturedSegment[] {
  const pick = (layers: readonly Layer[]): Layer => layers[Math.floor(random() * layers.length)] as Layer;
  const inner = pick(LAYERS);
  const outer = inner.linkType === RAW && random() < 0.5 ? pick(LAYERS) : null;
  return decoded(
    packetsOf(life).map((packet) => {
      const wrapped = inner.wrap(packet.bytes);
      const bytes = outer?.wrap(wrapped) ?? wrapped;
      return { ...packet, bytes, linkType: (outer ?? inner).linkType, length: bytes.length };
    }),
  );
}
