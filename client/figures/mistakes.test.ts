/** Tests of mistakes gathered by what was misunderstood. */
import { expect, test } from 'vitest';
import { mistakesOf, type Refused } from './mistakes.ts';

const refused = (version: number, misconception: string | null, rule: 'R61' | 'R70' = 'R70'): Refused => ({
  host: 'A',
  at: version * 100,
  version,
  verdict: {
    legal: false,
    rule,
    rfc: 'RFC 9293',
    code: 'wrong-state',
    field: { name: 'next', segment: null },
    flag: null,
    message: 'm',
    misconception,
    name: misconception,
    did: 'd',
    follows: null,
    question: 'q',
    hint: null,
    source: { rule, rfc: 'RFC 9293' },
    answer: null,
  },
});

test('the same misconception is told once, where it was first met, the most frequent first', () => {
  const told = mistakesOf([
    refused(3, 'one'),
    refused(5, null),
    refused(6, 'two'),
    refused(8, 'two', 'R61'),
    { ...refused(9, 'one'), host: 'B' },
    refused(11, null, 'R61'),
  ]);
  expect(told.map(({ host, version, times }) => [host, version, times])).toEqual([
    ['A', 6, 2],
    ['A', 3, 1],
    ['A', 5, 1],
    ['B', 9, 1],
    ['A', 11, 1],
  ]);
});

test('where nothing was refused there is nothing to tell', () => {
  expect(mistakesOf([])).toEqual([]);
});
