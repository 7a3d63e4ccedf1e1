/** The page begins to speak, and goes on in another language when the reader wants it. */
import { effect } from '@preact/signals-core';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { askedLocale, chosenLocale, keepLocale } from './choose.ts';
import { languageTag } from './dictionary.ts';
import { addWords, type Bundle, speakWhenLoaded } from './loading.ts';
import { needed } from './needed.ts';

/** @throws what the browser throws when the words cannot be fetched; the page then stays in the language it has */
export async function setLocale(next: LanguageCode): Promise<void> {
  await speakWhenLoaded(next);
  keepLocale(next);
}

/**
 * Called once by every page's entry, before it renders: nothing is seen in another language first.
 * @throws what the browser throws when the words cannot be fetched; the page then says so and nothing else
 */
export async function startLocale(bundle: Bundle): Promise<void> {
  const language = chosenLocale();
  // What readers cannot choose they could not get rid of.
  if (language === askedLocale() && LANGUAGES[language].offered) keepLocale(language);
  await needed(addWords(bundle, language), language);
  effect(() => {
    document.documentElement.lang = languageTag();
  });
}
