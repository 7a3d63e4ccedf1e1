/** The language of the page: chosen by ?lang=, by the reader earlier, or by the browser, in this order. */
import { effect } from '@preact/signals-core';
import { chooseLanguage, isLanguage } from '../../shared/words/choose.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { retryImport } from '../retry-import.ts';
import { recall, remember } from '../storage.ts';
import { languageTag, locale } from './dictionary.ts';
import { addWords, type Bundle, speakWhenLoaded } from './loading.ts';

const KEY = '2msl.locale';

/** @param languages BCP 47 tags, best first, as `navigator.languages` has them */
export function chooseLocale(
  asked: string | null,
  stored: string | null,
  languages: readonly string[],
): LanguageCode {
  const code = [asked, stored].find((one) => one !== null && isLanguage(one));
  return chooseLanguage(code ? [code] : languages);
}

/** @throws what the browser throws when the words cannot be fetched; the page then stays in the language it has */
export async function setLocale(next: LanguageCode): Promise<void> {
  await speakWhenLoaded(next);
  remember(KEY, next);
}

/** @throws what the browser throws when it cannot be had; the page then says so and nothing else */
async function needed<Fetched>(fetching: Promise<Fetched>, language: LanguageCode): Promise<Fetched> {
  try {
    return await fetching;
  } catch (error) {
    // Where this cannot be had either, the page's file says that it is still loading, and what helps.
    const { showUnreachable } = await import('./Unreachable.tsx');
    showUnreachable(language);
    throw error;
  }
}

/**
 * Fetches the page itself, where its entry has done something first.
 * @throws what the browser throws when it cannot be had; the page then says so and nothing else
 */
export const fetchPage = <Module>(fetchModule: () => Promise<Module>): Promise<Module> =>
  needed(retryImport(fetchModule), locale.peek());

/**
 * Called once by every page's entry, before it renders: nothing is seen in another language first.
 * @throws what the browser throws when the words cannot be fetched; the page then says so and nothing else
 */
export async function startLocale(bundle: Bundle): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const language = chooseLocale(asked, recall(KEY), navigator.languages);
  // What readers cannot choose they could not get rid of.
  if (language === asked && LANGUAGES[language].offered) remember(KEY, language);
  await needed(addWords(bundle, language), language);
  effect(() => {
    document.documentElement.lang = languageTag();
  });
}
