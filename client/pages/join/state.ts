/** The join page without a DOM: a code, a name, and what can be wrong with either. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ErrorAnswer, JoinAnswer, NamesAnswer } from '../../../shared/protocol/http.ts';
import type { Seat } from '../../connection/seat.ts';

export type Field = 'code' | 'name' | 'form';
export type Problem =
  | { readonly field: Field; readonly said: string }
  | { readonly field: Field; readonly own: 'code.missing' | 'name.missing' | 'offline' };

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

export const CODE_LENGTH = 6;

/** As it is written down: people type small letters and spaces. */
export const tidyCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 16);

const FIELD_OF: { readonly [code in ErrorCode]?: Field } = {
  'no-such-class': 'code',
  'class-full': 'code',
  'name-taken': 'name',
  'bad-name': 'name',
};

type Asked<T> = { readonly answer: T } | { readonly problem: Problem };

export function createJoin(code: string, request: typeof fetch): Join {
  const typedCode = signal(tidyCode(code));
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
    const { error } = (body ?? {}) as Partial<ErrorAnswer>;
    return error ? { problem: { field: FIELD_OF[error.code] ?? 'form', said: error.message } } : offline;
  };

  /** A complete code is looked up at once, so that a mistake is seen before a name is typed. */
  const look = async (): Promise<void> => {
    const asked = typedCode.peek();
    if (asked.length !== CODE_LENGTH) return;
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
      typedCode.value = tidyCode(text);
      known.value = false;
      names = [];
      settle('code');
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
      const asked = await ask<JoinAnswer>('/join', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: typedCode.peek(), name: name.peek() }),
      });
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
