/** What the writers of both formats take: raw IP packets (LINKTYPE_RAW) with their times. */

export interface RawPacket {
  /** Microseconds since 1970. */
  readonly time: number;
  readonly bytes: Uint8Array;
  /** One for each remark; pcap has no place for them. */
  readonly comments?: readonly string[];
}

/** The longest IP packet: nothing is ever cut off. */
export const SNAPLEN = 0xffff;
