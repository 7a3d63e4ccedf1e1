/** IPv4 and IPv6: finds the TCP header behind their headers, and where the packet really ends. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { LONGEST_FRAME } from '../read/window.ts';
import { missing, type Packet } from './packet.ts';

const TCP = 6;
const FRAGMENT = 44;
/** Hop-by-hop options, routing, destination options. */
const isOptionsHeader = (next: number): boolean => next === 0 || next === 43 || next === 60;

/** More fragments, or an offset: a piece of a datagram. */
const IPV4_FRAGMENT = 0x3fff;
const IPV6_FRAGMENT = 0xfff9;

/** Sets all of `packet`, with `at` at the TCP header; or says why there is none. */
export function findTcp(frame: Frame, packet: Packet): SkipReason | null {
  return packet.six ? behindIpv6(frame, packet) : behindIpv4(frame, packet);
}

/**
 * Where a packet ends whose header gives its length as 0: a super-segment that the host handed to its network card to be
 * cut up (TSO), or a jumbogram. It fills the frame.
 */
function endOfSuperSegment(frame: Frame): number | null {
  return frame.length <= LONGEST_FRAME ? frame.start + frame.length : null;
}

function behindIpv4(frame: Frame, packet: Packet): SkipReason | null {
  const { view } = frame;
  const { at } = packet;
  if (at + 20 > frame.end) return missing(frame, at + 20);
  const first = view.getUint8(at);
  const headerLength = (first & 0x0f) * 4;
  const total = view.getUint16(at + 2);
  const end = total === 0 ? endOfSuperSegment(frame) : at + total;
  if (first >> 4 !== 4 || headerLength < 20 || end === null || at + headerLength > end) return 'bad-header';
  if (view.getUint8(at + 9) !== TCP) return 'not-tcp';
  if ((view.getUint16(at + 6) & IPV4_FRAGMENT) !== 0) return 'fragment';
  packet.source = at + 12;
  packet.destination = at + 16;
  packet.id = view.getUint16(at + 4);
  packet.wireEnd = end;
  packet.at = at + headerLength;
  return null;
}

function behindIpv6(frame: Frame, packet: Packet): SkipReason | null {
  const { view } = frame;
  const { at } = packet;
  if (at + 40 > frame.end) return missing(frame, at + 40);
  const payload = view.getUint16(at + 4);
  const end = payload === 0 ? endOfSuperSegment(frame) : at + 40 + payload;
  if (view.getUint8(at) >> 4 !== 6 || end === null) return 'bad-header';
  packet.source = at + 8;
  packet.destination = at + 24;
  packet.id = 0;
  packet.wireEnd = end;
  packet.at = at + 40;
  return passExtensions(frame, packet, view.getUint8(at + 6));
}

/** Each extension header names the next and has at least 8 octets, so this ends with the packet at the latest. */
function passExtensions(frame: Frame, packet: Packet, firstHeader: number): SkipReason | null {
  const { view } = frame;
  let next = firstHeader;
  while (next !== TCP) {
    if (next !== FRAGMENT && !isOptionsHeader(next)) return 'not-tcp';
    const { at } = packet;
    if (at + 8 > packet.wireEnd) return 'bad-header';
    if (at + 8 > frame.end) return missing(frame, at + 8);
    // A fragment header on a whole datagram (RFC 6946) changes nothing.
    if (next === FRAGMENT && (view.getUint16(at + 2) & IPV6_FRAGMENT) !== 0) return 'fragment';
    packet.at = at + (next === FRAGMENT ? 8 : (view.getUint8(at + 1) + 1) * 8);
    next = view.getUint8(at);
  }
  return null;
}
