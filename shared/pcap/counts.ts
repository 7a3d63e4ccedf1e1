/** What became of a capture's frames: a reader that passes something over says how often, and why. */

/** Why a frame gave no TCP segment. */
export const SKIP_REASONS = [
  /** A link layer that we do not read. */
  'link-type',
  /** ARP, LLDP, …: neither IPv4 nor IPv6. */
  'not-ip',
  /** UDP, ICMP, …, and what IPsec hides. */
  'not-tcp',
  /** An 802.11 frame that only its radio cell can read. */
  'encrypted',
  /** A piece of an IP datagram of which other pieces are missing. */
  'fragment',
  /** The snaplen cut off part of the headers. */
  'header-cut',
  /** A header whose lengths contradict the packet that it is in. */
  'bad-header',
  /** A pcapng packet that names an interface which nothing has described. */
  'no-interface',
  /** A pcapng packet that claims more octets than its block has. */
  'bad-record',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Where a number tells what was passed over: a link type, an EtherType, an IP protocol. */
export const NAMED_REASONS = ['link-type', 'not-ip', 'not-tcp'] as const satisfies readonly SkipReason[];
export type NamedReason = (typeof NAMED_REASONS)[number];

export interface CaptureCounts {
  /** All frames of the file, as Wireshark numbers them. */
  frames: number;
  segments: number;
  readonly skipped: Record<SkipReason, number>;
  /** How many frames of each number; a bounded number of them. */
  readonly named: Record<NamedReason, Map<number, number>>;
  /** Segments, or pcapng blocks, whose list of options overran: what came before the fault was kept. */
  badOptions: number;
}

export function newCounts(): CaptureCounts {
  const skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, 0])) as Record<SkipReason, number>;
  const named = { 'link-type': new Map(), 'not-ip': new Map(), 'not-tcp': new Map() };
  return { frames: 0, segments: 0, skipped, named, badOptions: 0 };
}
