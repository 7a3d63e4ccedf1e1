/** Which of our languages somebody reads who names those he prefers. */
import { LANGUAGES, type LanguageCode } from './languages.ts';

export const DEFAULT_LANGUAGE = 'en' satisfies LanguageCode;

export const isLanguage = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

/** Those that readers can choose. */
export const OFFERED_LANGUAGES: readonly LanguageCode[] = Object.keys(LANGUAGES)
  .filter(isLanguage)
  .filter((code) => LANGUAGES[code].offered);

/** The tag, and what is left of it without its last subtags: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647 §3.4). */
const widened = (tag: string): string[] => {
  const subtags = tag.trim().toLowerCase().split('-');
  return subtags.map((_, i) => subtags.slice(0, subtags.length - i).join('-'));
};

/** The first of these tags (BCP 47, best first) that one of the codes answers, as closely as any does. */
export const firstOf = <Code extends string>(
  codes: readonly Code[],
  tags: readonly string[],
): Code | undefined => {
  const known = new Map(codes.map((code) => [code.toLowerCase(), code]));
  return tags.flatMap(widened).flatMap((range) => known.get(range) ?? [])[0];
};

/** The first of these tags (BCP 47, best first) that we have: `zh-Hans-CN` reads Chinese, `xx, en` English. */
export const chooseLanguage = (tags: readonly string[]): LanguageCode =>
  firstOf(Object.keys(LANGUAGES).filter(isLanguage), tags) ?? DEFAULT_LANGUAGE;

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
