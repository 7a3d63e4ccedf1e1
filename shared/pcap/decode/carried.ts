/** What lies behind an EtherType or a PPP protocol number: IP, or another header in front of it. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { missing, type Packet, passedOver } from './packet.ts';

const ETHER_TYPE = {
  ipv4: 0x0800,
  ipv6: 0x86dd,
  mpls: 0x8847,
  mplsMulticast: 0x8848,
  pppoe: 0x8864,
  ppp: 0x880b,
  ethernet: 0x6558,
} as const;
/** 802.1Q, 802.1ad (QinQ) and what came before it. Each tag is two octets and the type that follows. */
const isVlanTag = (type: number): boolean =>
  type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200;
/** What is no more than this is the length of an 802.3 frame, and no type. */
const LONGEST_LENGTH = 1500;

export function byEtherType(frame: Frame, packet: Packet, first: number, payload: number): SkipReason | null {
  let type = first;
  let at = payload;
  while (isVlanTag(type)) {
    at += 4;
    if (at > frame.end) return missing(frame, at);
    type = frame.view.getUint16(at - 2);
  }
  switch (type) {
    case ETHER_TYPE.ipv4:
    case ETHER_TYPE.ipv6:
      packet.at = at;
      packet.six = type === ETHER_TYPE.ipv6;
      return null;
    case ETHER_TYPE.mpls:
    case ETHER_TYPE.mplsMulticast:
      return behindMpls(frame, packet, at);
    case ETHER_TYPE.pppoe:
      return byPppProtocol(frame, packet, at + 6);
    case ETHER_TYPE.ppp:
      return byPppProtocol(frame, packet, at);
    case ETHER_TYPE.ethernet:
      return ethernet(frame, packet, at);
    default:
      return type <= LONGEST_LENGTH ? behindSnap(frame, packet, at) : passedOver(packet, 'not-ip', type);
  }
}

/** A whole Ethernet frame within another. */
export function ethernet(frame: Frame, packet: Packet, at: number): SkipReason | null {
  if (at + 14 > frame.end) return missing(frame, at + 14);
  return byEtherType(frame, packet, frame.view.getUint16(at + 12), at + 14);
}

/** 802.3 with LLC and SNAP: AA AA 03 00 00 00 and the EtherType. */
function behindSnap(frame: Frame, packet: Packet, at: number): SkipReason | null {
  const { view, end } = frame;
  if (at + 8 > end || view.getUint16(at) !== 0xaaaa) return passedOver(packet, 'not-ip', 0);
  const type = view.getUint16(at + 6);
  return type <= LONGEST_LENGTH ? passedOver(packet, 'not-ip', 0) : byEtherType(frame, packet, type, at + 8);
}

/** A stack of labels; the last has a bit set. Then comes IP, or a control word and Ethernet. */
export function behindMpls(frame: Frame, packet: Packet, first: number): SkipReason | null {
  let at = first;
  let isLast = false;
  while (!isLast) {
    at += 4;
    if (at + 1 > frame.end) return missing(frame, at + 1);
    isLast = (frame.view.getUint8(at - 2) & 1) !== 0;
  }
  return frame.view.getUint8(at) >> 4 === 0 ? ethernet(frame, packet, at + 4) : byVersion(frame, packet, at);
}

const PPP = { ipv4: 0x21, ipv6: 0x57, mpls: 0x281 } as const;
const ADDRESS_AND_CONTROL = 0xff03;

/** PPP, with the address and control octets or without, and a protocol number of two octets or one. */
export function byPppProtocol(frame: Frame, packet: Packet, first: number): SkipReason | null {
  const { view, end } = frame;
  if (first + 2 > end) return missing(frame, first + 2);
  const at = view.getUint16(first) === ADDRESS_AND_CONTROL ? first + 2 : first;
  if (at + 2 > end) return missing(frame, at + 2);
  // The last octet of a number is odd; so a number of one octet is.
  const short = (view.getUint8(at) & 1) !== 0;
  const protocol = short ? view.getUint8(at) : view.getUint16(at);
  packet.at = at + (short ? 1 : 2);
  packet.six = protocol === PPP.ipv6;
  if (protocol === PPP.ipv4 || protocol === PPP.ipv6) return null;
  return protocol === PPP.mpls ? behindMpls(frame, packet, packet.at) : 'not-ip';
}

/** IP says itself which version it is. */
export function byVersion(frame: Frame, packet: Packet, at: number): SkipReason | null {
  if (at >= frame.end) return missing(frame, at + 1);
  const version = frame.view.getUint8(at) >> 4;
  if (version !== 4 && version !== 6) return 'not-ip';
  packet.at = at;
  packet.six = version === 6;
  return null;
}
