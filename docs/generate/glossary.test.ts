/** Tests of the glossaries: their pages are fresh, and no sentence of the game says it otherwise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DICTIONARIES } from '../../shared/words/dictionaries.ts';
import type { Message, Messages } from '../../shared/words/format.ts';
import { SCENARIO_DICTIONARIES } from '../../shared/words/scenario-dictionaries.ts';
import { en } from './glossary/en.ts';
import { faults, has, type Term } from './glossary/glossary.ts';
import { GLOSSARIES, glossaryMarkdown, glossaryPath } from './glossary-doc.ts';

type Dictionaries = Readonly<Record<string, Messages>>;
const told: Readonly<Record<string, Dictionaries>> = DICTIONARIES;
const scenarios: Readonly<Record<string, Messages>> = SCENARIO_DICTIONARIES;
const pages = import.meta.glob<Messages>('../../client/i18n/*/*.ts', { eager: true, import: 'default' });

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

/** Every sentence of a language, and where it stands. */
function sentences(code: string): [string, string][] {
  const dictionaries: [string, Messages][] = [
    ...Object.entries(told[code] ?? {}).filter(([domain]) => domain !== 'names'),
    ['scenarios', scenarios[code] ?? {}],
    ...Object.entries(pages).flatMap(([path, messages]): [string, Messages][] => {
      const [, language, part] = /i18n\/([^/]+)\/(.+)\.ts$/.exec(path) ?? [];
      return language === code && part !== undefined && part !== 'index' ? [[part, messages]] : [];
    }),
  ];
  return dictionaries.flatMap(([domain, messages]) =>
    Object.entries(messages).flatMap(([key, message]) =>
      forms(message).map((sentence): [string, string] => [`${domain}: ${key}`, sentence]),
    ),
  );
}

describe.each(Object.entries(GLOSSARIES))('the glossary of %s', (code, glossary) => {
  const said = sentences(code);
  const terms = Object.values<Term>(glossary.terms);

  test('is on its page as it is today', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', glossaryPath(code)), 'utf8');
    expect(page.replaceAll('\r\n', '\n'), 'run npm run docs').toBe(glossaryMarkdown(code, glossary));
  });

  test('is kept by every sentence', () => {
    expect(said.length).toBeGreaterThan(1000);
    for (const [place, sentence] of said)
      expect.soft(faults(glossary, sentence), `${place}: ${sentence}`).toEqual([]);
  });

  test('has one word a concept, and one concept a word', () => {
    expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
    for (const { term } of terms) expect.soft(faults({ ...glossary, style: [] }, term), term).toEqual([]);
  });

  test('has no word that nobody says', () => {
    const all = said.map(([, sentence]) => sentence.toLowerCase());
    const idle = terms.filter(({ term }) => !all.some((sentence) => sentence.includes(term.toLowerCase())));
    expect(idle.map(({ term }) => term)).toEqual([]);
  });
});

test('a variant is found as a word, a rule of setting anywhere', () => {
  expect(has('The packet is lost.', 'packet')).toBe(true);
  expect(has('A packetizer.', 'packet')).toBe(false);
  expect(has('这个情景已经结束。', '情景')).toBe(true);
  expect(faults(en, 'The timer ran out: send a RST.')).toHaveLength(3);
});
