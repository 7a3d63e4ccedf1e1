/** Tests of what may be a name, when two are the same, and friendly ones. */
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/class-code.ts';
import { newClassCode } from '../access/tokens.ts';
import { friendlyNames, nameKey, normalizeName } from './names.ts';

describe('a name', () => {
  it.each<[string, string, string | null]>([
    ['is trimmed, with single spaces', '  Ada   Lovelace ', 'Ada Lovelace'],
    ['is composed (NFC)', 'Zoe\u0308', 'Zo\u00eb'],
    ['may be Chinese', '敏捷的水獭', '敏捷的水獭'],
    ['may have 24 characters, however many code points each has', '👩‍👩‍👧'.repeat(12), '👩‍👩‍👧'.repeat(12)],
    ['has no more than 24 characters', 'x'.repeat(25), null],
    ['has no more than 24 when its ligatures are spelled out', '\ufdfa'.repeat(2), null],
    ['is not empty', '   ', null],
    ['is not invisible', '\u200b\u2060', null],
    ['loses what pasting adds and nobody sees', '\ufeffAda\u200b Love\u00adlace\u2060', 'Ada Lovelace'],
    ['has no blank that passes for a letter', 'Ann\u3164\u2800', 'Ann'],
    [
      'may have a flag',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['has no control characters', 'Ada\u0007', null],
    ['has no line breaks', 'Ada\u2028Lovelace', null],
    ['does not turn the writing around', '\u202eadA', null],
    ['has no towers of marks', `a${'\u0301'.repeat(200)}`, null],
    ['has no tower of marks on one letter either', `Z${'\u0351'.repeat(7)}oe`, null],
    ['has the marks of its script', 'בְּרֵאשִׁ֖ית', 'בְּרֵאשִׁ֖ית'.normalize('NFC')],
    ['stacks as Tibetan does', 'སྐྱོང', 'སྐྱོང'],
    ['has no half characters', '\ud83d', null],
    ['is not joiners alone', '\u200d\u200d', null],
  ])('%s', (_, text, name) => {
    expect(normalizeName(text)).toBe(name);
  });

  it.each([
    '\u2800',
    '\u3164',
    '\u115f\u1160',
    '\uffa0',
    '\u17b4',
    '\ufe0f',
    '\u{e0100}',
    '\u034f',
    '\u180b',
  ])('is not %j alone, which shows nothing', (blank) => {
    expect(normalizeName(blank)).toBeNull();
  });

  it('is the same name in other capitals and other widths', () => {
    expect(nameKey('ADA')).toBe(nameKey('ada'));
    expect(nameKey('Ａｄａ')).toBe(nameKey('Ada'));
    expect(nameKey('Ada')).not.toBe(nameKey('Eve'));
    expect(nameKey('straße')).toBe(nameKey('STRASSE'));
  });

  it.each(['\u200c', '\u200d', '\ufe0f', '\ufe00', '\u180b', '\u034f', '\u{e0100}', '\u17b5'])(
    'is the same name with %j in it, which shows nothing',
    (unseen) => {
      expect(nameKey(`An${unseen}n`)).toBe(nameKey('Ann'));
    },
  );

  it.each([
    ['Cyrillic', 'Апп'.replace('пп', 'nn'), 'Ann'],
    ['Cyrillic', 'Воb', 'Воb'],
    ['Cyrillic', 'рор', 'pop'],
    ['Greek', 'Ζοe', 'Ζoe'],
    ['letters of mathematics', '𝐀𝐧𝐧', 'Ann'],
  ])('is the same name in letters of %s that look alike', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('leaves different names of one script different', () => {
    const names = ['Вова', 'Рома', 'Соня', 'Νίκος', 'Ολγα', 'Ana', 'Anna', '小明', '小红'];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
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
