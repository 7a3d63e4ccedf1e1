/** The link layer: finds what a frame carries. */
import type { SkipReason } from '../counts.ts';
import { type Frame, LINK_TYPES } from '../frame.ts';
import { byEtherType, byPppProtocol, byVersion } from './carried.ts';
import { missing, type Packet, passedOver } from './packet.ts';

/** The address families of BSD loopback headers: IPv6 has another number on each system. */
const AF_INET = 2;
const AF_INET6: readonly number[] = [10, 24, 28, 30];

/** Sets `packet.at` and `packet.six`; or says why there is no IP header. */
export function findIp(frame: Frame, packet: Packet): SkipReason | null {
  const { start } = frame;
  switch (frame.linkType) {
    case LINK_TYPES.ETHERNET:
      return typed(frame, packet, start + 12, start + 14);
    case LINK_TYPES.LINUX_SLL:
      return typed(frame, packet, start + 14, start + 16);
    case LINK_TYPES.LINUX_SLL2:
      return typed(frame, packet, start, start + 20);
    case LINK_TYPES.NULL:
    case LINK_TYPES.LOOP:
      return byFamily(frame, packet);
    case LINK_TYPES.RAW:
    case LINK_TYPES.RAW_BSD:
    case LINK_TYPES.RAW_OPENBSD:
    case LINK_TYPES.IPV4:
    case LINK_TYPES.IPV6:
      return byVersion(frame, packet, start);
    case LINK_TYPES.PPP:
    case LINK_TYPES.PPP_HDLC:
      return byPppProtocol(frame, packet, start);
    case LINK_TYPES.PPP_ETHER:
      return byPppProtocol(frame, packet, start + 6);
    case LINK_TYPES.IEEE802_11:
      return wireless(frame, packet, start);
    case LINK_TYPES.IEEE802_11_RADIOTAP:
      return behindRadiotap(frame, packet);
    default:
      return passedOver(packet, 'link-type', frame.linkType);
  }
}

function typed(frame: Frame, packet: Packet, typeAt: number, payload: number): SkipReason | null {
  if (payload > frame.end) return missing(frame, payload);
  return byEtherType(frame, packet, frame.view.getUint16(typeAt), payload);
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

/** Radiotap says how long it is; what it says of the radio is of no interest. */
function behindRadiotap(frame: Frame, packet: Packet): SkipReason | null {
  const { start, end, view } = frame;
  if (start + 4 > end) return missing(frame, start + 4);
  return wireless(frame, packet, start + view.getUint16(start + 2, true));
}

const DATA = 2;
const NO_DATA = 0x4;
const QOS = 0x8;
const BOTH_DISTRIBUTION_SYSTEMS = 0x03;
const PROTECTED = 0x40;
const ORDER = 0x80;

/** The data frames of IEEE 802.11, where nobody has encrypted them. */
function wireless(frame: Frame, packet: Packet, at: number): SkipReason | null {
  const { end, view } = frame;
  if (at + 24 > end) return missing(frame, at + 24);
  const control = view.getUint8(at);
  const flags = view.getUint8(at + 1);
  const subtype = control >> 4;
  if (((control >> 2) & 3) !== DATA || (subtype & NO_DATA) !== 0) return 'not-ip';
  if ((flags & PROTECTED) !== 0) return 'encrypted';
  const four = (flags & BOTH_DISTRIBUTION_SYSTEMS) === BOTH_DISTRIBUTION_SYSTEMS ? 6 : 0;
  const quality = (subtype & QOS) === 0 ? 0 : (flags & ORDER) === 0 ? 2 : 6;
  const payload = at + 24 + four + quality + 8;
  if (payload > end) return missing(frame, payload);
  // LLC and SNAP: AA AA 03 00 00 00 and the EtherType.
  if (view.getUint16(payload - 8) !== 0xaaaa) return 'not-ip';
  return byEtherType(frame, packet, view.getUint16(payload - 2), payload);
}
