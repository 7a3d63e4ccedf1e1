/** A request that is refused: with a code of shared/protocol/errors.ts, which has the sentence and the HTTP status. */
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
