/**
 * Frames that a capture has twice: of two interfaces, two VLANs, a mirrored port.
 * The second is the same packet and no segment of its own. It is known by what no retransmission shares: the
 * Identification of IPv4 and the TCP checksum, with the same numbers. Where that does not tell (IPv6, Linux's resets, a
 * router between two interfaces), only what comes sooner than anything is sent again is held for the same packet.
 */
import type { CapturedSegment } from '../pcap/captured.ts';
import { FIN, RST, SYN } from '../tcp/segment.ts';
import type { Microseconds } from './observed-segment.ts';

/** Sightings of one packet lie no further apart: tens of milliseconds. No SYN is sent again so soon. */
const APART: Microseconds = 50_000;
/** The same of a reset, or of what has no Identification. */
const APART_WITHOUT_ID: Microseconds = 2_000;

/** Packets that are remembered, each in the place that its marks give it: a newcomer takes the place. */
const PLACE_BITS = 14;
const PLACES = 1 << PLACE_BITS;

export class Copies {
  readonly #times = new Float64Array(PLACES).fill(Number.NEGATIVE_INFINITY);
  readonly #marks = new Uint32Array(PLACES);
  readonly #seqs = new Uint32Array(PLACES);
  readonly #acks = new Uint32Array(PLACES);
  readonly #headers = new Uint32Array(PLACES);

  /** Whether this packet was seen just before; it is remembered. */
  isCopy(s: CapturedSegment): boolean {
    if (s.packet === undefined) return false;
    const { id, sum } = s.packet;
    // Ports, flags and length: all that the checksum could cancel out.
    const header =
      (Math.imul((s.source.port << 16) | s.destination.port, 0x9e3779b1) ^ (s.length << 6) ^ s.flags) >>> 0;
    // Each mixed by itself: a FIN more and a checksum less must not cancel out.
    const mixed =
      Math.imul(sum, 0x9e3779b1) ^
      Math.imul(s.seq, 0x85ebca6b) ^
      Math.imul(s.ack, 0xc2b2ae35) ^
      Math.imul(header, 0x165667b1);
    const place = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f) >>> (32 - PLACE_BITS);
    const mark = ((id << 16) | sum) >>> 0;
    const before = this.#marks[place] as number;
    const isSame =
      this.#seqs[place] === s.seq &&
      this.#acks[place] === s.ack &&
      this.#headers[place] === header &&
      (before & 0xffff) === sum;
    const apart = Math.abs(s.time - (this.#times[place] as number));
    this.#times[place] = s.time;
    this.#marks[place] = mark;
    this.#seqs[place] = s.seq;
    this.#acks[place] = s.ack;
    this.#headers[place] = header;
    return isSame && apart <= longestApart(s, id, before === mark);
  }
}

/** An ACK alone may well be sent twice at once, and a copy of it does no harm. */
function longestApart({ flags, length }: CapturedSegment, id: number, sameId: boolean): Microseconds {
  if ((sameId && id !== 0) || (flags & SYN) !== 0) return APART;
  if ((flags & RST) !== 0) return APART_WITHOUT_ID;
  return sameId && (length > 0 || (flags & FIN) !== 0) ? APART_WITHOUT_ID : -1;
}
