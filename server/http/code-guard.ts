/** Keeps codes from being guessed, and a class from being kept out by who guesses. */
import { readClassCode } from '../../shared/protocol/class-code.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Guesses } from '../access/guesses.ts';
import type { Homes } from '../access/homes.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { Refusal } from '../refusal.ts';

export interface GuardServices {
  readonly classrooms: Pick<Classrooms, 'get'>;
  readonly homes: Homes;
  readonly guesses: Guesses;
}

/** What somebody reads who guesses. */
const GUESSED: readonly ErrorCode[] = ['no-such-class', 'no-such-results'];

export class CodeGuard {
  readonly #services: GuardServices;

  constructor(services: GuardServices) {
    this.#services = services;
  }

  /** The class of a code that somebody typed. @throws Refusal */
  async find(typed: string, network: string): Promise<Classroom> {
    const { classrooms } = this.#services;
    return await this.guarded(typed, network, (code) => classrooms.get(code));
  }

  /** What is asked with a code, and what else may be guessed. @throws Refusal */
  async guarded<T>(typed: string, network: string, ask: (code: string) => Promise<T>): Promise<T> {
    const { homes, guesses } = this.#services;
    const code = readClassCode(typed);
    const wait = guesses.wait(network);
    // Without a look at whether it is right, or the answer would tell.
    if (wait > 0 && !homes.has(code, network)) throw new Refusal('too-fast', { retryAfter: wait });
    try {
      return await ask(code);
    } catch (error) {
      if (error instanceof Refusal && GUESSED.includes(error.code)) guesses.wrong(network);
      throw error;
    }
  }
}
