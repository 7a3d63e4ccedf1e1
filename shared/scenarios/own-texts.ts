/** What a teacher's own scenario says, in the languages that its author writes. */
import { DEFAULT_LANGUAGE } from '../words/choose.ts';

/** In one language, whichever; or by the codes of languages, one at least. */
export type OwnText = string | Readonly<Record<string, string>>;

/** By the keys by which shared/words has those of the catalogue: `title`, `cast.A`, `goal.<id>.veiled`. */
export type OwnTexts = Readonly<Record<string, OwnText>>;

/** In the reader's language, else in English, else in the first that there is. */
export function inLanguage(text: OwnText, code: string): string {
  if (typeof text === 'string') return text;
  return text[code] ?? text[DEFAULT_LANGUAGE] ?? Object.values(text)[0] ?? '';
}
