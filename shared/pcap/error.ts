/** A file that is no capture, or is broken where no reader could go on. One clear sentence says what and where. */

import type { Text } from '../text.ts';

export const CAPTURE_ERRORS = [
  /** The file does not begin as a pcap or pcapng file does. */
  'not-a-capture',
  /** A version of the format that is not the one in use. */
  'other-version',
  /** A record or block claims a length that cannot be: where the next one begins is unknown. */
  'bad-length',
  /** The file ends in the middle of a record; everything before it was read. */
  'cut-short',
  /** More interfaces than any capture has: they would have to be kept in memory. */
  'too-many-interfaces',
  /** Every frame is of a link layer that is not read, or of an interface that nothing describes. */
  'unread-link-layer',
] as const;
export type CaptureErrorCode = (typeof CAPTURE_ERRORS)[number];

export class CaptureError extends Error {
  readonly code: CaptureErrorCode;
  /** The sentence; `message` is the English half of it. */
  readonly text: Text;
  /** Where in the file, in octets from its beginning. */
  readonly offset: number;

  constructor(code: CaptureErrorCode, offset: number, text: Text) {
    super(text.en);
    this.name = 'CaptureError';
    this.code = code;
    this.text = text;
    this.offset = offset;
  }
}
