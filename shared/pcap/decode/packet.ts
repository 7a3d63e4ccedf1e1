/** Where the parts of a packet lie. One Packet serves all frames: nothing is allocated. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';

/** Which part of a datagram a fragment of IP carries. */
export interface Fragment {
  readonly offset: number;
  readonly more: boolean;
  readonly id: number;
}

export interface Packet {
  /** Where the header of the layer at hand begins. */
  at: number;
  /** Where the packet ended on the wire, by its own headers; the capture may end before. */
  wireEnd: number;
  /** IPv6 addresses, of 16 octets; else IPv4, of 4. */
  six: boolean;
  source: number;
  destination: number;
  /** IPv4's Identification; 0 for IPv6, whose packets have none. */
  id: number;
  /** Of what IP carries. */
  protocol: number;
  fragment: Fragment | null;
  /** The link type, EtherType or protocol that is passed over. */
  unread: number;
}

export const newPacket = (): Packet => ({
  at: 0,
  wireEnd: 0,
  six: false,
  source: 0,
  destination: 0,
  id: 0,
  protocol: 0,
  fragment: null,
  unread: 0,
});

/** Headers that should reach to `end` do not: the snaplen cut them, or on the wire, too, they were not all there. */
export function missing(frame: Frame, end: number): SkipReason {
  return end <= frame.start + frame.length ? 'header-cut' : 'bad-header';
}

/** What is passed over is named by its number. */
export function passedOver(packet: Packet, reason: SkipReason, unread: number): SkipReason {
  packet.unread = unread;
  return reason;
}
