/** The few words that every page carries in every language, for as long as it has fetched no others. */
import { DEFAULT_LANGUAGE } from '../../shared/words/choose.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

export interface BuiltIn {
  /** The language in a letter or two, for the switch. */
  readonly short: string;
  /** Said when dictionaries, or a part of the page, cannot be fetched. */
  readonly unreachable: string;
  readonly reload: string;
}

const found = import.meta.glob<BuiltIn>('./*/built-in.ts', { eager: true, import: 'default' });

/** A language whose folder has none is spoken of in English: its dictionaries may be there all the same. */
export function builtIn(language: LanguageCode): BuiltIn {
  const words = found[`./${language}/built-in.ts`] ?? found[`./${DEFAULT_LANGUAGE}/built-in.ts`];
  if (words === undefined) throw new Error(`No language has built-in words, not even ${DEFAULT_LANGUAGE}.`);
  return words;
}
