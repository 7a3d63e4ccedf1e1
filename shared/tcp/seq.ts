/**
 * Sequence numbers: unsigned 32-bit integers on a circle (RFC 9293 §3.4, rule R1).
 * Read first; everything else in the rulebook compares with these functions and never with `<`.
 */

/** A point on the circle of 2^32 sequence numbers. Make one with {@link seq}. */
export type SeqNumber = number & { readonly __brand: 'SeqNumber' };

/** Folds any integer into the sequence space, modulo 2^32. */
export function seq(n: number): SeqNumber {
  return (n >>> 0) as SeqNumber;
}

/** `a + octets`, modulo 2^32; `octets` may be negative. */
export function seqAdd(a: SeqNumber, octets: number): SeqNumber {
  return ((a + octets) >>> 0) as SeqNumber;
}

/**
 * The signed way from `b` to `a`, in octets, −2^31 … 2^31−1.
 * Two numbers exactly half the circle apart have no order; we call `a` the smaller then, as the subtraction does.
 */
export function seqDiff(a: SeqNumber, b: SeqNumber): number {
  return (a - b) | 0;
}

export const seqLt = (a: SeqNumber, b: SeqNumber): boolean => seqDiff(a, b) < 0;
export const seqLe = (a: SeqNumber, b: SeqNumber): boolean => seqDiff(a, b) <= 0;
export const seqGt = (a: SeqNumber, b: SeqNumber): boolean => seqDiff(a, b) > 0;
export const seqGe = (a: SeqNumber, b: SeqNumber): boolean => seqDiff(a, b) >= 0;

/** Whether `x` lies in the half-open window [start, start + size). An empty window holds nothing. */
export function inWindow(x: SeqNumber, start: SeqNumber, size: number): boolean {
  return (x - start) >>> 0 < size;
}

export const seqMax = (a: SeqNumber, b: SeqNumber): SeqNumber => (seqDiff(a, b) >= 0 ? a : b);
