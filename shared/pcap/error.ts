/**
 * The error of a file that is no capture, or is broken where no reader could go on.
 * One clear sentence says what and where.
 */
import type { Params, Translate } from '../words/format.ts';
import type { English } from '../words/words.ts';

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

type Sentences = English['captures'];
/** One of the sentences of `words.captures`, and what fills its places. */
export type CaptureProblem = {
  readonly [Id in keyof Sentences]: { readonly id: Id } & Params<Sentences[Id]>;
}[keyof Sentences];

const NONE = { size: '', hex: '', version: '', offset: '', most: '', length: '', atEnd: '', types: '' };

export const captureProblemText = (say: Translate<Sentences>, { id, ...places }: CaptureProblem): string =>
  say(id, { ...NONE, ...places });

export class CaptureError extends Error {
  readonly code: CaptureErrorCode;
  readonly problem: CaptureProblem;
  /** Where in the file, in octets from its beginning. */
  readonly offset: number;

  constructor(code: CaptureErrorCode, offset: number, problem: CaptureProblem) {
    super(problem.id);
    this.name = 'CaptureError';
    this.code = code;
    this.problem = problem;
    this.offset = offset;
  }
}
