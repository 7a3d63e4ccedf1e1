/** The join page without a DOM: a code, a name, and what can be wrong with either. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { CODE_LENGTH, readClassCode, strangeIn } from '../../../shared/protocol/class-code.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ErrorAnswer, JoinAnswer, NamesAnswer } from '../../../shared/protocol/http.ts';
import type { Milliseconds } from '../../../shared/units.ts';
import type { Seat } from '../../connection/seat.ts';

/** Settles when so much time has passed. */
export type Wait = (time: Milliseconds) => Promise<void>;

export type Field = 'code' | 'name' | 'form';
export type Problem =
  | { readonly field: Field; readonly said: string }
  | { readonly field: Field; readonly own: 'code.missing' | 'name.missing' | 'offline' }
  /** The server answers only so many at once; the page asks again by itself. */
  | { readonly field: 'form'; readonly own: 'full'; readonly seconds: number }
  /** No code has this character: it was misread. */
  | { readonly field: 'code'; readonly own: 'code.strange'; readonly character: string };

export interface Join {
  readonly code: ReadonlySignal<string>;
  readonly name: ReadonlySignal<string>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The code has been asked about, and its class is there. */
  readonly known: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly setCode: (code: string) => void;
  readonly setName: (name: string) => void;
  /** Puts the next of the server's friendly names into the field. */
  readonly suggest: () => Promise<void>;
  /** The seat, or null when something was wrong. */
  readonly join: () => Promise<Seat | null>;
}

const FIELD_OF: { readonly [code in ErrorCode]?: Field } = {
  'no-such-class': 'code',
  'class-full': 'code',
  'name-taken': 'name',
  'bad-name': 'name',
};

type Asked<T> = { readonly answer: T } | { readonly problem: Problem; readonly again?: Milliseconds };

export function createJoin(code: string, request: typeof fetch, wait: Wait): Join {
  const typedCode = signal(readClassCode(code));
  const name = signal('');
  const problem = signal<Problem | null>(null);
  const known = signal(false);
  const busy = signal(false);
  let names: readonly string[] = [];

  const ask = async <T>(path: string, init?: RequestInit): Promise<Asked<T>> => {
    const offline: Asked<T> = { problem: { field: 'form', own: 'offline' } };
    const answer = await request(`/api${path}`, init).catch(() => null);
    if (answer === null) return offline;
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return { answer: body as T };
    const seconds = Number(answer.headers.get('Retry-After') ?? Number.NaN);
    if (answer.status === 429 && seconds > 0)
      return { problem: { field: 'form', own: 'full', seconds }, again: seconds * 1_000 };
    const { error } = (body ?? {}) as Partial<ErrorAnswer>;
    return error ? { problem: { field: FIELD_OF[error.code] ?? 'form', said: error.message } } : offline;
  };

  /** A complete code is looked up at once, so that a mistake is seen before a name is typed. */
  const look = async (): Promise<void> => {
    const asked = typedCode.peek();
    if (asked.length !== CODE_LENGTH || strangeIn(asked) !== null) return;
    const found = await ask(`/classes/${asked}`);
    if (typedCode.peek() !== asked) return;
    if ('answer' in found) known.value = true;
    else if (found.problem.field === 'code') problem.value = found.problem;
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

  return {
    code: typedCode,
    name,
    problem,
    known,
    busy,
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
      if (name.peek().trim() === '') {
        problem.value = { field: 'name', own: 'name.missing' };
        return null;
      }
      busy.value = true;
      const knock = () =>
        ask<JoinAnswer>('/join', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: typedCode.peek(), name: name.peek() }),
        });
      let asked = await knock();
      while ('again' in asked && asked.again !== undefined) {
        problem.value = asked.problem;
        await wait(asked.again);
        asked = await knock();
      }
      busy.value = false;
      if ('problem' in asked) {
        problem.value = asked.problem;
        return null;
      }
      problem.value = null;
      return asked.answer;
    },
  };
}
