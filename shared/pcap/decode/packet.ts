/** Where the parts of a packet lie. One Packet serves all frames: nothing is allocated. */
import type { SkipReason } from '../counts.ts';
import type { Frame } from '../frame.ts';

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
}

/** Headers that should reach to `end` do not: the snaplen cut them, or on the wire, too, they were not all there. */
export function missing(frame: Frame, end: number): SkipReason {
  return end <= frame.start + frame.length ? 'header-cut' : 'bad-header';
}
