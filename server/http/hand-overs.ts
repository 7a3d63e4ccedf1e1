/** Handing a seat over: the first device shows a code, and the second one opens the seat with it. */
import { readClassCode } from '../../shared/protocol/class-code.ts';
import type { Milliseconds } from '../../shared/units.ts';
import { newHandOverCode } from '../access/tokens.ts';
import type { Classroom } from '../classroom/classroom.ts';
import { Refusal } from '../refusal.ts';
import type { Codes } from '../store/store.ts';
import type { GuardServices } from './code-guard.ts';
import { type OneTimeCode, OneTimeCodes } from './one-time-codes.ts';

export const HAND_OVER_LASTS: Milliseconds = 5 * 60_000;

export class HandOvers {
  readonly #services: GuardServices;
  readonly #codes: OneTimeCodes;

  constructor(services: GuardServices, codes: Codes) {
    this.#services = services;
    this.#codes = new OneTimeCodes(codes, 'seat', HAND_OVER_LASTS, newHandOverCode);
  }

  issue(code: string, player: string): Promise<OneTimeCode> {
    return this.#codes.issue(`${code} ${player}`);
  }

  /** The seat of a code that somebody typed. @throws Refusal */
  async redeem(
    typed: string,
    network: string,
  ): Promise<{ readonly classroom: Classroom; readonly player: string }> {
    const { classrooms, homes, guesses } = this.#services;
    const handOver = readClassCode(typed);
    const [code, player] = (await this.#codes.holderOf(handOver))?.split(' ') ?? [];
    const wait = guesses.wait(network);
    if (wait > 0 && !(code !== undefined && homes.has(code, network)))
      throw new Refusal('too-fast', { retryAfter: wait });
    // Another server's class is asked for there, with a code that is still good.
    const classroom = code === undefined ? null : await classrooms.get(code);
    if (classroom === null || player === undefined || (await this.#codes.redeem(handOver)) === null) {
      guesses.wrong(network);
      throw new Refusal('no-such-hand-over');
    }
    return { classroom, player };
  }
}
