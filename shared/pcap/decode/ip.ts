/** IPv4 and IPv6: finds what is behind their headers, and where the packet really ends. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { LONGEST_FRAME } from '../read/window.ts';
import { missing, type Packet } from './packet.ts';

const FRAGMENT = 44;
const AUTHENTICATION = 51;
/** Hop-by-hop options, routing, destination options. */
const isOptionsHeader = (next: number): boolean => next === 0 || next === 43 || next === 60;

const IPV4_MORE = 0x2000;
const IPV4_OFFSET = 0x1fff;
const IPV6_MORE = 1;
const IPV6_OFFSET = 0xfff8;

/**
 * Sets all of `packet`, with `at` behind the IP header and `protocol` of what is there; or says why nothing is.
 * Of a fragment `packet.fragment` tells which part of the datagram lies there.
 */
export function findPayload(frame: Frame, packet: Packet): SkipReason | null {
  packet.fragment = null;
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
  packet.source = at + 12;
  packet.destination = at + 16;
  packet.id = view.getUint16(at + 4);
  packet.wireEnd = end;
  packet.at = at + headerLength;
  packet.protocol = view.getUint8(at + 9);
  const part = view.getUint16(at + 6);
  if ((part & (IPV4_MORE | IPV4_OFFSET)) !== 0) {
    packet.fragment = { offset: (part & IPV4_OFFSET) * 8, more: (part & IPV4_MORE) !== 0, id: packet.id };
    return null;
  }
  return packet.protocol === AUTHENTICATION ? passExtensions(frame, packet) : null;
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
  packet.protocol = view.getUint8(at + 6);
  return passExtensions(frame, packet);
}

/** Each extension header names the next and has at least 8 octets, so this ends with the packet at the latest. */
function passExtensions(frame: Frame, packet: Packet): SkipReason | null {
  const { view } = frame;
  for (;;) {
    const { at, protocol } = packet;
    if (protocol !== FRAGMENT && protocol !== AUTHENTICATION && !isOptionsHeader(protocol)) return null;
    // In IPv4 an authentication header is all that is passed.
    if (!packet.six && protocol !== AUTHENTICATION) return null;
    if (at + 8 > packet.wireEnd) return 'bad-header';
    if (at + 8 > frame.end) return missing(frame, at + 8);
    const units = view.getUint8(at + 1);
    packet.protocol = view.getUint8(at);
    packet.at =
      at + (protocol === FRAGMENT ? 8 : protocol === AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8);
    // A fragment header on a whole datagram (RFC 6946) changes nothing.
    const part = protocol === FRAGMENT ? view.getUint16(at + 2) & (IPV6_OFFSET | IPV6_MORE) : 0;
    if (part === 0) continue;
    packet.fragment = {
      offset: part & IPV6_OFFSET,
      more: (part & IPV6_MORE) !== 0,
      id: view.getUint32(at + 4),
    };
    return null;
  }
}
