/** What a parser sees of a file at a moment, and what it makes of it. */
import type { Frame } from '../frame.ts';

/** The octets at … end − 1 of `bytes`. Octet 0 of `bytes` is octet `base` of the file. */
export interface Window {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  readonly end: number;
  readonly base: number;
}

/**
 * 'frame': the record held a frame, and the Frame is filled. 'passed': it held none.
 * 'more': the record does not lie in the window as a whole; nothing has been taken.
 */
export type Step = 'frame' | 'passed' | 'more';

/** Reads a file of one format, record by record. @throws CaptureError where it cannot go on. */
export interface RecordParser {
  /** Looks at the record that begins at `window.at`. */
  parse(window: Window, frame: Frame): Step;
  /**
   * Octets of the record. After 'more': how many must be there to go on; never more than the record then takes, or the
   * next record would lose its beginning. After 'passed' it may be more than the window holds: the rest of the record is
   * of no interest.
   */
  readonly size: number;
  /** The record at hand does not end with the step that was last taken. */
  readonly withinRecord: boolean;
}

/** No capture holds longer frames; a record that claims more is broken. Also bounds what a reader keeps of a file. */
export const LONGEST_FRAME = 1 << 20;

export const fileOffset = (window: Window): number => window.base + window.at;

export function fillFrame(
  frame: Frame,
  window: Window,
  start: number,
  captured: number,
  length: number,
): void {
  frame.bytes = window.bytes;
  frame.view = window.view;
  frame.start = start;
  frame.end = start + captured;
  frame.length = length;
}
