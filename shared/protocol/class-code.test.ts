/** Tests of class codes as people type, paste and misread them. */
import { expect, test } from 'vitest';
import { CODE_ALPHABET, readClassCode, strangeIn } from './class-code.ts';

test.each([
  ['pnkp3c', 'PNKP3C'],
  ['ＰＮＫＰ３Ｃ', 'PNKP3C'],
  ['ｐｎｋｐ３ｃ', 'PNKP3C'],
  ['PNK-P3C', 'PNKP3C'],
  ['PNK–P3C', 'PNKP3C'],
  [' PNK P3C\n', 'PNKP3C'],
  ['\u200bPNK\u00a0P3C\ufeff', 'PNKP3C'],
  ['ⓅⓃⓀⓅ③Ⓒ', 'PNKP3C'],
  ['“PNKP3C”', 'PNKP3C'],
])('%j is the code %s', (typed, code) => {
  expect(readClassCode(typed)).toBe(code);
});

test('what is too much is kept to a bound, in whole characters', () => {
  expect(readClassCode('𠮷'.repeat(40))).toBe('𠮷'.repeat(16));
});

test.each([
  ['CDFO46', 'O'],
  ['0DF346', '0'],
  ['班CD', '班'],
  [CODE_ALPHABET, null],
  ['', null],
])('in %j, %j is in no code', (code, strange) => {
  expect(strangeIn(code)).toBe(strange);
});
