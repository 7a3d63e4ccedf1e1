/** Names of players: what may be one, and friendly ones to choose from. */
import { randomInt } from 'node:crypto';
import { OFFERED_LANGUAGES } from '../../shared/words/choose.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

const LONGEST_NAME = 24;

/** What pasting brings along and nobody means: soft hyphen, zero width space, word joiner, byte order mark. */
const PASTED = /[\u00ad\u200b\u2060\ufeff]/gu;
/** Characters of letters' kinds that show nothing: Hangul fillers, inherent vowels of Khmer, an empty pattern of Braille. */
const BLANK = /[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;
/**
 * Control, format (but for the joiners of emoji and scripts, and the tags of flags), private and unassigned characters;
 * line separators.
 */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A letter may bear a few marks; a tower of them covers its neighbours. */
const MOST_MARKS = 4;
/** More than any script puts on one letter. */
const TOWER = /\p{M}{7}/u;

/** The name as it is kept: NFC, trimmed, single spaces. Null when it cannot be a name. */
export function normalizeName(text: string, longest = LONGEST_NAME): string | null {
  const name = text
    .normalize('NFC')
    .replace(PASTED, '')
    .replace(BLANK, ' ')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  if (UNSEEN.test(name) || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  if ([...name].length > MOST_MARKS * longest || TOWER.test(name)) return null;
  // One character may stand for a whole sentence, and be as wide.
  const length = [...graphemes.segment(name.normalize('NFKC'))].length;
  return length >= 1 && length <= longest ? name : null;
}

/** Small letters of Cyrillic and Greek that are drawn as a Latin one is (of Unicode's confusables, UTS #39, the certain ones). */
const LOOKS_LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ї: 'ï', ј: 'j', ѕ: 's', һ: 'h' },
  ...{ ԁ: 'd', ԛ: 'q', ԝ: 'w', ѵ: 'v', ё: 'ë', ο: 'o', ν: 'v', ι: 'i', α: 'a', ρ: 'p' },
};

/**
 * Two names with the same key are the same name: what tells students apart is what others see. So capitals, compatible
 * forms, letters of another script that look the same and what shows nothing make no difference.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    // Up and down: only so "ß" is "SS".
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u0370-\u052f]/gu, (letter) => LOOKS_LATIN[letter] ?? letter)
    .normalize('NFC');

const ADJECTIVES = [
  'swift',
  'calm',
  'bright',
  'brave',
  'merry',
  'gentle',
  'curious',
  'patient',
  'keen',
  'lucky',
  'quiet',
  'sunny',
  'nimble',
  'polite',
  'steady',
  'witty',
] as const;

const ANIMALS = [
  'otter',
  'panda',
  'heron',
  'lynx',
  'dolphin',
  'falcon',
  'badger',
  'crane',
  'fox',
  'gecko',
  'hare',
  'koala',
  'magpie',
  'penguin',
  'squirrel',
  'turtle',
] as const;

/** All of them, in the same order in every language. */
function allNames(language: LanguageCode): readonly string[] {
  const { names } = wordsOf(language);
  return ADJECTIVES.flatMap((adjective) =>
    ANIMALS.map((animal) =>
      names('full', { adjective: names(`adjective.${adjective}`), animal: names(`animal.${animal}`) }),
    ),
  );
}

/** A friendly name for each player, always the same, and none that somebody in the class has. */
export function pseudonyms(names: readonly string[], language: LanguageCode): readonly string[] {
  const taken = new Set(names.map(nameKey));
  const free = allNames(language).filter((name) => !taken.has(nameKey(name)));
  // Neighbours in the list of players are not to be neighbours in the alphabet.
  return names.map((_, i) => free[(i * SPREAD) % free.length] ?? '');
}

/** Shares no divisor with a number of names that anybody would have. */
const SPREAD = 101;

/** Some friendly names, each once, none of them taken in any language. */
export function friendlyNames(
  count: number,
  taken: ReadonlySet<string>,
  language: LanguageCode,
  random: (below: number) => number = randomInt,
): readonly string[] {
  const translations = OFFERED_LANGUAGES.map(allNames);
  const free = allNames(language).filter(
    (_, i) => !translations.some((names) => taken.has(nameKey(names[i] ?? ''))),
  );
  return Array.from({ length: Math.min(count, free.length) }, () =>
    // What is drawn is taken out, so none comes twice.
    free.splice(random(free.length), 1),
  ).flat();
}
