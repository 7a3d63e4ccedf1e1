/**
 * Who waits at the door of a class until the teacher lets them in.
 * None of it is durable: a page that still waits after a restart knocks again.
 */
import { hashToken, newPlayerId, newToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Joined } from './roster.ts';

/** Why somebody cannot simply come in. */
export type Barred = 'class-locked' | 'removed' | 'name-taken';

export interface Knock {
  readonly id: string;
  readonly name: string;
  readonly why: Barred;
  /** The player whose name it is: it is their seat that is asked for. */
  readonly seat: string | null;
  readonly device: string | null;
}

/** What became of it. */
type Outcome = Joined | Refusal;

interface Waiting {
  readonly knock: Knock;
  outcome: Outcome | null;
  /** The teacher has answered it, which is not yet durable. */
  taken: boolean;
  /** Answers whoever asks at this moment. */
  answer: (() => void) | null;
  forget: Cancel;
}

/** So long an answer is waited for, before it is asked again. */
export const ANSWER_WITHIN = 20_000;
/** Nobody has asked for so long: the page was closed. */
export const FORGOTTEN_AFTER = 15_000;
/** More than a class has newcomers are a program. */
const MOST_KNOCKS = 100;

export class Knocks {
  readonly #services: { readonly clock: Clock; readonly timers: TimerQueue };
  readonly #changed: () => void;
  /** By the hash of the token that the one who waits asks with. */
  readonly #waiting = new Map<string, Waiting>();

  constructor(services: { readonly clock: Clock; readonly timers: TimerQueue }, changed: () => void) {
    this.#services = services;
    this.#changed = changed;
  }

  /** Those that the teacher has not answered, the first first. */
  get open(): readonly Knock[] {
    return [...this.#waiting.values()].flatMap((waiting) => (isOpen(waiting) ? [waiting.knock] : []));
  }

  get empty(): boolean {
    return this.#waiting.size === 0;
  }

  /** A device knocks once: what it asked for before is forgotten. @returns the token to ask with @throws Refusal */
  add(knock: Omit<Knock, 'id'>): { readonly token: string; readonly id: string } {
    for (const [hash, { knock: before }] of this.#waiting)
      if (knock.device !== null && before.device === knock.device) this.#forget(hash);
    if (this.#waiting.size >= MOST_KNOCKS) throw new Refusal('too-fast', { retryAfter: FORGOTTEN_AFTER });
    const token = newToken();
    const hash = hashToken(token);
    const id = newPlayerId();
    this.#waiting.set(hash, {
      knock: { ...knock, id },
      outcome: null,
      taken: false,
      answer: null,
      forget: this.#forgetLater(hash),
    });
    this.#changed();
    return { token, id };
  }

  /**
   * What the teacher said; null when that is still open after a while.
   * @param gone given what to do when whoever asks goes away
   * @throws Refusal
   */
  async ask(token: string, gone: (leave: () => void) => void): Promise<Joined | null> {
    const hash = hashToken(token);
    const waiting = this.#waiting.get(hash);
    if (waiting === undefined) throw new Refusal('no-such-knock');
    waiting.answer?.();
    waiting.forget();
    if (waiting.outcome === null) await this.#answerOf(waiting, gone);
    // The answer may be lost on its way: it can be asked for once more.
    if (waiting.answer === null && this.#waiting.has(hash)) waiting.forget = this.#forgetLater(hash);
    const { outcome } = waiting;
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  }

  #answerOf(waiting: Waiting, gone: (leave: () => void) => void): Promise<void> {
    const { clock, timers } = this.#services;
    return new Promise((resolve) => {
      const answer = (): void => {
        tired();
        // Asked again meanwhile, perhaps.
        if (waiting.answer === answer) waiting.answer = null;
        resolve();
      };
      const tired = timers.at(clock.now() + ANSWER_WITHIN, answer);
      waiting.answer = answer;
      gone(answer);
    });
  }

  /** Whoever waits goes away. */
  leave(token: string): void {
    this.#forget(hashToken(token));
  }

  /**
   * From now on nobody else answers it.
   * @returns how it is answered; with null it is open again
   * @throws Refusal
   */
  take(id: string): { readonly knock: Knock; readonly answer: (outcome: Outcome | null) => void } {
    const waiting = [...this.#waiting.values()].find((one) => one.knock.id === id && isOpen(one));
    if (waiting === undefined) throw new Refusal('no-such-knock');
    waiting.taken = true;
    return {
      knock: waiting.knock,
      answer: (outcome) => {
        waiting.outcome = outcome;
        waiting.taken = false;
        if (outcome !== null) waiting.answer?.();
        this.#changed();
      },
    };
  }

  /** Nobody is let in any more. */
  close(why: Refusal): void {
    for (const waiting of this.#waiting.values()) {
      waiting.forget();
      waiting.outcome ??= why;
      waiting.answer?.();
    }
    this.#waiting.clear();
  }

  #forgetLater(hash: string): Cancel {
    const { clock, timers } = this.#services;
    return timers.at(clock.now() + FORGOTTEN_AFTER, () => this.#forget(hash));
  }

  #forget(hash: string): void {
    const waiting = this.#waiting.get(hash);
    if (waiting === undefined) return;
    this.#waiting.delete(hash);
    waiting.forget();
    waiting.outcome ??= new Refusal('no-such-knock');
    waiting.answer?.();
    this.#changed();
  }
}

const isOpen = ({ outcome, taken }: Waiting): boolean => outcome === null && !taken;
