/**
 * The timeline that a cursor moves over: moments in time, the first of them before anything happened.
 * A match has them in virtual time, a capture in that of its clock. All times are milliseconds since the beginning.
 */
import { IN_REAL_TIME, type Pacing } from './pacing.ts';

export interface Timeline {
  readonly moments: readonly { readonly at: number }[];
  /** When the last thing happened. */
  readonly end: number;
  /** The indices of the moments that M leads to. */
  readonly mistakes: readonly number[];
  /** How fine its clock is, in milliseconds. */
  readonly resolution: number;
  /** Decimals of a second with which its times are shown. */
  readonly digits: number;
  readonly pacing: Pacing;
  /** Names a moment in a link where several share its time; rises with the index. */
  readonly versionOf: (index: number) => number;
}

/** A match's clock counts milliseconds, and tenths of a second are shown of them. */
export const VIRTUAL_CLOCK = { resolution: 1, digits: 1, pacing: IN_REAL_TIME } as const;

/** The last moment not later than `at`. */
export function momentAt({ moments }: Timeline, at: number): number {
  return lastIndex(moments, (moment) => moment.at <= at);
}

/** The first moment whose version is at least this one, or the last moment. */
export function momentOfVersion({ moments, versionOf }: Timeline, version: number): number {
  return Math.min(lastIndex(moments, (_, index) => versionOf(index) < version) + 1, moments.length - 1);
}

/** Within the timeline, and at a time that its clock can show. */
export function clampTime({ end, resolution }: Timeline, at: number): number {
  const within = Math.max(0, Math.min(end, at));
  // Multiplied last, 12345 × 0.001 would not be 12.345.
  return resolution < 1 ? Math.round(within / resolution) / (1 / resolution) : Math.round(within);
}

/** The last index whose element passes, where all that pass come first; -1 when none does. */
function lastIndex<T>(list: readonly T[], passes: (element: T, index: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && passes(element, middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
