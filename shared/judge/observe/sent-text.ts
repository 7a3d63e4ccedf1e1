/**
 * How a host's outstanding segments began and ended: what is sent again must be the same octets. A few of each segment
 * are enough to see that another slice of the stream goes by its number.
 */
import { type SeqNumber, seqAdd, seqDiff, seqLt } from '../../tcp/seq.ts';

const OCTETS = 8;
/** Samples that are remembered; the oldest are forgotten first. */
const MOST = 512;
/** Forgotten samples are swept out when so many have gathered at the front. */
const SWEEP = 128;

export class SentText {
  /** Parallel lists, for there is one entry for every segment of a long transfer. */
  #seqs: SeqNumber[] = [];
  #octets: number[] = [];
  #first = 0;

  /** Remembers new text: its first octets, and its last when all of it was captured. */
  add(seq: SeqNumber, text: Uint8Array, whole: boolean): void {
    if (text.length < OCTETS) return;
    this.#sample(seq, text, 0);
    if (whole && text.length > OCTETS) this.#sample(seq, text, text.length - OCTETS);
    if (this.#seqs.length - this.#first > MOST) this.#first += 2;
    this.#sweep();
  }

  /** What is acknowledged will not be sent again. */
  forgetBelow(una: SeqNumber): void {
    const seqs = this.#seqs;
    while (this.#first < seqs.length && seqLt(seqAdd(seqs[this.#first] as SeqNumber, OCTETS), una))
      this.#first += 1;
    this.#sweep();
  }

  /** Whether text sent again is what was sent under these numbers, as far as is remembered. */
  agrees(seq: SeqNumber, text: Uint8Array): boolean {
    for (let i = this.#first; i < this.#seqs.length; i += 1) {
      const offset = seqDiff(this.#seqs[i] as SeqNumber, seq);
      if (offset >= text.length) return true;
      for (let k = Math.max(0, -offset); k < OCTETS && offset + k < text.length; k += 1) {
        if (this.#octet(i, k) !== text[offset + k]) return false;
      }
    }
    return true;
  }

  #sample(seq: SeqNumber, text: Uint8Array, at: number): void {
    this.#seqs.push(seqAdd(seq, at));
    this.#octets.push(four(text, at), four(text, at + 4));
  }

  #octet(sample: number, k: number): number {
    const word = this.#octets[2 * sample + (k >> 2)] as number;
    return (word >>> (24 - 8 * (k & 3))) & 0xff;
  }

  #sweep(): void {
    if (this.#first < SWEEP) return;
    this.#seqs = this.#seqs.slice(this.#first);
    this.#octets = this.#octets.slice(2 * this.#first);
    this.#first = 0;
  }
}

const four = (text: Uint8Array, at: number): number =>
  (((text[at] ?? 0) << 24) |
    ((text[at + 1] ?? 0) << 16) |
    ((text[at + 2] ?? 0) << 8) |
    (text[at + 3] ?? 0)) >>>
  0;
