/** The page's requests: the server answers them in the language of the page, and each has an end. */
import type { Milliseconds } from '../../shared/units.ts';
import { locale } from '../i18n/dictionary.ts';

/** Twice what the server holds any. On a connection that has died without a word a browser waits for minutes. */
const PATIENCE: Milliseconds = 45_000;

/** One whose answer goes on for as long as somebody reads it. */
export const requestStream: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Accept-Language', locale.peek());
  return fetch(input, { ...init, headers });
};

export const request: typeof fetch = (input, init) => {
  const end = AbortSignal.timeout(PATIENCE);
  return requestStream(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, end]) : end });
};

/** When the server would be asked again (RFC 9110 §10.2.3, in seconds); 0 where it does not say. */
export function retryAfterOf({ headers }: Pick<Response, 'headers'>): Milliseconds {
  const seconds = Number(headers.get('Retry-After') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
