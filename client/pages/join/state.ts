/** The join page without a DOM: a code, a name, and what can be wrong with either. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  CODE_LENGTH,
  HAND_OVER_LENGTH,
  readClassCode,
  strangeIn,
} from '../../../shared/protocol/class-code.ts';
import type { JoinAnswer, NamesAnswer } from '../../../shared/protocol/http.ts';
import type { Seat } from '../../connection/seat.ts';
import { codeOf, createAsk, type Field, type Problem, posted, type Wait } from './asking.ts';
import { createKnocking, type Knock, type Knocking } from './knocking.ts';

export interface Join {
  readonly code: ReadonlySignal<string>;
  readonly name: ReadonlySignal<string>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The code has been asked about, and its class is there. */
  readonly known: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  /** What was typed is of the player's other device: it opens the seat that is open there, and needs no name. */
  readonly handsOver: ReadonlySignal<boolean>;
  readonly setCode: (code: string) => void;
  readonly setName: (name: string) => void;
  /** Puts the next of the server's friendly names into the field. */
  readonly suggest: () => Promise<void>;
  /** The seat, or null when something was wrong. Where the class is locked, the teacher is asked. */
  readonly join: () => Promise<Seat | null>;
  /** What the teacher can be asked for, now that it was refused. */
  readonly askable: ReadonlySignal<Knock['why'] | null>;
  /** Asks for it. The seat, or null when the teacher gave none, or the wait was given up. */
  readonly askTeacher: () => Promise<Seat | null>;
  readonly knocking: Pick<Knocking, 'waiting' | 'lost' | 'giveUp'>;
}

export interface JoinOptions {
  /** From the address. */
  readonly code: string;
  readonly request: typeof fetch;
  readonly wait: Wait;
  /** The mark of this browser. */
  readonly device: string | undefined;
}

/** What the teacher may allow all the same. */
function whyOf(problem: Problem | null): Knock['why'] | null {
  const code = codeOf(problem);
  return code === 'class-locked' || code === 'removed' || code === 'name-taken' ? code : null;
}

export function createJoin({ code, request, wait, device }: JoinOptions): Join {
  const typedCode = signal(readClassCode(code));
  const name = signal('');
  const problem = signal<Problem | null>(null);
  const known = signal(false);
  const busy = signal(false);
  const handsOver = computed(
    () => typedCode.value.length === HAND_OVER_LENGTH && strangeIn(typedCode.value) === null,
  );
  let names: readonly string[] = [];

  const ask = createAsk(request);
  const knocking = createKnocking(ask, wait, device);

  /** A complete code is looked up at once, so that a mistake is seen before a name is typed. */
  const look = async (): Promise<void> => {
    const asked = typedCode.peek();
    if (asked.length !== CODE_LENGTH || strangeIn(asked) !== null) return;
    const found = await ask(`/classes/${asked}`);
    if (typedCode.peek() !== asked) return;
    if ('answer' in found) known.value = true;
    // What was said meanwhile, of a name that is missing, stands.
    else if (found.problem.field === 'code' && problem.peek() === null) problem.value = found.problem;
  };

  const settle = (field: Field): void => {
    const { field: faulty } = problem.peek() ?? {};
    if (faulty === field || faulty === 'form') problem.value = null;
  };
  const setCode = (text: string): void => {
    batch(() => {
      typedCode.value = readClassCode(text);
      known.value = false;
      names = [];
      settle('code');
      const character = strangeIn(typedCode.value);
      if (character !== null) problem.value = { field: 'code', own: 'code.strange', character };
    });
    void look();
  };
  void look();

  const askTeacher = async (): Promise<Seat | null> => {
    const why = whyOf(problem.peek());
    if (why === null) return null;
    problem.value = null;
    const answer = await knocking.knock({ code: typedCode.peek(), name: name.peek(), why });
    if (answer === null || 'token' in answer) return answer;
    problem.value = answer;
    return null;
  };

  return {
    code: typedCode,
    name,
    problem,
    known,
    busy,
    handsOver,
    setCode,
    setName: (text) => {
      name.value = text;
      settle('name');
    },
    suggest: async () => {
      if (names.length === 0) {
        const query = known.peek() ? `?code=${typedCode.peek()}` : '';
        const asked = await ask<NamesAnswer>(`/names${query}`);
        if ('problem' in asked) {
          problem.value = asked.problem;
          return;
        }
        names = asked.answer.names;
      }
      const [first, ...more] = names;
      names = more;
      if (first) name.value = first;
      settle('name');
    },
    join: async () => {
      if (busy.peek()) return null;
      if (typedCode.peek() === '') {
        problem.value = { field: 'code', own: 'code.missing' };
        return null;
      }
      if (!handsOver.peek() && name.peek().trim() === '') {
        problem.value = { field: 'name', own: 'name.missing' };
        return null;
      }
      busy.value = true;
      const enter = () =>
        handsOver.peek()
          ? ask<JoinAnswer>('/seat', posted({ code: typedCode.peek() }))
          : ask<JoinAnswer>('/join', posted({ code: typedCode.peek(), name: name.peek(), device }));
      let asked = await enter();
      while ('again' in asked && asked.again !== undefined) {
        problem.value = asked.problem;
        await wait(asked.again);
        asked = await enter();
      }
      busy.value = false;
      problem.value = 'problem' in asked ? asked.problem : null;
      if ('answer' in asked) return asked.answer;
      return whyOf(asked.problem) === 'class-locked' ? await askTeacher() : null;
    },
    askable: computed(() => whyOf(problem.value)),
    askTeacher,
    knocking,
  };
}
