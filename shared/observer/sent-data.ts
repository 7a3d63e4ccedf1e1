/**
 * What a host's outstanding segments held, since what is sent again must be the same octets.
 * Of short texts all octets are kept; of long ones a few at both ends, by which another slice of the stream is seen
 * however it is cut, and a hash, by which a segment of the same cut is.
 */
import { type SeqNumber, seq, seqAdd, seqDiff, seqLt } from '../tcp/seq.ts';

/** Octets that are kept of the beginning of a piece, and of its end. */
const OCTETS = 8;
/** A text of which all octets are kept, in pieces that their two ends cover. */
const SHORT = 64;
/** Pieces that are remembered; the oldest are forgotten first. */
const MOST = 256;
/** Forgotten pieces are swept out when so many have gathered at the front, and as many as are left. */
const SWEEP = 4;

/** A piece in the list: SEQ, length, two words of its beginning and two of its end, hash; 32 bits each, for there are many. */
const AT = { seq: 0, length: 1, beginning: 2, end: 4, hash: 6 } as const;
const STRIDE = 7;
const FIRST_PIECES = 8;

export class SentText {
  #pieces = new Int32Array(FIRST_PIECES * STRIDE);
  /** Where the first piece begins that is not forgotten, and where the last ends: the list keeps its room. */
  #first = 0;
  #end = 0;
  #una: SeqNumber | null = null;

  /** Remembers new text, which goes on where the last ended. */
  add(from: SeqNumber, text: Uint8Array): void {
    const size = text.length > SHORT ? text.length : 2 * OCTETS;
    for (let at = 0; at < text.length; at += size)
      this.#piece(from, text, at, Math.min(size, text.length - at));
    this.#first = Math.max(this.#first, this.#end - MOST * STRIDE);
    this.#sweep();
  }

  /** What is acknowledged will not be sent again, but perhaps its last octets, in front of others. */
  forgetBelow(una: SeqNumber): void {
    this.#una = una;
    while (this.#first < this.#end && seqLt(this.#endOf(this.#first), una)) this.#first += STRIDE;
    this.#sweep();
  }

  /** Whether text sent again is what was sent under these numbers, as far as is remembered. */
  agrees(from: SeqNumber, text: Uint8Array): boolean {
    // A keep-alive may bring any octet (RFC 9293 §3.8.4).
    if (text.length === 1 && seqAdd(from, 1) === this.#una) return true;
    for (let piece = this.#first; piece < this.#end; piece += STRIDE) {
      const offset = seqDiff(this.#seqOf(piece), from);
      if (offset >= text.length) return true;
      if (offset + (this.#pieces[piece + AT.length] as number) <= 0) continue;
      if (!this.#isIn(piece, text, offset)) return false;
    }
    return true;
  }

  /** Whether a piece is what stands in the text, from an offset on that may be negative. */
  #isIn(piece: number, text: Uint8Array, offset: number): boolean {
    const length = this.#pieces[piece + AT.length] as number;
    const kept = Math.min(OCTETS, length);
    for (let k = 0; k < kept; k += 1) {
      const beginning = text[offset + k];
      if (beginning !== undefined && beginning !== this.#octet(piece + AT.beginning, k)) return false;
      const end = text[offset + length - kept + k];
      if (end !== undefined && end !== this.#octet(piece + AT.end, k)) return false;
    }
    if (length <= SHORT || offset !== 0 || length !== text.length) return true;
    return this.#pieces[piece + AT.hash] === hashOf(text);
  }

  #piece(from: SeqNumber, text: Uint8Array, at: number, length: number): void {
    const end = at + length - Math.min(OCTETS, length);
    if (this.#end === this.#pieces.length) this.#grow();
    const pieces = this.#pieces;
    const piece = this.#end;
    pieces[piece] = seqAdd(from, at) | 0;
    pieces[piece + AT.length] = length;
    pieces[piece + AT.beginning] = four(text, at);
    pieces[piece + AT.beginning + 1] = four(text, at + 4);
    pieces[piece + AT.end] = four(text, end);
    pieces[piece + AT.end + 1] = four(text, end + 4);
    pieces[piece + AT.hash] = length > SHORT ? hashOf(text) : 0;
    this.#end += STRIDE;
  }

  #seqOf(piece: number): SeqNumber {
    return seq((this.#pieces[piece + AT.seq] as number) >>> 0);
  }

  #endOf(piece: number): SeqNumber {
    return seqAdd(this.#seqOf(piece), this.#pieces[piece + AT.length] as number);
  }

  #octet(words: number, k: number): number {
    return ((this.#pieces[words + (k >> 2)] as number) >>> (24 - 8 * (k & 3))) & 0xff;
  }

  #grow(): void {
    const pieces = new Int32Array(2 * this.#pieces.length);
    pieces.set(this.#pieces);
    this.#pieces = pieces;
  }

  #sweep(): void {
    if (this.#first === this.#end) this.#end = 0;
    else if (this.#first < SWEEP * STRIDE || 2 * this.#first < this.#end) return;
    else {
      this.#pieces.copyWithin(0, this.#first, this.#end);
      this.#end -= this.#first;
    }
    this.#first = 0;
  }
}

const four = (text: Uint8Array, at: number): number =>
  ((text[at] ?? 0) << 24) | ((text[at + 1] ?? 0) << 16) | ((text[at + 2] ?? 0) << 8) | (text[at + 3] ?? 0);

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
