/** The join page's requests, and what can be wrong with what was asked. */

import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ErrorAnswer } from '../../../shared/protocol/http.ts';
import type { Milliseconds } from '../../../shared/units.ts';
import { pathTo } from '../../base.ts';
import { retryAfterOf } from '../../connection/request.ts';

/** Settles when so much time has passed. */
export type Wait = (time: Milliseconds) => Promise<void>;

export type Field = 'code' | 'name' | 'form';
export type Problem =
  | { readonly field: Field; readonly said: string; readonly code: ErrorCode }
  | { readonly field: Field; readonly own: 'code.missing' | 'name.missing' | 'offline' }
  /** The server answers only so many at once; the page asks again by itself. */
  | { readonly field: 'form'; readonly own: 'full'; readonly seconds: number }
  /** No code has this character: it was misread. */
  | { readonly field: 'code'; readonly own: 'code.strange'; readonly character: string };

/** The server's code for what is wrong; null where the page says it itself. */
export const codeOf = (problem: Problem | null): ErrorCode | null =>
  problem !== null && 'code' in problem ? problem.code : null;

const FIELD_OF: { readonly [code in ErrorCode]?: Field } = {
  'no-such-class': 'code',
  'class-closed': 'code',
  'class-deleted': 'code',
  'no-such-hand-over': 'code',
  'class-full': 'code',
  'name-taken': 'name',
  'bad-name': 'name',
};

export type Asked<T> =
  | { readonly answer: T }
  /** @property again after so long the same request will be answered */
  | { readonly problem: Problem; readonly again?: Milliseconds };

export type Ask = <T>(path: string, init?: RequestInit) => Promise<Asked<T>>;

export const posted = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What is answered at once is given up sooner than what the server may hold. */
const PATIENCE: Milliseconds = 15_000;

export const createAsk =
  (request: typeof fetch): Ask =>
  async <T>(path: string, init?: RequestInit): Promise<Asked<T>> => {
    const offline: Asked<T> = { problem: { field: 'form', own: 'offline' } };
    const signal = init?.signal ?? AbortSignal.timeout(PATIENCE);
    const answer = await request(pathTo(`/api${path}`), { ...init, signal }).catch(() => null);
    if (answer === null) return offline;
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return { answer: body as T };
    const again = retryAfterOf(answer);
    if (answer.status === 429 && again > 0)
      return { problem: { field: 'form', own: 'full', seconds: again / 1_000 }, again };
    const { error } = (body ?? {}) as Partial<ErrorAnswer>;
    if (!error) return offline;
    const { code, message } = error;
    return { problem: { field: FIELD_OF[code] ?? 'form', said: message, code } };
  };
