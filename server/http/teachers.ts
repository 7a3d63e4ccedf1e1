/** Who may teach: whoever knows the secret gets a token, and the token opens the teacher's powers. */
import type { SignInAnswer } from '../../shared/protocol/http.ts';
import type { Limits } from '../access/limits.ts';
import { type OneTimeCode, OneTimeCodes } from '../access/one-time-codes.ts';
import { Budget } from '../access/rate.ts';
import { hashToken, newToken, sameSecret } from '../access/tokens.ts';
import type { Directory } from '../classroom/directory.ts';
import { Refusal } from '../refusal.ts';
import type { Clock } from '../time/clock.ts';
import { HAND_OVER_LASTS } from './hand-overs.ts';

export class Teachers {
  readonly #directory: Directory;
  readonly #wrong: Budget;
  /** A secret that the operator chose is a password; one that we printed is good for one device. */
  readonly #once: boolean;
  #secret: string | null;
  /** Secrets that a teacher shows to a second device. */
  readonly #handOvers: OneTimeCodes<'teacher'>;

  /** @param chosen by the operator; null: a new one is made */
  constructor(
    directory: Directory,
    chosen: string | null,
    { wrongSecrets }: Pick<Limits, 'wrongSecrets'>,
    clock: Clock,
  ) {
    this.#directory = directory;
    this.#handOvers = new OneTimeCodes(clock, HAND_OVER_LASTS, newToken);
    this.#wrong = new Budget(wrongSecrets);
    this.#once = chosen === null;
    this.#secret = chosen ?? newToken();
  }

  get kind(): SignInAnswer['secret'] {
    return this.#once ? 'printed' : 'chosen';
  }

  /** What the operator is shown; null when it has been used. */
  get secret(): string | null {
    return this.#secret;
  }

  /** A token for whoever knows the secret. @throws Refusal */
  async open(secret: string): Promise<string> {
    // Nobody guesses one of these, either.
    if (this.#handOvers.redeem(secret) !== null) return await this.#begin();
    const right = this.#secret !== null && sameSecret(secret, this.#secret);
    // A secret that we made cannot be guessed, so that guesses, of a class at play perhaps, need not keep its owner out.
    if (!(right && this.#once)) await this.#wrong.mustBeLeft();
    if (!right) {
      await this.#wrong.spend();
      throw new Refusal(this.#once ? 'secret-used' : 'wrong-password');
    }
    const used = this.#secret;
    if (this.#once) this.#secret = null;
    try {
      return await this.#begin();
    } catch (error) {
      this.#secret = used;
      throw error;
    }
  }

  /** A secret for one more device. */
  handOver(): OneTimeCode {
    return this.#handOvers.issue('teacher');
  }

  async #begin(): Promise<string> {
    const token = newToken();
    await this.#directory.record({ type: 'teacher-session', tokenHash: hashToken(token) });
    return token;
  }

  isTeacher(token: string): Promise<boolean> {
    return this.#directory.isTeacher(token);
  }
}
