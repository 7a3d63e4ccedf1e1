/** The language in which a request is answered. */
import type { Request } from 'express';
import { acceptedLanguages, chooseLanguage } from '../../shared/words/choose.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

export const languageOf = (request: Request): LanguageCode =>
  chooseLanguage(acceptedLanguages(request.get('Accept-Language') ?? ''));
