/** Keeps class codes from being guessed (docs/adr/0006). */

import { readClassCode } from '../../shared/protocol/class-code.ts';
import type { Limits } from '../access/limits.ts';
import { Budget, exceeded, rateLimiter } from '../access/rate.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { Refusal } from '../refusal.ts';

export class CodeGuard {
  readonly #classrooms: Classrooms;
  readonly #wrong: Budget;
  readonly #joins: ReturnType<typeof rateLimiter>;

  constructor(classrooms: Classrooms, { wrongCodes, joins }: Pick<Limits, 'wrongCodes' | 'joins'>) {
    this.#classrooms = classrooms;
    this.#wrong = new Budget(wrongCodes);
    this.#joins = rateLimiter(joins);
  }

  /** The class of a code that somebody typed. @throws Refusal */
  async find(code: string): Promise<Classroom> {
    // Right codes are refused, too, while somebody guesses: otherwise the answer's haste would tell which are right.
    await this.#wrong.mustBeLeft();
    try {
      return await this.#classrooms.get(readClassCode(code));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'no-such-class') await this.#wrong.spend();
      throw error;
    }
  }

  /** The same, by one who wants to join. @throws Refusal */
  async findToJoin(code: string): Promise<Classroom> {
    const classroom = await this.find(code);
    const over = await exceeded(this.#joins, classroom.code);
    if (over !== null) throw new Refusal('too-fast', { retryAfter: over.freeAfter });
    return classroom;
  }
}
