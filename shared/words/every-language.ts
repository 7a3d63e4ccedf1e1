/** The words of any language, for those who answer everybody: the server, the terminal, the documents. */
import { DICTIONARIES } from './dictionaries.ts';
import english from './en/index.ts';
import { LANGUAGES, type LanguageCode } from './languages.ts';
import { complete } from './translation.ts';
import { type Dictionary, type Words, wordsFrom } from './words.ts';

/** Completed with English once, when somebody first asks. */
function completed({ rules = {} }: Dictionary) {
  return { rules: complete(english.rules, rules) };
}

const dictionaries: Readonly<Record<LanguageCode, Dictionary>> = DICTIONARIES;

const known = new Map<LanguageCode, Words>();

export function wordsOf(code: LanguageCode): Words {
  const words = known.get(code) ?? wordsFrom(completed(dictionaries[code]), LANGUAGES[code].tag);
  known.set(code, words);
  return words;
}
