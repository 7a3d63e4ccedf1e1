/**
 * Puts fragments of IP datagrams together (RFC 791 §3.2, RFC 8200 §4.5).
 * Bounded: a datagram that does not become whole within a time, or is one too many, is forgotten, and its pieces stay
 * passed over. Pieces that lie over each other are believed as they came first.
 */
import type { Frame } from '../frame.ts';
import type { Fragment, Packet } from './packet.ts';

const MOST_DATAGRAMS = 256;
const MOST_PIECES = 128;
const LONGEST = 0xffff;
/** Microseconds; RFC 791 and RFC 8200 have 15 and 60 seconds. */
const FORGOTTEN_AFTER = 60_000_000;

interface Datagram {
  readonly since: number;
  readonly pieces: { readonly offset: number; readonly octets: Uint8Array }[];
  /** Octets in all; known from the last piece. */
  length: number | null;
  protocol: number;
}

export class Fragments {
  readonly #datagrams = new Map<string, Datagram>();

  /**
   * The payload of the whole datagram with the addresses in front of it, and how many pieces it had; null when more are
   * missing. The piece lies at `packet.at` of the frame.
   */
  add(
    frame: Frame,
    packet: Packet,
    fragment: Fragment,
  ): { readonly octets: Uint8Array; readonly pieces: number } | null {
    const { at, wireEnd, source, six } = packet;
    // What the snaplen cut off is missing from the datagram, too.
    if (wireEnd > frame.end || wireEnd - at + fragment.offset > LONGEST) return null;
    const addresses = frame.bytes.subarray(source, source + (six ? 32 : 8));
    const key = `${six ? 6 : packet.protocol} ${fragment.id} ${addresses.join('.')}`;
    const datagram = this.#datagram(key, frame.time, packet.protocol);
    if (fragment.offset === 0) datagram.protocol = packet.protocol;
    if (datagram.pieces.length === MOST_PIECES) return null;
    datagram.pieces.push({ offset: fragment.offset, octets: frame.bytes.slice(at, wireEnd) });
    if (!fragment.more) datagram.length = fragment.offset + wireEnd - at;
    const octets = joined(datagram);
    if (octets === null) return null;
    this.#datagrams.delete(key);
    packet.protocol = datagram.protocol;
    const whole = new Uint8Array(addresses.length + octets.length);
    whole.set(addresses);
    whole.set(octets, addresses.length);
    return { octets: whole, pieces: datagram.pieces.length };
  }

  #datagram(key: string, time: number, protocol: number): Datagram {
    const known = this.#datagrams.get(key);
    if (known !== undefined && time - known.since <= FORGOTTEN_AFTER) return known;
    this.#datagrams.delete(key);
    if (this.#datagrams.size === MOST_DATAGRAMS) {
      const [oldest] = this.#datagrams.keys();
      if (oldest !== undefined) this.#datagrams.delete(oldest);
    }
    const datagram: Datagram = { since: time, pieces: [], length: null, protocol };
    this.#datagrams.set(key, datagram);
    return datagram;
  }
}

function joined({ pieces, length }: Datagram): Uint8Array | null {
  if (length === null) return null;
  const sorted = [...pieces].sort((x, y) => x.offset - y.offset);
  const octets = new Uint8Array(length);
  let reached = 0;
  for (const { offset, octets: piece } of sorted) {
    if (offset > reached || offset + piece.length > length) return null;
    const fresh = piece.subarray(reached - offset);
    octets.set(fresh, reached);
    reached += fresh.length;
  }
  return reached === length ? octets : null;
}
