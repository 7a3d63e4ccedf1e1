/** A TCP segment as a capture holds it: what the readers give and what the observing judge takes. */

export interface Endpoint {
  /** `10.0.0.1` or `2001:db8::1`. */
  readonly ip: string;
  readonly port: number;
}

export interface CapturedOptions {
  readonly mss?: number;
  /** The shift count of the window scale option (RFC 7323 §2). */
  readonly windowScale?: number;
  readonly sackPermitted?: true;
  readonly timestamps?: { readonly value: number; readonly echo: number };
  /** Left and right edges. */
  readonly sack?: readonly (readonly [number, number])[];
  /** A Fast Open cookie (RFC 7413 §4.1.1). */
  readonly fastOpen?: true;
  /** The snaplen cut some of them off: of those that are not here nobody knows. */
  readonly cut?: true;
}

export interface CapturedSegment {
  /** Number of the frame in its file, from 1, as Wireshark counts. */
  readonly frame: number;
  /** Microseconds since 1970. */
  readonly time: number;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly seq: number;
  readonly ack: number;
  /** The control bits as shared/tcp/segment.ts writes them (the low six bits). */
  readonly flags: number;
  /** The window field as it stands in the header, not scaled. */
  readonly wnd: number;
  readonly up: number;
  /** Octets of text by the IP header, whatever the capture cut off. */
  readonly length: number;
  /** The text that was captured: shorter than `length` when the snaplen cut it. */
  readonly text: Uint8Array;
  readonly options: CapturedOptions;
  /** By what a second sighting of the same packet is known; left out where nobody looked. */
  readonly packet?: PacketMark;
}

/** What of a packet's headers stays the same on every link, and is another for a segment that is sent again. */
export interface PacketMark {
  /** IPv4's Identification; 0 where there is none. */
  readonly id: number;
  /** The TCP checksum as it stands in the header. */
  readonly sum: number;
  /** Whether that is the segment's checksum; null where not all of it was captured. */
  readonly right: boolean | null;
}
