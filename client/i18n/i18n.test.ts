import { afterEach, describe, expect, test } from 'vitest';
import { dictionary, format, locale, type Message, type Messages, number } from './dictionary.ts';
import commonEn from './en/common.ts';
import { chooseLocale, pick } from './index.ts';
import commonZh from './zh/common.ts';

/** Every page's messages, found on disk: a new page is tested without being named here. */
const modules = import.meta.glob<{ default: Messages }>('./{en,zh}/*.ts', { eager: true });
const pages = Object.keys(modules).flatMap((path) => /^\.\/en\/(.+)\.ts$/.exec(path)?.[1] ?? []);
const messages = (page: string, language: string): Messages =>
  modules[`./${language}/${page}.ts`]?.default ?? {};

const places = (message: Message): string[] => {
  const patterns = typeof message === 'string' ? [message] : [message.one, message.other];
  return [
    ...new Set(patterns.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))),
  ].sort();
};

afterEach(() => {
  locale.value = 'en';
});

describe.each(pages)('the words of %s', (page) => {
  const [en, zh] = [messages(page, 'en'), messages(page, 'zh')];

  test('are the same in both languages, no more and no fewer', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test('name the same places in both languages', () => {
    for (const [key, message] of Object.entries(en)) {
      expect.soft(places(zh[key] ?? ''), key).toEqual(places(message));
    }
  });

  test('are nowhere empty', () => {
    for (const message of [...Object.values(en), ...Object.values(zh)]) {
      expect(typeof message === 'string' ? message : message.other).not.toBe('');
    }
  });
});

test('the common words are among those found', () => {
  expect(messages('common', 'en')).toBe(commonEn);
  expect(messages('common', 'zh')).toBe(commonZh);
});

describe('a message', () => {
  const t = dictionary({
    en: { octets: { one: '{n} octet', other: '{n} octets' }, at: 'at {time}', plain: 'plain' },
    zh: { octets: '{n} 字节', at: '在 {time}', plain: '普通' },
  });

  test('takes the form that the count asks for', () => {
    expect(t('octets', { n: 1 })).toBe('1 octet');
    expect(t('octets', { n: 0 })).toBe('0 octets');
    expect(t('octets', { n: 65_535 })).toBe('65,535 octets');
  });

  test('follows the language at once', () => {
    expect(t('plain')).toBe('plain');
    locale.value = 'zh';
    expect(t('plain')).toBe('普通');
    expect(t('octets', { n: 1 })).toBe('1 字节');
    expect(pick({ en: 'wire', zh: '线路' })).toBe('线路');
  });

  test('leaves a place standing that nobody filled, so that it is seen', () => {
    expect(format('at {time}')).toBe('at {time}');
  });

  test('writes numbers as the language does', () => {
    expect(number(4_294_967_295)).toBe('4,294,967,295');
  });
});

describe('the language of the page', () => {
  test.each([
    ['is the one asked for in the address', 'zh', 'en', ['en-GB'], 'zh'],
    ['is else the one chosen before', null, 'zh', ['en-GB'], 'zh'],
    ["is else the browser's first that we have", null, null, ['de-DE', 'zh-Hant-TW', 'en'], 'zh'],
    ['is English when we have none of them', null, null, ['de-DE', 'fr'], 'en'],
    ['does not take what we do not have', 'fr', 'xx', [], 'en'],
  ])('%s', (_, asked, stored, languages, expected) => {
    expect(chooseLocale(asked, stored, languages)).toBe(expected);
  });
});
