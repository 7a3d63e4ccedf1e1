/** The judge's answer to a move: legal or not, which rule says so, and why — the reason is the lesson. */
import { RULES, type RuleId } from '../tcp/rules.ts';
import type { Flag } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Text } from '../text.ts';
import { LIBERTIES, type LibertyId } from './liberties.ts';

/** What can be wrong with a move. The order is that in which the judge looks. */
export const MISTAKE_CODES = [
  'nothing-to-discard',
  'must-not-discard',
  'reply-missing',
  'no-reply-due',
  'too-few-segments',
  'too-many-segments',
  'flag-missing',
  'flag-forbidden',
  'wrong-seq',
  'wrong-ack',
  'wrong-length',
  'wrong-window',
  'wrong-state',
] as const;
export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** Where in the move the mistake is, so that the page can point at it. */
export interface MistakeField {
  readonly name: 'move' | 'flags' | 'seq' | 'ack' | 'len' | 'wnd' | 'next';
  /** Index of the segment; null when it is not about one segment. */
  readonly segment: number | null;
}

interface Judged {
  readonly rule: RuleId;
  readonly rfc: string;
  readonly message: Text;
}

export type Verdict =
  | (Judged & { readonly legal: true; readonly liberty: LibertyId | null })
  | (Judged & {
      readonly legal: false;
      readonly code: MistakeCode;
      readonly field: MistakeField;
      /** What the rule itself demands: shown from the second failure on. */
      readonly hint: Text;
    });

export interface MistakeDetail {
  readonly flag?: Flag;
  readonly state?: State;
  readonly claimed?: State;
}

export function canonicalVerdict(rule: RuleId): Verdict {
  const { rfc, en, zh } = RULES[rule];
  return { legal: true, rule, rfc, message: { en, zh }, liberty: null };
}

export function libertyVerdict(rule: RuleId, liberty: LibertyId): Verdict {
  const { rfc, en, zh } = LIBERTIES[liberty];
  return { legal: true, rule, rfc, message: { en, zh }, liberty };
}

export function illegalVerdict(
  code: MistakeCode,
  rule: RuleId,
  field: MistakeField,
  detail: MistakeDetail,
): Verdict {
  const { rfc, en, zh } = RULES[rule];
  return { legal: false, code, rule, rfc, field, message: explain(code, detail), hint: { en, zh } };
}

/** What is wrong, in one sentence that does not give the answer away. */
function explain(code: MistakeCode, { flag, state, claimed }: MistakeDetail): Text {
  switch (code) {
    case 'nothing-to-discard':
      return {
        en: 'Only an arriving segment can be discarded. A call or a timeout has to be dealt with.',
        zh: '只有到达的报文段才能丢弃。调用和超时都必须处理。',
      };
    case 'must-not-discard':
      return {
        en: 'This segment is acceptable and tells you something: it must be processed, not discarded.',
        zh: '这个报文段可以接受，而且带来了信息：必须处理，不能丢弃。',
      };
    case 'reply-missing':
      return {
        en: 'Something has to be sent here. You sent nothing.',
        zh: '这里必须发送报文段，而你什么也没发。',
      };
    case 'no-reply-due':
      return { en: 'Nothing is to be sent here.', zh: '这里不应发送任何报文段。' };
    case 'too-few-segments':
      return { en: 'More segments than these have to go out.', zh: '需要发送的报文段不止这些。' };
    case 'too-many-segments':
      return { en: 'Fewer segments than these have to go out.', zh: '你发送的报文段太多了。' };
    case 'flag-missing':
      return { en: `This segment lacks the ${flag} bit.`, zh: `这个报文段缺少 ${flag} 标志。` };
    case 'flag-forbidden':
      return { en: `The ${flag} bit has no place in this segment.`, zh: `这个报文段不应带 ${flag} 标志。` };
    case 'wrong-seq':
      return {
        en: 'The sequence number is wrong. It numbers the first octet that this segment carries.',
        zh: '序号不对。序号是本报文段第一个字节的编号。',
      };
    case 'wrong-ack':
      return {
        en: 'The acknowledgment number is wrong. It names the next octet that you expect.',
        zh: '确认号不对。确认号是你期望收到的下一个字节的编号。',
      };
    case 'wrong-length':
      return { en: 'The amount of text is wrong.', zh: '数据长度不对。' };
    case 'wrong-window':
      return {
        en: 'The window is wrong: it may not exceed your free buffer, nor take back what you offered.',
        zh: '窗口不对：不能超过空闲缓存，也不能收回已经通告的窗口。',
      };
    case 'wrong-state':
      return claimed === state
        ? { en: `You do not stay in ${state} here.`, zh: `此时不应停留在 ${state}。` }
        : {
            en: `From ${state}, this does not lead to ${claimed}.`,
            zh: `在 ${state} 状态下，这不会进入 ${claimed}。`,
          };
  }
}
