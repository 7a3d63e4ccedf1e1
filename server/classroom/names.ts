/** Names of players: what may be one, and friendly ones to choose from. */
import { randomInt } from 'node:crypto';
import { OFFERED_LANGUAGES } from '../../shared/words/choose.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';

const LONGEST_NAME = 24;

/** Control, format (but for the joiner of emoji and scripts), private and unassigned characters; line separators. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A letter may bear a few marks; a tower of them covers its neighbours. */
const MOST_CODE_POINTS = 4 * LONGEST_NAME;

/** The name as it is kept: NFC, trimmed, single spaces. Null when it cannot be a name. */
export function normalizeName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  if (UNSEEN.test(name) || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  if ([...name].length > MOST_CODE_POINTS) return null;
  const length = [...graphemes.segment(name)].length;
  return length >= 1 && length <= LONGEST_NAME ? name : null;
}

/** Two names with the same key are the same name: capitals and compatible forms do not tell students apart. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase();

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
