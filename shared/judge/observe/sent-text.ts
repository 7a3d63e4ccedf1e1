/**
 * What a host's outstanding segments held: what is sent again must be the same octets. Of short texts all octets are kept;
 * of long ones a few at both ends, by which another slice of the stream is seen however it is cut, and a hash, by which a
 * segment of the same cut is.
 */
import { type SeqNumber, seqAdd, seqDiff, seqLt } from '../../tcp/seq.ts';

const OCTETS = 8;
/** A text of which all octets are kept. */
const SHORT = 64;
/** Samples that are remembered; the oldest are forgotten first. */
const MOST = 512;
/** Forgotten samples are swept out when so many have gathered at the front. */
const SWEEP = 128;

export class SentText {
  /** Parallel lists, for there is one entry for every segment of a long transfer: where a sample stands, and its octets. */
  #seqs: SeqNumber[] = [];
  #counts: number[] = [];
  #octets: number[] = [];
  /** At the first sample of a long text, its length and its hash. */
  #lengths: number[] = [];
  #hashes: number[] = [];
  #first = 0;
  #una: SeqNumber | null = null;

  /** Remembers new text, which goes on where the last ended; `whole` when all of it was captured. */
  add(seq: SeqNumber, text: Uint8Array, whole: boolean): void {
    if (text.length <= SHORT) {
      for (let at = 0; at < text.length; at += OCTETS) this.#sample(seq, text, at);
    } else {
      this.#sample(seq, text, 0);
      this.#lengths[this.#lengths.length - 1] = text.length;
      this.#hashes[this.#hashes.length - 1] = hashOf(text);
      if (whole) this.#sample(seq, text, text.length - OCTETS);
    }
    this.#first = Math.max(this.#first, this.#seqs.length - MOST);
    this.#sweep();
  }

  /** What is acknowledged will not be sent again, but perhaps its last octets, in front of others. */
  forgetBelow(una: SeqNumber): void {
    this.#una = una;
    const seqs = this.#seqs;
    while (this.#first < seqs.length && seqLt(seqAdd(seqs[this.#first] as SeqNumber, OCTETS), una))
      this.#first += 1;
    this.#sweep();
  }

  /** Whether text sent again is what was sent under these numbers, as far as is remembered. */
  agrees(seq: SeqNumber, text: Uint8Array): boolean {
    // A keep-alive may bring any octet (RFC 9293 §3.8.4).
    if (text.length === 1 && seqAdd(seq, 1) === this.#una) return true;
    for (let i = this.#first; i < this.#seqs.length; i += 1) {
      const offset = seqDiff(this.#seqs[i] as SeqNumber, seq);
      if (offset >= text.length) return true;
      const count = this.#counts[i] as number;
      for (let k = Math.max(0, -offset); k < count && offset + k < text.length; k += 1) {
        if (this.#octet(i, k) !== text[offset + k]) return false;
      }
      if (offset === 0 && this.#lengths[i] === text.length && this.#hashes[i] !== hashOf(text)) return false;
    }
    return true;
  }

  #sample(seq: SeqNumber, text: Uint8Array, at: number): void {
    this.#seqs.push(seqAdd(seq, at));
    this.#counts.push(Math.min(OCTETS, text.length - at));
    this.#octets.push(four(text, at), four(text, at + 4));
    this.#lengths.push(0);
    this.#hashes.push(0);
  }

  #octet(sample: number, k: number): number {
    const word = this.#octets[2 * sample + (k >> 2)] as number;
    return (word >>> (24 - 8 * (k & 3))) & 0xff;
  }

  #sweep(): void {
    if (this.#first < SWEEP) return;
    this.#seqs = this.#seqs.slice(this.#first);
    this.#counts = this.#counts.slice(this.#first);
    this.#octets = this.#octets.slice(2 * this.#first);
    this.#lengths = this.#lengths.slice(this.#first);
    this.#hashes = this.#hashes.slice(this.#first);
    this.#first = 0;
  }
}

const four = (text: Uint8Array, at: number): number =>
  (((text[at] ?? 0) << 24) |
    ((text[at + 1] ?? 0) << 16) |
    ((text[at + 2] ?? 0) << 8) |
    (text[at + 3] ?? 0)) >>>
  0;

/** Knuth's multiplier, 2^32 / φ. */
const MULTIPLIER = 0x9e3779b1;

/** 32 bits in which every octet counts; nobody needs to be kept from finding another text with the same. */
function hashOf(text: Uint8Array): number {
  const view = new DataView(text.buffer, text.byteOffset, text.length);
  const words = text.length & ~3;
  let hash = text.length;
  for (let at = 0; at < words; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at), MULTIPLIER);
    hash = (hash << 13) | (hash >>> 19);
  }
  return Math.imul(hash ^ four(text, words), MULTIPLIER);
}
