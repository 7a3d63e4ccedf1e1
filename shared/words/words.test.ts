/** Tests of every translation beside English, and of words that are said in the language asked for. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageFiles } from '../../scripts/languages.mjs';
import { acceptedLanguages, chooseLanguage, firstOf } from './choose.ts';
import { DICTIONARIES } from './dictionaries.ts';
import english from './en/index.ts';
import { wordsOf } from './every-language.ts';
import { COMPLETE } from './fixtures/complete.ts';
import { format, type Message, type Messages } from './format.ts';
import { LANGUAGES } from './languages.ts';
import { pseudo } from './pseudo.ts';
import { SCENARIO_DICTIONARIES } from './scenario-dictionaries.ts';
import { complete, missing, speak } from './translation.ts';

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

const places = (message: Message): string[] =>
  [
    ...new Set(forms(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place))),
  ].sort();

type Domains = Readonly<Record<string, Messages>>;

const TOLD: Domains = SCENARIO_DICTIONARIES;
/** What the scenarios say lies apart, and is a domain all the same. */
const ENGLISH: Domains = { ...english, scenarios: SCENARIO_DICTIONARIES.en };

/** Every domain in every language but English: `[zh, rules, English messages, their translation]`. */
const translations = Object.entries(DICTIONARIES)
  .filter(([code]) => code !== 'en')
  .flatMap(([code, dictionary]) => {
    const domains: Domains = { ...dictionary, scenarios: TOLD[code] ?? {} };
    return Object.entries(ENGLISH).map(
      ([domain, messages]) => [code, domain, messages, domains[domain] ?? {}] as const,
    );
  });

test.each(Object.entries(languageFiles()))('%s names every folder of a language', (path, text) => {
  expect(readFileSync(path, 'utf8'), 'written by `npm run build`').toBe(text);
});

describe.each(translations)('%s, %s', (code, _, messages, translated) => {
  test('has no message that English lacks', () => {
    expect(Object.keys(translated).filter((key) => !(key in messages))).toEqual([]);
  });

  test('asks for the same places as English', () => {
    for (const [key, message] of Object.entries(translated)) {
      expect.soft(places(message), key).toEqual(places(messages[key] ?? ''));
    }
  });

  test('is nowhere empty', () => {
    expect(Object.values(translated).flatMap(forms)).not.toContain('');
  });

  test('lacks nothing', ({ skip }) => {
    const gaps = missing(messages, translated);
    skip(gaps.length > 0 && !COMPLETE.includes(code), `${gaps.length} in English: ${gaps.join(', ')}`);
    expect(gaps).toEqual([]);
  });

  if (code === 'qps') {
    test('differs from English in every sentence', () => {
      for (const [key, message] of Object.entries(translated)) {
        const plain = forms(messages[key] ?? '');
        expect
          .soft(
            forms(message).filter((form) => plain.includes(form)),
            key,
          )
          .toEqual([]);
      }
    });
  }
});

test('words are said in the language asked for', () => {
  expect(wordsOf('en').rules('R2')).toBe(english.rules.R2);
  expect(wordsOf('zh').rules('R2')).toBe(DICTIONARIES.zh.rules.R2);
  expect(wordsOf('qps').rules('R2')).toMatch(/^\[ŠÉG\.LÉÑ îš .*\]$/);
  expect(wordsOf('zh')).toBe(wordsOf('zh'));
});

describe('a translation', () => {
  const en = { octets: { one: '{n} octet', other: '{n} octets' }, at: 'at {time}', plain: 'plain' } as const;
  const half = { octets: '{n} 字节' };

  test('is completed with English, and what it lacks is counted', () => {
    expect(missing(en, half)).toEqual(['at', 'plain']);
    const t = speak<typeof en>(complete(en, half), 'zh-CN');
    expect(t('octets', { n: 65_535 })).toBe('65,535 字节');
    expect(t('at', { time: '3 s' })).toBe('at 3 s');
    expect(t('plain')).toBe('plain');
  });

  test('takes its places by their names', () => {
    const t = speak<typeof en>(en, 'en');
    // @ts-expect-error: a place is missing
    expect(t('at', {})).toBe('at {time}');
    // @ts-expect-error: a place of another name
    expect(t('at', { when: 3 })).toBe('at {time}');
    // @ts-expect-error: nothing to fill
    expect(t('plain', { n: 1 })).toBe('plain');
  });

  test('into the pseudo-locale leaves the places alone', () => {
    const wording = pseudo(en);
    expect(wording.octets).toEqual({ one: '[{n} öçtét]', other: '[{n} öçtétš]' });
    expect(wording.at).toBe('[àt {time}]');
  });
});

describe('a message', () => {
  const octets = { one: '{n} octet', other: '{n} octets' };

  test('takes the form that the count asks for', () => {
    expect(format(octets, { n: 1 }, 'en')).toBe('1 octet');
    expect(format(octets, { n: 0 }, 'en')).toBe('0 octets');
    expect(format(octets, { n: 65_535 }, 'en')).toBe('65,535 octets');
  });

  test('may have more forms than English has', () => {
    const oktety = { one: '{n} oktet', few: '{n} oktety', other: '{n} oktetów' };
    expect([1, 3, 5].map((n) => format(oktety, { n }, 'pl'))).toEqual(['1 oktet', '3 oktety', '5 oktetów']);
  });

  test('leaves a place standing that nobody filled, so that it is seen', () => {
    expect(format('at {time}', {}, 'en')).toBe('at {time}');
  });
});

describe('the language of a reader', () => {
  // qaa and qab are for private use: no language will ever have them.
  test.each([
    [['zh-Hans-CN', 'en'], 'zh'],
    [['qaa-DE', 'ZH'], 'zh'],
    [['qaa', 'qab'], 'en'],
    [['constructor', ''], 'en'],
    [['en-x-pseudo'], 'en'],
    [['qps'], 'qps'],
    [[], 'en'],
  ])('%j is %s', (tags, code) => {
    expect(chooseLanguage(tags)).toBe(code);
  });

  test.each([
    [['zh-Hant-TW', 'en'], 'zh-Hant'],
    [['ZH-HANT'], 'zh-Hant'],
    [['zh-CN', 'zh-Hant'], 'zh'],
    [['zh', 'zh-Hant'], 'zh'],
    [['pt', 'pt-BR', 'en'], 'pt-BR'],
    [['pt-PT', 'qaa'], undefined],
    [['en-x-zh-hant'], 'en'],
  ])('is the closest to what is preferred: %j is %s', (tags, code) => {
    expect(firstOf(['en', 'pt-BR', 'zh', 'zh-Hant'], tags)).toBe(code);
  });

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', ['zh-CN', 'zh', 'en']],
    ['en;q=0.5, zh', ['zh', 'en']],
    ['de;q=0, en', ['en']],
    ['', ['']],
  ])('an Accept-Language of %j prefers %j', (header, tags) => {
    expect(acceptedLanguages(header)).toEqual(tags);
  });
});

test('the languages that are offered have names of their own', () => {
  const names = Object.values(LANGUAGES).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(LANGUAGES.qps.offered).toBe(false);
});
