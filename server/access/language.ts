/** The language in which a request is answered. */
import { acceptedLanguages, chooseLanguage } from '../../shared/words/choose.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

interface WithHeaders {
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

export const languageOf = ({ headers }: WithHeaders): LanguageCode =>
  chooseLanguage(acceptedLanguages(headers['accept-language'] ?? ''));
