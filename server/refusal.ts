/** A refused request: its code, of shared/protocol/errors.ts, which has the sentence and the status. */
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
