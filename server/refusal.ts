/**
 * A refusal of a request, other than an illegal move: the error that says why.
 * Its code is of shared/protocol/errors.ts, which has the status; the sentence stands in shared/words.
 */
import type { ErrorCode } from '../shared/protocol/errors.ts';

export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    /** For developers: what in the request is wrong. Never shown to players, and never a secret. */
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
  }
}
