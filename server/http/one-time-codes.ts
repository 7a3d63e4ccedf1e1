/**
 * Codes that are good once and for a while, at whichever server of a store.
 * Each holder has one, and the newest counts.
 */
import type { Milliseconds } from '../../shared/units.ts';
import { hashToken } from '../access/tokens.ts';
import type { Codes } from '../store/store.ts';

export interface OneTimeCode {
  readonly code: string;
  readonly lasts: Milliseconds;
}

export class OneTimeCodes {
  readonly #codes: Codes;
  readonly #kind: string;
  readonly #lasts: Milliseconds;
  readonly #make: () => string;

  /** @param kind as which the store knows them */
  constructor(codes: Codes, kind: string, lasts: Milliseconds, make: () => string) {
    this.#codes = codes;
    this.#kind = kind;
    this.#lasts = lasts;
    this.#make = make;
  }

  async issue(holder: string): Promise<OneTimeCode> {
    const code = this.#make();
    await this.#codes.issue(this.#kind, hashToken(code), holder, this.#lasts);
    return { code, lasts: this.#lasts };
  }

  /** Null for a code that was never issued, has been used, or has expired; also for whoever comes second. */
  redeem(code: string): Promise<string | null> {
    return this.#codes.redeem(this.#kind, hashToken(code));
  }

  /** Whose it is, without using it. */
  holderOf(code: string): Promise<string | null> {
    return this.#codes.holder(this.#kind, hashToken(code));
  }

  /** Nothing that was issued to this holder is good any more. */
  revoke(holder: string): Promise<void> {
    return this.#codes.revoke(this.#kind, holder);
  }
}
