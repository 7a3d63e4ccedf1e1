/**
 * The options at the end of a pcapng block: code, length, value, padded to four octets.
 * The last has code 0.
 */
import type { CaptureCounts } from '../counts.ts';
import { NO_COMMENTS } from '../frame.ts';
import { utf8Decode } from '../utf8.ts';
import type { Window } from './window.ts';

export const OPTION = {
  end: 0,
  comment: 1,
  interfaceName: 2,
  userApplication: 4,
  tsresol: 9,
  tsoffset: 14,
} as const;

/** Four octets, as each block and each option is padded. */
export const padded = (octets: number): number => (octets + 3) & ~3;

/** Calls `each` with every option in the octets at … end − 1; one that overruns ends the list and is counted. */
export function forEachOption(
  view: DataView,
  at: number,
  end: number,
  little: boolean,
  counts: CaptureCounts,
  each: (code: number, at: number, length: number) => void,
): void {
  let next = at;
  while (end - next >= 4) {
    const code = view.getUint16(next, little);
    if (code === OPTION.end) return;
    const length = view.getUint16(next + 2, little);
    if (length > end - next - 4) {
      counts.badOptions += 1;
      return;
    }
    each(code, next + 4, length);
    next += 4 + padded(length);
  }
}

/** The comments among the options of a packet. */
export function readComments(
  { bytes, view }: Window,
  at: number,
  end: number,
  little: boolean,
  counts: CaptureCounts,
): readonly string[] {
  if (end - at < 4) return NO_COMMENTS;
  const comments: string[] = [];
  forEachOption(view, at, end, little, counts, (code, value, length) => {
    if (code === OPTION.comment) comments.push(utf8Decode(bytes, value, value + length));
  });
  return comments.length === 0 ? NO_COMMENTS : comments;
}
