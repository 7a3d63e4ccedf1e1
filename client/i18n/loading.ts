/** Fetches the page's dictionaries: one chunk a bundle, in one language, whichever the reader has now. */
import type { LanguageCode } from '../../shared/words/languages.ts';
import { retryImport } from '../retry-import.ts';
import { type Dictionaries, locale, setWords } from './dictionary.ts';

/** What fetches one bundle in a language: the default export of `virtual:words/<bundle>`. */
export type Bundle = (language: LanguageCode) => () => Promise<{ readonly default: Dictionaries }>;

const bundles = new Set<Bundle>();
let wanted: LanguageCode = locale.peek();

/** Until all that the page uses is there the page stays as it is. Another language or bundle may be wanted meanwhile. */
async function settle(): Promise<void> {
  const [language, asked] = [wanted, [...bundles]];
  const chunks = await Promise.all(asked.map((bundle) => retryImport(bundle(language))));
  if (language !== wanted || asked.length < bundles.size) return settle();
  setWords(language, Object.assign({}, ...chunks.map((chunk) => chunk.default)));
}

/** @throws what the browser throws when a chunk cannot be fetched; the page then goes on in the language it has */
export async function speakWhenLoaded(language: LanguageCode): Promise<void> {
  wanted = language;
  try {
    await settle();
  } catch (error) {
    wanted = locale.peek();
    throw error;
  }
}

/**
 * Adds words to those of the page, in its language now and in each one it is switched to.
 * @throws as `speakWhenLoaded` does
 */
export async function addWords(bundle: Bundle, language = wanted): Promise<void> {
  bundles.add(bundle);
  try {
    await speakWhenLoaded(language);
  } catch (error) {
    bundles.delete(bundle);
    throw error;
  }
}
