/** Tests of the dictionaries: complete, fitting each other, and chosen as the reader wishes. */
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_LANGUAGE } from '../../shared/words/choose.ts';
import { COMPLETE } from '../../shared/words/fixtures/complete.ts';
import type { Message, Messages } from '../../shared/words/format.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { missing } from '../../shared/words/translation.ts';
import { builtIn } from './built-in.ts';
import { chooseLocale } from './choose.ts';
import { t } from './common.ts';
import { t as debrief } from './debrief.ts';
import { decimal, locale, number, setWords } from './dictionary.ts';
import en from './en/index.ts';

/** Every language's dictionaries, found on disk: a new language is tested without being named here. */
const indexes = import.meta.glob<Readonly<Record<string, Messages>>>('./*/index.ts', {
  eager: true,
  import: 'default',
});
const files = import.meta.glob('./*/*.ts');
const codes = Object.keys(LANGUAGES).filter((code): code is LanguageCode => code in LANGUAGES);
const dictionariesOf = (code: LanguageCode): Readonly<Record<string, Messages>> =>
  indexes[`./${code}/index.ts`] ?? {};
const english = dictionariesOf('en');

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const places = (message: Message): string[] =>
  [
    ...new Set(forms(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place))),
  ].sort();

afterEach(() => {
  setWords('en', en);
});

describe.each(codes)('the words in %s', (code) => {
  const dictionaries = dictionariesOf(code);
  const written = Object.keys(files)
    .flatMap((path) => new RegExp(`^\\./${code}/(.+)\\.ts$`).exec(path)?.[1] ?? [])
    .filter((part) => !['index', 'built-in', 'shell'].includes(part));

  test('are all in its index', () => {
    expect(Object.keys(dictionaries)).toEqual(expect.arrayContaining(written));
  });

  test('are none that English lacks', () => {
    for (const [part, messages] of Object.entries(dictionaries)) {
      expect
        .soft(Object.keys(english[part] ?? {}), part)
        .toEqual(expect.arrayContaining(Object.keys(messages)));
    }
  });

  test('are complete', ({ skip }) => {
    const gaps = Object.entries(english).flatMap(([part, messages]) =>
      missing(messages, dictionaries[part] ?? {}).map((key) => `${part}: ${key}`),
    );
    skip(gaps.length > 0 && !COMPLETE.includes(code), `${gaps.length} in English: ${gaps.join(', ')}`);
    expect(gaps).toEqual([]);
  });

  test('name the same places as in English', () => {
    for (const [part, messages] of Object.entries(dictionaries)) {
      for (const [key, message] of Object.entries(messages)) {
        expect.soft(places(message), `${part}: ${key}`).toEqual(places(english[part]?.[key] ?? ''));
      }
    }
  });

  test('are nowhere empty', () => {
    expect(
      Object.values(dictionaries).flatMap((messages) => Object.values(messages).flatMap(forms)),
    ).not.toContain('');
  });

  if (COMPLETE.includes(code)) {
    test('can be done without, for as long as they are not there', () => {
      expect(Object.values(builtIn(code)).filter((word) => word === '')).toEqual([]);
      if (code !== DEFAULT_LANGUAGE) expect(builtIn(code)).not.toBe(builtIn(DEFAULT_LANGUAGE));
    });
  }
});

describe('a message', () => {
  test('takes the form that the count asks for', () => {
    expect(debrief('mistakes.times', { n: 1 })).toBe(en.debrief['mistakes.times'].one);
    expect(debrief('mistakes.times', { n: 5_000 })).toBe(
      en.debrief['mistakes.times'].other.replace('{n}', '5,000'),
    );
  });

  test('follows the language at once', () => {
    expect(t('skip.main')).toBe('Skip to main content');
    setWords('zh', dictionariesOf('zh'));
    expect(locale.value).toBe('zh');
    expect(t('skip.main')).toBe('跳到主要内容');
  });

  test('that is not on the page is not passed over', () => {
    setWords('en', {});
    expect(() => t('skip.main')).toThrow('The words of common are not on this page: skip.main.');
  });

  test('writes numbers as the language does', () => {
    expect(number(4_294_967_295)).toBe('4,294,967,295');
    expect(decimal(12, 1)).toBe('12.0');
    expect(decimal(1_234.56, 1)).toBe('1234.6');
  });
});

describe('the language of the page', () => {
  // qaa and qab are for private use: no language will ever have them.
  test.each([
    ['is the one asked for in the address', 'zh', 'en', ['en-GB'], 'zh'],
    ['is the pseudo-locale when asked for', 'qps', 'en', ['en-GB'], 'qps'],
    ['is else the one chosen before', null, 'zh', ['en-GB'], 'zh'],
    ["is else the browser's first that we have", null, null, ['qaa-DE', 'zh-Hans-CN', 'en'], 'zh'],
    ['is English when we have none of them', null, null, ['qaa-DE', 'qab'], 'en'],
    ['does not take what we do not have', 'qaa', 'qab', [], 'en'],
  ])('%s', (_, asked, stored, languages, expected) => {
    expect(chooseLocale(asked, stored, languages)).toBe(expected);
  });
});
