/** The page's requests: the server answers them in the language of the page. */
import { locale } from '../i18n/dictionary.ts';

export const request: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Accept-Language', locale.peek());
  return fetch(input, { ...init, headers });
};
