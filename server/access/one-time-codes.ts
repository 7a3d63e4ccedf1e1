/** Codes that are good once and for a while: each holder has one, and the newest counts. */
import type { Milliseconds } from '../../shared/units.ts';
import type { Clock } from '../time/clock.ts';

interface Issued<T> {
  readonly holder: T;
  readonly until: number;
}

export interface OneTimeCode {
  readonly code: string;
  readonly lasts: Milliseconds;
}

/** They live in memory: after a restart a new one is asked for. */
export class OneTimeCodes<T> {
  readonly #clock: Clock;
  readonly #lasts: Milliseconds;
  readonly #make: () => string;
  readonly #issued = new Map<string, Issued<T>>();

  constructor(clock: Clock, lasts: Milliseconds, make: () => string) {
    this.#clock = clock;
    this.#lasts = lasts;
    this.#make = make;
  }

  issue(holder: T): OneTimeCode {
    const now = this.#clock.now();
    for (const [code, issued] of this.#issued)
      if (issued.until <= now || issued.holder === holder) this.#issued.delete(code);
    const code = this.#make();
    this.#issued.set(code, { holder, until: now + this.#lasts });
    return { code, lasts: this.#lasts };
  }

  /** Null for a code that was never issued, has been used, or has expired. */
  redeem(code: string): T | null {
    const holder = this.holderOf(code);
    this.#issued.delete(code);
    return holder;
  }

  /** Whose it is, without using it. */
  holderOf(code: string): T | null {
    const issued = this.#issued.get(code);
    return issued && issued.until > this.#clock.now() ? issued.holder : null;
  }

  /** Nothing that was issued to this holder is good any more. */
  revoke(holder: T): void {
    for (const [code, issued] of this.#issued) if (issued.holder === holder) this.#issued.delete(code);
  }
}
