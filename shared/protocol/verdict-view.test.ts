/** Tests of a verdict in words: of the rule, of the liberty, of what is wrong. */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../judge/verdict.ts';
import { lesson } from '../match/fixtures/lesson.ts';
import type { Illegal, Lesson } from '../match/lesson.ts';
import { ACK, FIN } from '../tcp/segment.ts';
import english from '../words/en/index.ts';
import { wordsOf } from '../words/every-language.ts';
import { PLAIN_RULES } from './plain-rules.ts';
import { verdictView } from './verdict-view.ts';

const [en, zh] = [wordsOf('en'), wordsOf('zh')];

const illegal = (mistake: Partial<Verdict> = {}): Illegal =>
  ({
    legal: false,
    rule: 'R36',
    code: 'reply-missing',
    detail: null,
    field: { name: 'move', segment: null },
    ...mistake,
  }) as Illegal;

const refused = (given: Partial<Lesson>, mistake: Partial<Verdict> = {}) => ({
  ...illegal(mistake),
  lesson: lesson(given),
});

/** LAST-ACK, the ACK of the FIN: a wait that is not due. */
const waits: Partial<Lesson> = {
  state: 'LAST-ACK',
  move: { kind: 'nothing', next: 'TIME-WAIT' },
  misconception: 'wait-in-last-ack',
  answer: { kind: 'nothing', next: 'CLOSED' },
};

describe('a verdict in words', () => {
  test('says the rule of a legal move', () => {
    const { rfc, message, hint } = verdictView({ legal: true, rule: 'R36', liberty: null }, en, 'standard');
    expect([rfc, message, hint]).toEqual(['RFC 9293 §3.10.7.2', english.rules.R36, null]);
  });

  test('says the liberty that a move takes', () => {
    const { rfc, message, hint } = verdictView({ legal: true, rule: 'R61', liberty: 'L9' }, en, 'expert');
    expect([rfc, message, hint]).toEqual(['RFC 1337 §3', english.liberties.L9, english.rules.R61]);
  });

  test.each<[Partial<Verdict>, string, string]>([
    [
      { code: 'reply-missing', detail: null },
      'Something has to be sent here, and you sent nothing.',
      '这里必须发送报文段，而你什么也没发。',
    ],
    [
      { code: 'flag-missing', detail: { flag: 'ACK' } },
      'ACK is missing from this segment.',
      '这个报文段缺少 ACK 标志位。',
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
    const refusal = refused({ failures: 2 }, mistake);
    expect(verdictView(refusal, en, 'standard')).toMatchObject({
      rfc: 'RFC 9293 §3.10.7.2',
      message: english_,
      hint: english.rules.R36,
    });
    expect(verdictView(refusal, zh, 'standard').message).toBe(chinese);
  });
});

describe('a refusal', () => {
  test('tells the rule after two failures and the answer after three', () => {
    const told = [1, 2, 3].map((failures) => verdictView(refused({ ...waits, failures }), en, 'standard'));
    expect(told.map((verdict) => verdict.hint !== null)).toEqual([false, true, true]);
    expect(told.map((verdict) => !verdict.legal && verdict.answer)).toEqual([null, null, waits.answer]);
  });

  test('tells who looks back all of it', () => {
    expect(verdictView(refused(waits), en, 'looking back')).toMatchObject({
      hint: english.rules.R36,
      answer: waits.answer,
    });
  });

  test('tells the rule at once where nothing was asked', () => {
    expect(verdictView(refused({ answer: null }), en, 'standard').hint).toBe(english.rules.R36);
  });

  test('says what follows on this wire, and asks', () => {
    expect(verdictView(refused(waits), en, 'guided')).toMatchObject({
      misconception: 'wait-in-last-ack',
      did: 'You sent nothing and went to TIME-WAIT.',
      follows: expect.stringContaining('30 s'),
      question: expect.stringContaining('B'),
    });
  });

  test('asks in general where no misconception is known', () => {
    expect(verdictView(refused({}), en, 'guided')).toMatchObject({
      misconception: null,
      follows: null,
      question: 'What would B do if nothing came back?',
    });
  });

  test.each<[Lesson['move'], string, string]>([
    [{ kind: 'discard' }, 'You discarded the segment.', '你丢弃了这个报文段。'],
    [
      { kind: 'nothing', next: 'ESTABLISHED' },
      'You sent nothing and stayed in ESTABLISHED.',
      '你什么也没发，停留在 ESTABLISHED。',
    ],
    [
      { kind: 'send', segments: [{ flags: ACK, len: 5 }, { flags: FIN | ACK }], next: 'LAST-ACK' },
      'You sent ACK with 5 octets of text, then FIN,ACK and went to LAST-ACK.',
      '你发送了 ACK（带 5 字节数据），然后 FIN,ACK，进入 LAST-ACK。',
    ],
  ])('says of %j what was done', (move, english_, chinese) => {
    expect(verdictView(refused({ move }), en, 'guided')).toMatchObject({ did: english_ });
    expect(verdictView(refused({ move }), zh, 'guided')).toMatchObject({ did: chinese });
  });
});

describe('at the guided level', () => {
  /** `<SEQ=…>`, SND.NXT and the like: the RFC's notation. */
  const NOTATION = /<|\b(SND|RCV|SEG|MAX)\.[A-Z]+/;

  test('every rule that has notation is told in plain words', () => {
    const noted = Object.entries(english.rules).filter(([, text]) => NOTATION.test(text));
    expect([...PLAIN_RULES]).toEqual(noted.map(([rule]) => rule));
    expect(Object.keys(english.plainRules)).toEqual([...PLAIN_RULES]);
    for (const words of [en, zh]) {
      for (const rule of PLAIN_RULES) expect.soft(words.plainRules(rule), rule).not.toMatch(NOTATION);
    }
  });

  test('the hint is that of the misconception, with the rule that it gets wrong', () => {
    const told = { ...refused({ ...waits, failures: 2 }), rule: 'R111' } as const;
    expect(verdictView(told, en, 'guided')).toMatchObject({
      hint: english.misconceptions['wait-in-last-ack.plain'],
      source: { rule: 'R70', rfc: 'RFC 9293 §3.10.7.4' },
    });
    expect(verdictView(told, en, 'standard')).toMatchObject({
      hint: english.rules.R111,
      source: { rule: 'R111' },
    });
  });

  test('the hint is in plain words, and so is the praise', () => {
    expect(verdictView(refused({ failures: 2 }), en, 'guided').hint).toBe(english.plainRules.R36);
    expect(verdictView({ legal: true, rule: 'R36', liberty: null }, en, 'guided').message).toBe(
      english.plainRules.R36,
    );
  });

  test('a misconception has its own words for the rule', () => {
    const { hint } = verdictView(refused({ ...waits, failures: 2 }), en, 'guided');
    expect(hint).toBe(english.misconceptions['wait-in-last-ack.plain']);
  });
});
