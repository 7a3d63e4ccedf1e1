/** A segment card's content, in words and numbers. */
import { ACK, FLAG_BITS, FLAGS, type Flag, SYN } from '../../../shared/tcp/segment.ts';
import { seq, seqAdd, seqDiff } from '../../../shared/tcp/seq.ts';

/** A segment as it is shown. What is not known yet (while it is composed) is left out. */
export interface SegmentView {
  readonly flags: number;
  readonly seq?: number | undefined;
  readonly ack?: number | undefined;
  readonly wnd?: number | undefined;
  readonly up?: number | undefined;
  /** One code unit an octet. */
  readonly data?: string | undefined;
  /** Octets of text, when `data` is not all of it: a capture may have cut it off. */
  readonly length?: number | undefined;
}

export const lengthOf = ({ data = '', length }: SegmentView): number => length ?? data.length;

/** The initial sequence numbers that relative numbers count from: of who sent the segment, and of who receives it. */
export interface NumberBase {
  readonly seq?: number | undefined;
  readonly ack?: number | undefined;
}

export const flagsOf = (flags: number): readonly Flag[] =>
  FLAGS.filter((flag) => (flags & FLAG_BITS[flag]) !== 0);

const countsFrom = (n: number | undefined, base: number | undefined): boolean =>
  n === undefined || (base !== undefined && seqDiff(seq(n), seq(base)) >= 0);

const after = (base: number | undefined): number | undefined =>
  base === undefined ? undefined : seqAdd(seq(base), 1);

/**
 * What a segment's numbers are counted from: its base, if both can be.
 * A number before the base is another connection's, and so is a SYN that is not the base itself: then neither is counted,
 * so that the two never differ in kind. But for a SYN right behind the base: who sends that one has only miscounted.
 */
export function baseFor({ flags, seq: first, ack }: SegmentView, base: NumberBase): NumberBase {
  const anew = (flags & SYN) !== 0 && first !== undefined && first !== base.seq && first !== after(base.seq);
  const counts = !anew && countsFrom(first, base.seq) && ((flags & ACK) === 0 || countsFrom(ack, base.ack));
  return counts ? base : {};
}

/** Whether a segment cannot be counted from a base that there is. */
export const isForeign = (segment: SegmentView, base: NumberBase): boolean =>
  (base.seq !== undefined || base.ack !== undefined) && baseFor(segment, base) !== base;

/** Counted from the initial sequence number, as Wireshark counts. */
export const relative = (absolute: number, base: number | undefined): number =>
  base === undefined ? absolute : seqDiff(seq(absolute), seq(base));

/** Octets as text: a line's end is a return sign, what else cannot be printed is a dot. */
export const printable = (data: string): string => data.replace(/\r?\n/g, '↵').replace(/[^\x20-\x7e↵]/g, '·');

/** The beginning of the text, and how many octets follow it, of `length` in all. */
export function preview(
  data: string,
  most: number,
  length = data.length,
): { readonly text: string; readonly more: number } {
  const shown = data.length > most ? data.slice(0, most) : data;
  return { text: printable(shown), more: length - shown.length };
}

/** How full the length bar is: short texts must be told apart, long ones must not leave the card. */
export const lengthShare = (octets: number): number =>
  octets === 0 ? 0 : Math.min(1, Math.log2(octets + 1) / Math.log2(1461));
