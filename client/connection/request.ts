/** The page's requests: the server answers them in the language of the page. */
import type { Milliseconds } from '../../shared/units.ts';
import { locale } from '../i18n/dictionary.ts';

export const request: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Accept-Language', locale.peek());
  return fetch(input, { ...init, headers });
};

/** When the server would be asked again (RFC 9110 §10.2.3, in seconds); 0 where it does not say. */
export function retryAfterOf({ headers }: Pick<Response, 'headers'>): Milliseconds {
  const seconds = Number(headers.get('Retry-After') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
