/** What the scenarios say in any language, for the server and the documents, which answer everybody. */
import english from './en/scenarios/index.ts';
import { wordsOf } from './every-language.ts';
import type { Messages } from './format.ts';
import { LANGUAGES, type LanguageCode } from './languages.ts';
import { SCENARIO_DICTIONARIES } from './scenario-dictionaries.ts';
import type { ScenarioWords } from './scenario-words.ts';
import { complete } from './translation.ts';

const dictionaries: { readonly [code in LanguageCode]?: Messages } = SCENARIO_DICTIONARIES;

const known = new Map<LanguageCode, ScenarioWords>();

export function scenarioWordsOf(code: LanguageCode): ScenarioWords {
  const words = known.get(code) ?? {
    code,
    tag: LANGUAGES[code].tag,
    messages: complete(english, dictionaries[code] ?? {}),
    rules: wordsOf(code).rules,
  };
  known.set(code, words);
  return words;
}
