/**
 * A refusal of a request, other than an illegal move: the error that says why.
 * Its code is of shared/protocol/errors.ts, which has the status; the sentence stands in shared/words.
 */

import type { ErrorCode } from '../shared/protocol/errors.ts';
import type { Milliseconds } from '../shared/units.ts';

export class Refusal extends Error {
  override name = 'Refusal';
  /** For developers: what in the request is wrong. Never shown to players, and never a secret. */
  readonly detail?: string;
  /** When the same request will be answered. */
  readonly retryAfter?: Milliseconds;

  constructor(
    readonly code: ErrorCode,
    more?: string | { readonly retryAfter: Milliseconds },
  ) {
    super(typeof more === 'string' ? `${code}: ${more}` : code);
    if (typeof more === 'string') this.detail = more;
    else if (more !== undefined) this.retryAfter = more.retryAfter;
  }
}
