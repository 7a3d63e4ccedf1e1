/** What a translation is: the messages of one file in another language, perhaps not all of them yet. */
import { format, type Message, type Messages, type Translate } from './format.ts';

/** The English messages in another language: none that English lacks, and perhaps fewer. */
export type Translation<English extends Messages> = { readonly [Key in keyof English]?: Message };
/** The English messages in any language, all of them. */
export type Wording<English extends Messages> = { readonly [Key in keyof English]: Message };

/** The translation, with the English message where it has none. */
export const complete = <English extends Messages>(
  english: English,
  translation: Translation<English>,
): Wording<English> => ({ ...english, ...translation });

/** The keys for which readers get English. */
export const missing = (english: Messages, translation: Messages): string[] =>
  Object.keys(english).filter((key) => !(key in translation));

/** `tag` is the BCP 47 tag of the language, for its plurals and numbers. */
export const speak =
  <English extends Messages>(wording: Wording<English>, tag: string): Translate<English> =>
  (key, ...[params = {}]) =>
    format(wording[key], params, tag);
