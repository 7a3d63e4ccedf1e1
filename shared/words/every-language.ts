/** The words of any language, for those who answer everybody: the server, the terminal, the documents. */
import { DICTIONARIES } from './dictionaries.ts';
import english from './en/index.ts';
import type { Messages, Translate } from './format.ts';
import { LANGUAGES, type LanguageCode } from './languages.ts';
import { complete, speak, type Translation } from './translation.ts';
import type { Dictionary, Words } from './words.ts';

const dictionaries: Readonly<Record<LanguageCode, Dictionary>> = DICTIONARIES;

function wordsIn(code: LanguageCode): Words {
  const own = dictionaries[code];
  const said = <E extends Messages>(messages: E, translation: Translation<E> = {}): Translate<E> =>
    speak<E>(complete(messages, translation), LANGUAGES[code].tag);
  return {
    rules: said(english.rules, own.rules),
    lessonPlans: said(english.lessonPlans, own.lessonPlans),
    liberties: said(english.liberties, own.liberties),
    verdicts: said(english.verdicts, own.verdicts),
    refusals: said(english.refusals, own.refusals),
    misconceptions: said(english.misconceptions, own.misconceptions),
    plainRules: said(english.plainRules, own.plainRules),
    notes: said(english.notes, own.notes),
    violations: said(english.violations, own.violations),
    capturedLives: said(english.capturedLives, own.capturedLives),
    captures: said(english.captures, own.captures),
    controls: said(english.controls, own.controls),
    settings: said(english.settings, own.settings),
    crowds: said(english.crowds, own.crowds),
    errors: said(english.errors, own.errors),
    files: said(english.files, own.files),
    names: said(english.names, own.names),
  };
}

const known = new Map<LanguageCode, Words>();

/** Completed with English once, when the language is first asked for. */
export function wordsOf(code: LanguageCode): Words {
  const words = known.get(code) ?? wordsIn(code);
  known.set(code, words);
  return words;
}
