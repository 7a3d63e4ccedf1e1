/** The language of the page: chosen by ?lang=, by the reader earlier, or by the browser, in this order. */
import { effect } from '@preact/signals';
import type { Text } from '../../shared/text.ts';
import { recall, remember } from '../storage.ts';
import { LANGUAGE_TAGS, LOCALES, type Locale, locale } from './dictionary.ts';

const KEY = '2msl.locale';

const isLocale = (value: unknown): value is Locale => LOCALES.some((known) => known === value);

/** The first language asked for that we have: `zh-Hant-TW` reads Chinese, `de, en` English. */
export function chooseLocale(
  asked: string | null,
  stored: string | null,
  languages: readonly string[],
): Locale {
  if (isLocale(asked)) return asked;
  if (isLocale(stored)) return stored;
  return languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLocale) ?? 'en';
}

export function setLocale(next: Locale): void {
  locale.value = next;
  remember(KEY, next);
}

/** Called once by every page's entry, before it renders. Returns the way back. */
export function startLocale(): () => void {
  const asked = new URLSearchParams(location.search).get('lang');
  locale.value = chooseLocale(asked, recall(KEY), navigator.languages);
  if (isLocale(asked)) remember(KEY, asked);
  return effect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[locale.value];
  });
}

/** The reader's half of a bilingual text (scenarios, verdicts, debriefs). */
export const pick = (text: Text): string => text[locale.value];
