/** How HTTP says no. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode, RETRY_AFTER } from '../../shared/protocol/errors.ts';
import type { ErrorAnswer } from '../../shared/protocol/http.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { languageOf } from '../access/language.ts';
import { refusalOf } from '../classroom/refusal.ts';
import type { Log } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Refusal } from '../refusal.ts';
import type { Relay } from '../relay/relay.ts';
import { OwnedElsewhere, StoreError } from '../store/store.ts';

/** A body that came in, checked. @throws Refusal */
export function bodyOf<T>(request: Request, schema: z.ZodType<T>): T {
  const { data, error } = schema.safeParse(request.body);
  if (error) throw new Refusal('bad-message', z.prettifyError(error));
  return data;
}

export function refuse(
  response: Response,
  code: ErrorCode,
  { detail, retryAfter }: Partial<Pick<Refusal, 'detail' | 'retryAfter'>> = {},
): void {
  const message = wordsOf(languageOf(response.req)).errors(code);
  const answer: ErrorAnswer = { error: { code, message, ...(detail === undefined ? {} : { detail }) } };
  const seconds = retryAfter === undefined ? RETRY_AFTER[code] : Math.ceil(retryAfter / 1_000);
  if (seconds !== undefined) response.set('Retry-After', String(seconds));
  response.status(ERROR_STATUS[code]).json(answer);
}

/** What express.json (body-parser) calls its errors. */
function codeOf(error: unknown): ErrorCode {
  const told = refusalOf(error);
  if (told instanceof Refusal) return told.code;
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return 'message-too-large';
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (typeof status !== 'number' || status < 400 || status >= 500) return 'internal';
  return status === 404 ? 'not-found' : 'bad-message';
}

export interface ErrorServices {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Resolves when whoever is refused for this may be told. */
  readonly patience: (code: ErrorCode) => Promise<void>;
  /** To the server that owns a class, where that may be another one. */
  readonly relay: Pick<Relay, 'request'> | null;
}

/** What another server owns is asked of it: whatever was done here until that showed was nothing but reading. */
export function relayElsewhere({ relay }: Pick<ErrorServices, 'relay'>): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (relay === null || !(error instanceof OwnedElsewhere) || response.headersSent) return next(error);
    // What express has read of it, it has read as JSON.
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    if (!(await relay.request(error.code, request, response, body))) next(error);
  };
}

export function errorHandler({ log, metrics, patience }: ErrorServices): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const code = codeOf(error);
    if (code === 'internal' || (error instanceof StoreError && !(error instanceof OwnedElsewhere)))
      log.error({ err: error, method: request.method }, 'a request failed');
    metrics.refused(code);
    if (response.headersSent) return next(error);
    patience(code).then(
      () => refuse(response, code, error instanceof Refusal ? error : {}),
      (failure: unknown) => next(failure),
    );
  };
}
