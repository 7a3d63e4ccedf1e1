/** Which of our languages somebody reads who names those he prefers. */
import { LANGUAGES, type LanguageCode } from './languages.ts';

export const DEFAULT_LANGUAGE = 'en' satisfies LanguageCode;

export const isLanguage = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

/** Those that readers can choose. */
export const OFFERED_LANGUAGES: readonly LanguageCode[] = Object.keys(LANGUAGES)
  .filter(isLanguage)
  .filter((code) => LANGUAGES[code].offered);

/** The first of these tags (BCP 47, best first) that we have: `zh-Hant-TW` reads Chinese, `de, en` English. */
export function chooseLanguage(tags: readonly string[]): LanguageCode {
  const codes = tags.map((tag) => tag.trim().toLowerCase().split('-')[0] ?? '');
  return codes.find(isLanguage) ?? DEFAULT_LANGUAGE;
}

/** What an HTTP `Accept-Language` header prefers, best first: `en;q=0.5, zh` gives `zh, en` (RFC 9110 §12.5.4). */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
