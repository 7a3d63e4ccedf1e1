/** Handing a seat over: the first device shows a code, and the second one opens the seat with it. */
import { readClassCode } from '../../shared/protocol/class-code.ts';
import type { Milliseconds } from '../../shared/units.ts';
import type { Limits } from '../access/limits.ts';
import { type OneTimeCode, OneTimeCodes } from '../access/one-time-codes.ts';
import { Budget } from '../access/rate.ts';
import { newHandOverCode } from '../access/tokens.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { Refusal } from '../refusal.ts';
import type { Clock } from '../time/clock.ts';

export const HAND_OVER_LASTS: Milliseconds = 5 * 60_000;

export class HandOvers {
  readonly #classrooms: Pick<Classrooms, 'get'>;
  readonly #wrong: Budget;
  readonly #codes: OneTimeCodes<string>;

  constructor(classrooms: Pick<Classrooms, 'get'>, { wrongCodes }: Pick<Limits, 'wrongCodes'>, clock: Clock) {
    this.#classrooms = classrooms;
    this.#wrong = new Budget(wrongCodes);
    this.#codes = new OneTimeCodes(clock, HAND_OVER_LASTS, newHandOverCode);
  }

  issue(code: string, player: string): OneTimeCode {
    return this.#codes.issue(`${code} ${player}`);
  }

  /** The seat of a code that somebody typed. @throws Refusal */
  async redeem(typed: string): Promise<{ readonly classroom: Classroom; readonly player: string }> {
    await this.#wrong.mustBeLeft();
    const [code, player] = this.#codes.redeem(readClassCode(typed))?.split(' ') ?? [];
    if (code === undefined || player === undefined) {
      await this.#wrong.spend();
      throw new Refusal('no-such-hand-over');
    }
    return { classroom: await this.#classrooms.get(code), player };
  }
}
