/** The link layer: finds the IP header in a frame. */
import type { SkipReason } from '../counts.ts';
import { type Frame, LINK_TYPES } from '../frame.ts';
import { missing, type Packet } from './packet.ts';

const ETHER_TYPE = { ipv4: 0x0800, ipv6: 0x86dd } as const;
/** 802.1Q, 802.1ad (QinQ) and what came before it. Each tag is two octets and the type that follows. */
const isVlanTag = (type: number): boolean => type === 0x8100 || type === 0x88a8 || type === 0x9100;

/** The address families of BSD loopback headers: IPv6 has another number on each system. */
const AF_INET = 2;
const AF_INET6: readonly number[] = [10, 24, 28, 30];

/** Sets `packet.at` and `packet.six`; or says why there is no IP header. */
export function findIp(frame: Frame, packet: Packet): SkipReason | null {
  const { start } = frame;
  switch (frame.linkType) {
    case LINK_TYPES.ETHERNET:
      return byEtherType(frame, packet, start + 12, start + 14);
    case LINK_TYPES.LINUX_SLL:
      return byEtherType(frame, packet, start + 14, start + 16);
    case LINK_TYPES.LINUX_SLL2:
      return byEtherType(frame, packet, start, start + 20);
    case LINK_TYPES.NULL:
    case LINK_TYPES.LOOP:
      return byFamily(frame, packet);
    case LINK_TYPES.RAW:
    case LINK_TYPES.RAW_BSD:
    case LINK_TYPES.RAW_OPENBSD:
    case LINK_TYPES.IPV4:
    case LINK_TYPES.IPV6:
      return byVersion(frame, packet, start);
    default:
      return 'link-type';
  }
}

function byEtherType(frame: Frame, packet: Packet, typeAt: number, payload: number): SkipReason | null {
  if (payload > frame.end) return missing(frame, payload);
  let type = frame.view.getUint16(typeAt);
  let at = payload;
  while (isVlanTag(type)) {
    at += 4;
    if (at > frame.end) return missing(frame, at);
    type = frame.view.getUint16(at - 2);
  }
  if (type !== ETHER_TYPE.ipv4 && type !== ETHER_TYPE.ipv6) return 'not-ip';
  packet.at = at;
  packet.six = type === ETHER_TYPE.ipv6;
  return null;
}

function byFamily(frame: Frame, packet: Packet): SkipReason | null {
  const at = frame.start + 4;
  if (at > frame.end) return missing(frame, at);
  // Written in whichever order the capturing machine has; families are small, so the order shows.
  const big = frame.view.getUint32(frame.start);
  const family = big > 0xffff ? frame.view.getUint32(frame.start, true) : big;
  if (family !== AF_INET && !AF_INET6.includes(family)) return 'not-ip';
  packet.at = at;
  packet.six = family !== AF_INET;
  return null;
}

function byVersion(frame: Frame, packet: Packet, at: number): SkipReason | null {
  if (at >= frame.end) return missing(frame, at + 1);
  const version = frame.view.getUint8(at) >> 4;
  if (version !== 4 && version !== 6) return 'not-ip';
  packet.at = at;
  packet.six = version === 6;
  return null;
}
