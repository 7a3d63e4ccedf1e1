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
/** The same of text that has no Identification: it may be sent again as soon as a round trip allows. */
const APART_WITHOUT_ID: Microseconds = 2_000;

/** One that has strayed through the network, and that a tap elsewhere has seen before. */
const STRAYED: Microseconds = 1_000_000;
/** The same of a SYN without Identification: the first timeout takes a second (RFC 6298 §2.1). */
const STRAYED_SYN: Microseconds = 500_000;

/** Slots that packets are remembered in, each in the one that its marks give it, two of them beside each other. */
const SLOT_BITS = 14;
const WAYS = 2;
const PLACES = WAYS << SLOT_BITS;

/**
 * `same` is the same packet. `alike` says the same later, or has no Identification that would tell: it is the same packet
 * when nothing else explains it.
 */
export type Likeness = 'same' | 'alike' | null;

/** A file of both ends has half of its frames twice; of fewer than this many nobody knows yet. */
const TOO_FEW = 256;
const FREQUENT = 8;

export class Copies {
  #looked = 0;
  #found = 0;
  readonly #times = new Float64Array(PLACES).fill(Number.NEGATIVE_INFINITY);
  readonly #marks = new Uint32Array(PLACES);
  readonly #seqs = new Uint32Array(PLACES);
  readonly #acks = new Uint32Array(PLACES);
  readonly #headers = new Uint32Array(PLACES);

  /** Whether the file may be one of both ends (near-host.ts). */
  get mayBeOfBothEnds(): boolean {
    return this.#looked < TOO_FEW || this.#found * FREQUENT >= this.#looked;
  }

  /** What was seen of this packet just before; it is remembered. */
  look(s: CapturedSegment): Likeness {
    if (s.packet === undefined) return null;
    this.#looked += 1;
    const { id, right } = s.packet;
    // Where its sender leaves the sum to the card, another tap sees it with one.
    const sum = id !== 0 && right === null ? 0 : s.packet.sum;
    // Ports, flags and length: all that the checksum could cancel out.
    const header =
      (Math.imul((s.source.port << 16) | s.destination.port, 0x9e3779b1) ^ (s.length << 6) ^ s.flags) >>> 0;
    // Acknowledgments that say the same are told apart by it; of a SYN or a RST it may be another.
    const told = (s.flags & (SYN | RST)) === 0 ? id : 0;
    // Each mixed by itself: a FIN more and a checksum less must not cancel out.
    const mixed =
      Math.imul(told, 0x9e3779b1) ^
      Math.imul(s.seq, 0x85ebca6b) ^
      Math.imul(s.ack, 0xc2b2ae35) ^
      Math.imul(header, 0x165667b1);
    const slot = WAYS * (Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f) >>> (32 - SLOT_BITS));
    const mark = ((id << 16) | sum) >>> 0;
    const found = this.#isAt(slot, s, header, mark)
      ? slot
      : this.#isAt(slot + 1, s, header, mark)
        ? slot + 1
        : -1;
    const place = found < 0 ? this.#older(slot) : found;
    const apart = Math.abs(s.time - (this.#times[place] as number));
    const sameId = ((this.#marks[place] as number) ^ mark) >>> 16 === 0;
    this.#times[place] = s.time;
    this.#marks[place] = mark;
    this.#seqs[place] = s.seq;
    this.#acks[place] = s.ack;
    this.#headers[place] = header;
    if (found < 0) return null;
    this.#found += 1;
    if (apart <= APART) return likeness(s, id, sameId, apart);
    if (sameId && id !== 0 && apart <= STRAYED) return 'alike';
    return (s.flags & SYN) !== 0 && sameId && apart <= STRAYED_SYN ? 'alike' : null;
  }

  #isAt(place: number, { seq, ack }: CapturedSegment, header: number, mark: number): boolean {
    return (
      this.#seqs[place] === seq &&
      this.#acks[place] === ack &&
      this.#headers[place] === header &&
      haveOneSum(this.#marks[place] as number, mark)
    );
  }

  #older(slot: number): number {
    return (this.#times[slot] as number) <= (this.#times[slot + 1] as number) ? slot : slot + 1;
  }
}

/** The same checksum; or the same Identification, and one of them has not been computed. */
function haveOneSum(a: number, b: number): boolean {
  const sums = (a ^ b) & 0xffff;
  if (sums === 0) return true;
  const isLeft = (a & 0xffff) === 0 || (b & 0xffff) === 0;
  return isLeft && a >>> 16 !== 0 && (a ^ b) >>> 16 === 0;
}

function likeness(
  { flags, length }: CapturedSegment,
  id: number,
  sameId: boolean,
  apart: Microseconds,
): Likeness {
  if ((sameId && id !== 0) || (flags & (SYN | RST)) !== 0) return 'same';
  if (!sameId) return null;
  // An ACK alone may well be sent twice at once.
  return (length > 0 || (flags & FIN) !== 0) && apart <= APART_WITHOUT_ID ? 'same' : 'alike';
}
