/** Tests of a verdict in words: of the rule, of the liberty, of what is wrong. */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../judge/verdict.ts';
import english from '../words/en/index.ts';
import { wordsOf } from '../words/every-language.ts';
import { verdictView } from './verdict-view.ts';

const [en, zh] = [wordsOf('en'), wordsOf('zh')];

describe('a verdict in words', () => {
  test('says the rule of a legal move', () => {
    const { rfc, message, hint } = verdictView({ legal: true, rule: 'R36', liberty: null }, en);
    expect([rfc, message, hint]).toEqual(['RFC 9293 §3.10.7.2', english.rules.R36, null]);
  });

  test('says the liberty that a move takes', () => {
    const { rfc, message, hint } = verdictView({ legal: true, rule: 'R61', liberty: 'L9' }, en);
    expect([rfc, message, hint]).toEqual(['RFC 1337 §3', english.liberties.L9, english.rules.R61]);
  });

  test.each<[Partial<Verdict>, string, string]>([
    [
      { code: 'reply-missing', detail: null },
      'Something has to be sent here. You sent nothing.',
      '这里必须发送报文段，而你什么也没发。',
    ],
    [
      { code: 'flag-missing', detail: { flag: 'ACK' } },
      'This segment lacks the ACK bit.',
      '这个报文段缺少 ACK 标志。',
    ],
    [
      { code: 'wrong-state', detail: { state: 'LISTEN', claimed: 'LISTEN' } },
      'You do not stay in LISTEN here.',
      '此时不应停留在 LISTEN。',
    ],
    [
      { code: 'wrong-state', detail: { state: 'LISTEN', claimed: 'CLOSED' } },
      'From LISTEN, this does not lead to CLOSED.',
      '在 LISTEN 状态下，这不会进入 CLOSED。',
    ],
  ])('says of %j what is wrong, and the rule as a hint', (mistake, english_, chinese) => {
    const verdict = {
      legal: false,
      rule: 'R36',
      field: { name: 'move', segment: null },
      ...mistake,
    } as Verdict;
    expect(verdictView(verdict, en)).toMatchObject({
      rfc: 'RFC 9293 §3.10.7.2',
      message: english_,
      hint: english.rules.R36,
    });
    expect(verdictView(verdict, zh).message).toBe(chinese);
  });
});
