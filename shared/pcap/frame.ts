/** A captured frame, before anything in it has been looked at. */
import type { SkipReason } from './counts.ts';

/** Link-layer types (the LINKTYPE_ values of tcpdump.org) whose frames we can read, and what lies in them. */
export const LINK_TYPES = {
  /** BSD loopback: the address family in the byte order of the machine that captured. */
  NULL: 0,
  ETHERNET: 1,
  PPP: 9,
  /** DLT_RAW, which some systems wrote into files as it stood: 12, and 14 on OpenBSD. */
  RAW_BSD: 12,
  RAW_OPENBSD: 14,
  PPP_HDLC: 50,
  PPP_ETHER: 51,
  RAW: 101,
  IEEE802_11: 105,
  /** OpenBSD loopback: the address family in network byte order. */
  LOOP: 108,
  LINUX_SLL: 113,
  IEEE802_11_RADIOTAP: 127,
  IPV4: 228,
  IPV6: 229,
  LINUX_SLL2: 276,
} as const;

/**
 * A frame where it lies: in the octets start … end − 1 of `bytes`. A reader fills the same Frame again and again, since
 * a file has millions; the octets themselves are never overwritten.
 */
export interface Frame {
  /** From 1, as Wireshark counts. */
  number: number;
  /** Microseconds since 1970; that of the frame before for one without a time (pcapng's simple packet block). */
  time: number;
  linkType: number;
  bytes: Uint8Array;
  view: DataView;
  start: number;
  end: number;
  /** Octets on the wire, of which the capture may have cut some off. */
  length: number;
  comments: readonly string[];
  /** Set when the record itself is broken: there is nothing to look at. */
  skip: SkipReason | null;
}

export const NO_COMMENTS: readonly string[] = [];

export function newFrame(): Frame {
  const bytes = new Uint8Array(0);
  return {
    number: 0,
    time: 0,
    linkType: 0,
    bytes,
    view: new DataView(bytes.buffer),
    start: 0,
    end: 0,
    length: 0,
    comments: NO_COMMENTS,
    skip: null,
  };
}
