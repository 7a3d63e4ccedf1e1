/** Waiting at the door of a class until the teacher has answered. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { JoinAnswer, KnockAnswer, LetInAnswer } from '../../../shared/protocol/http.ts';
import type { Seat } from '../../connection/seat.ts';
import { type Ask, codeOf, type Problem, posted, type Wait } from './asking.ts';

/** Who knocks where, and why they cannot simply come in. */
export interface Knock {
  readonly code: string;
  readonly name: string;
  readonly why: 'class-locked' | 'removed' | 'name-taken';
}

export interface Knocking {
  /** What is waited for; null when nothing is. */
  readonly waiting: ReadonlySignal<Knock | null>;
  /** The server does not answer at this moment; it is asked again. */
  readonly lost: ReadonlySignal<boolean>;
  /** The seat; why there is none; or null when the wait was given up. */
  readonly knock: (knock: Knock) => Promise<Seat | Problem | null>;
  readonly giveUp: () => void;
}

/** Until a server that did not answer is asked again. */
const RETRY = 3_000;

export function createKnocking(ask: Ask, wait: Wait, device: string | undefined): Knocking {
  const waiting = signal<Knock | null>(null);
  const lost = signal(false);
  let stop = new AbortController();

  /** What passes is waited for; anything else is the answer. */
  const again = async (
    given: AbortSignal,
    problem: Problem,
    after?: number,
  ): Promise<Problem | undefined> => {
    if (given.aborted) return undefined;
    const code = codeOf(problem);
    // The server began anew, or this device slept too long for its knock to be kept.
    if (code === 'no-such-knock') return undefined;
    if (code !== null && code !== 'server-closing') return problem;
    lost.value = after === undefined;
    await wait(after ?? RETRY);
    return undefined;
  };

  /** Knocks, and asks for the answer until there is one; undefined when it has to be knocked again. */
  const once = async ({ code, name }: Knock): Promise<Seat | Problem | undefined> => {
    const { signal: given } = stop;
    const door = `/classes/${encodeURIComponent(code)}/knock`;
    const knocked = await ask<KnockAnswer>(door, { ...posted({ name, device }), signal: given });
    if ('problem' in knocked) return again(given, knocked.problem, knocked.again);
    const headers = { authorization: `Bearer ${knocked.answer.token}` };
    for (;;) {
      const asked = await ask<LetInAnswer>(door, { headers, signal: given });
      lost.value = false;
      if (given.aborted) {
        void ask(door, { method: 'DELETE', headers });
        return undefined;
      }
      if ('problem' in asked) return again(given, asked.problem, asked.again);
      if (asked.answer.seat) return asked.answer.seat;
    }
  };

  return {
    waiting,
    lost,
    knock: async (knock) => {
      stop = new AbortController();
      const { signal: given } = stop;
      waiting.value = knock;
      let end: JoinAnswer | Problem | undefined;
      while (end === undefined && !given.aborted) end = await once(knock);
      // Another wait may have begun since this one was given up.
      if (given.aborted) return null;
      waiting.value = null;
      return end ?? null;
    },
    giveUp: () => {
      stop.abort();
      waiting.value = null;
      lost.value = false;
    },
  };
}
