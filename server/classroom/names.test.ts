/** Tests of what may be a name, when two are the same, and friendly ones. */
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, newClassCode } from '../access/tokens.ts';
import { friendlyNames, nameKey, normalizeName } from './names.ts';

describe('a name', () => {
  it.each([
    ['is trimmed, with single spaces', '  Ada   Lovelace ', 'Ada Lovelace'],
    ['is composed (NFC)', 'Zoe\u0308', 'Zo\u00eb'],
    ['may be Chinese', '敏捷的水獭', '敏捷的水獭'],
    ['may have 24 characters, however many code points each has', '👩‍👩‍👧'.repeat(12), '👩‍👩‍👧'.repeat(12)],
    ['has no more than 24 characters', 'x'.repeat(25), null],
    ['is not empty', '   ', null],
    ['is not invisible', '\u200b\u2060', null],
    ['has no control characters', 'Ada\u0007', null],
    ['has no line breaks', 'Ada\u2028Lovelace', null],
    ['does not turn the writing around', '\u202eadA', null],
    ['has no towers of marks', `a${'\u0301'.repeat(200)}`, null],
    ['has no half characters', '\ud83d', null],
    ['is not joiners alone', '\u200d\u200d', null],
  ])('%s', (_, text, name) => {
    expect(normalizeName(text)).toBe(name);
  });

  it('is the same name in other capitals and other widths', () => {
    expect(nameKey('ADA')).toBe(nameKey('ada'));
    expect(nameKey('Ａｄａ')).toBe(nameKey('Ada'));
    expect(nameKey('Ada')).not.toBe(nameKey('Eve'));
  });
});

describe('friendly names', () => {
  it.each(['en', 'zh'] as const)('are names, each once, in %s', (language) => {
    const names = friendlyNames(300, new Set(), language);
    expect(names).toHaveLength(256);
    expect(new Set(names).size).toBe(256);
    for (const name of names) expect(normalizeName(name)).toBe(name);
  });

  it('leave out what somebody has in either language', () => {
    const first = (language: 'en' | 'zh') => friendlyNames(1, new Set(), language, () => 0)[0] ?? '';
    expect([first('en'), first('zh')]).toEqual(['Swift Otter', '敏捷的水獭']);
    for (const taken of [first('en'), first('zh')]) {
      for (const language of ['en', 'zh'] as const) {
        expect(friendlyNames(256, new Set([nameKey(taken)]), language)).not.toContain(first(language));
      }
    }
  });
});

describe('a class code', () => {
  it('has six characters of an alphabet without look-alikes', () => {
    expect(newClassCode()).toMatch(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));
    expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length);
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL2Z5S8BUVAEIOU]/);
  });
});
