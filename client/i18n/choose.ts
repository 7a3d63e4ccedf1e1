/** The language of the page: chosen by ?lang=, by the reader earlier, or by the browser, in this order. */
import { chooseLanguage, isLanguage } from '../../shared/words/choose.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import { recall, remember } from '../storage.ts';

const KEY = '2msl.locale';

export const keepLocale = (language: LanguageCode): void => remember(KEY, language);

/** What the address asks for, whatever it is. */
export const askedLocale = (): string | null => new URLSearchParams(location.search).get('lang');

/** @param languages BCP 47 tags, best first, as `navigator.languages` has them */
export function chooseLocale(
  asked: string | null,
  stored: string | null,
  languages: readonly string[],
): LanguageCode {
  const code = [asked, stored].find((one) => one !== null && isLanguage(one));
  return chooseLanguage(code ? [code] : languages);
}

export const chosenLocale = (): LanguageCode => chooseLocale(askedLocale(), recall(KEY), navigator.languages);
