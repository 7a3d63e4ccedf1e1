/** Tunnels: what IP carries in place of TCP when IP lies within that again. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';
import { behindMpls, byEtherType, byVersion, ethernet } from './carried.ts';
import { missing, type Packet, passedOver } from './packet.ts';

const PROTOCOL = { ipv4: 4, udp: 17, ipv6: 41, gre: 47, mpls: 137 } as const;
/** VXLAN has a second port that Linux used before it had its own. */
const PORT = { gtpU: 2152, vxlan: 4789, geneve: 6081, oldVxlan: 8472 } as const;

/** From the payload of IP at `packet.at` to the next IP header; or says that it carries none. */
export function intoTunnel(frame: Frame, packet: Packet): SkipReason | null {
  const { at, protocol } = packet;
  switch (protocol) {
    case PROTOCOL.ipv4:
    case PROTOCOL.ipv6:
      packet.six = protocol === PROTOCOL.ipv6;
      return null;
    case PROTOCOL.gre:
      return behindGre(frame, packet);
    case PROTOCOL.mpls:
      return behindMpls(frame, packet, at);
    case PROTOCOL.udp:
      return behindUdp(frame, packet);
    default:
      return passedOver(packet, 'not-tcp', protocol);
  }
}

const GRE = { checksum: 0x8000, key: 0x2000, sequence: 0x1000, acknowledgment: 0x0080, version: 7 } as const;
/** A mirrored port over GRE: with a sequence number its own header of 8 octets comes first. */
const ERSPAN = 0x88be;

function behindGre(frame: Frame, packet: Packet): SkipReason | null {
  const { at } = packet;
  const { view, end } = frame;
  if (at + 4 > end) return missing(frame, at + 4);
  const flags = view.getUint16(at);
  const type = view.getUint16(at + 2);
  let payload = at + 4;
  for (const bit of [GRE.checksum, GRE.key, GRE.sequence]) if ((flags & bit) !== 0) payload += 4;
  // PPTP's version 1 may carry an acknowledgment.
  if ((flags & GRE.version) === 1 && (flags & GRE.acknowledgment) !== 0) payload += 4;
  if (payload > end) return missing(frame, payload);
  if (type !== ERSPAN) return byEtherType(frame, packet, type, payload);
  return ethernet(frame, packet, (flags & GRE.sequence) === 0 ? payload : payload + 8);
}

function behindUdp(frame: Frame, packet: Packet): SkipReason | null {
  const { at } = packet;
  const { view, end } = frame;
  if (at + 8 > end) return passedOver(packet, 'not-tcp', PROTOCOL.udp);
  switch (view.getUint16(at + 2)) {
    case PORT.vxlan:
    case PORT.oldVxlan:
      // The flag says that the network is named.
      if (at + 16 > end || (view.getUint8(at + 8) & 0x08) === 0) break;
      return ethernet(frame, packet, at + 16);
    case PORT.geneve: {
      if (at + 16 > end || view.getUint8(at + 8) >> 6 !== 0) break;
      const options = (view.getUint8(at + 8) & 0x3f) * 4;
      return byEtherType(frame, packet, view.getUint16(at + 10), at + 16 + options);
    }
    case PORT.gtpU:
      return behindGtp(frame, packet, at + 8);
  }
  return passedOver(packet, 'not-tcp', PROTOCOL.udp);
}

const G_PDU = 255;

/** GTP version 1, the message that carries user data, with its optional fields and extension headers. */
function behindGtp(frame: Frame, packet: Packet, at: number): SkipReason | null {
  const { view, end } = frame;
  if (at + 12 > end || view.getUint8(at) >> 4 !== 3 || view.getUint8(at + 1) !== G_PDU)
    return passedOver(packet, 'not-tcp', PROTOCOL.udp);
  const flags = view.getUint8(at) & 7;
  let payload = at + (flags === 0 ? 8 : 12);
  let next = (flags & 4) === 0 ? 0 : view.getUint8(at + 11);
  while (next !== 0) {
    if (payload >= end) return missing(frame, payload + 1);
    const words = view.getUint8(payload);
    if (words === 0) return 'bad-header';
    payload += words * 4;
    if (payload > end) return missing(frame, payload);
    next = view.getUint8(payload - 1);
  }
  return byVersion(frame, packet, payload);
}
