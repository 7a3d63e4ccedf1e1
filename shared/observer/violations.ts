/** What a captured segment can have wrong: a code, the rule that it breaks, and one sentence that says why. */
import { RULES, type RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';
import type { Text } from '../text.ts';

export const VIOLATION_CODES = [
  'impossible-flags',
  'no-connection',
  'not-synchronized',
  'ack-bit-missing',
  'ack-of-nothing',
  'ack-falls-back',
  'wrong-seq',
  'skips-octets',
  'already-acknowledged',
  'other-octets',
  'text-after-fin',
  'second-fin',
  'fin-before-text',
  'beyond-window',
  'syn-in-connection',
  'other-iss',
  'unasked-syn-ack',
  'wrong-reset',
  'unasked-reset',
  'reply-missing',
] as const;
export type ViolationCode = (typeof VIOLATION_CODES)[number];

export interface Violation {
  readonly code: ViolationCode;
  readonly rule: RuleId;
  readonly state: State;
}

export const violation = (code: ViolationCode, rule: RuleId, state: State): Violation => ({
  code,
  rule,
  state,
});

export const rfcOf = (rule: RuleId): string => RULES[rule].rfc;

export function explain({ code, state }: Violation): Text {
  switch (code) {
    case 'impossible-flags':
      return {
        en: 'SYN, FIN and RST never go together, and no TCP sends a segment with such control bits.',
        zh: 'SYN、FIN、RST 不会同时出现，没有 TCP 会发送带这种标志组合的报文段。',
      };
    case 'no-connection':
      return {
        en: `In ${state} there is no connection to send this on: only a SYN opens one, and only a RST answers.`,
        zh: `处于 ${state} 状态时没有连接可以发送它：只能用 SYN 打开连接，或用 RST 回答。`,
      };
    case 'not-synchronized':
      return {
        en: `In ${state} the sequence numbers are not agreed yet: text and ACK must wait for ESTABLISHED.`,
        zh: `处于 ${state} 状态时双方的序号尚未同步：数据和确认要等到 ESTABLISHED 才能发送。`,
      };
    case 'ack-bit-missing':
      return {
        en: `In ${state} every segment carries ACK. The peer drops one that does not.`,
        zh: `处于 ${state} 状态时每个报文段都带 ACK 标志；没有 ACK 的会被对方丢弃。`,
      };
    case 'ack-of-nothing':
      return {
        en: 'It acknowledges what has not arrived at this host.',
        zh: '它确认了这台主机尚未收到的内容。',
      };
    case 'ack-falls-back':
      return {
        en: 'Its acknowledgment number is lower than RCV.NXT, which never goes back and covers all that has arrived in order.',
        zh: '它的确认号小于 RCV.NXT。RCV.NXT 绝不后退，并且包含所有已按序到达的内容。',
      };
    case 'wrong-seq':
      return {
        en: 'A segment without text bears SEQ = SND.NXT, and this one does not.',
        zh: '不带数据的报文段序号应为 SND.NXT，而它不是。',
      };
    case 'skips-octets':
      return {
        en: 'Its sequence number is beyond SND.NXT: numbers in between were never sent.',
        zh: '它的序号超过了 SND.NXT：中间的序号从未发送过。',
      };
    case 'already-acknowledged':
      return {
        en: 'It repeats what has been acknowledged, which is in no retransmission queue any more.',
        zh: '它重发了已被确认的内容，而这些内容早已不在重传队列中。',
      };
    case 'other-octets':
      return {
        en: 'It repeats sequence numbers with other octets than were sent under them before.',
        zh: '它重复了已用过的序号，但数据字节与之前发送的不同。',
      };
    case 'text-after-fin':
      return {
        en: 'Nothing follows a FIN: the stream has ended.',
        zh: 'FIN 之后不能再有数据：字节流已经结束。',
      };
    case 'second-fin':
      return {
        en: 'A second FIN with another number: only the first may be sent again.',
        zh: '序号不同的第二个 FIN：只能重传第一个 FIN。',
      };
    case 'fin-before-text':
      return {
        en: 'The FIN stands before text that was already sent; it follows the last octet.',
        zh: 'FIN 排在已发送的数据之前；它应紧跟最后一个字节。',
      };
    case 'beyond-window':
      return {
        en: 'It lies beyond every window that the peer has offered.',
        zh: '它超出了对方通告过的任何窗口。',
      };
    case 'syn-in-connection':
      return {
        en: `The connection exists and is in ${state}: a SYN has no place in it.`,
        zh: `连接已经存在，处于 ${state} 状态：这里不应有 SYN。`,
      };
    case 'other-iss':
      return {
        en: 'A repeated SYN bears the ISS of the first, and this one does not.',
        zh: '重传的 SYN 应使用最初的 ISS，而它不是。',
      };
    case 'unasked-syn-ack':
      return {
        en: 'No SYN has arrived that this SYN,ACK could answer.',
        zh: '没有收到过可以用这个 SYN,ACK 回答的 SYN。',
      };
    case 'wrong-reset':
      return {
        en: 'Its numbers are neither those of ABORT (SEQ = SND.NXT) nor those of an answer to what arrived.',
        zh: '它的序号既不是 ABORT 的序号（SEQ = SND.NXT），也不是回答所收报文段应有的序号。',
      };
    case 'unasked-reset':
      return {
        en: `In ${state} a RST is only ever an answer, and nothing asked for this one.`,
        zh: `处于 ${state} 状态时 RST 只能用来回答，而这里没有需要它回答的报文段。`,
      };
    case 'reply-missing':
      return {
        en: 'This segment has to be answered, and no answer went out in time.',
        zh: '这个报文段必须回答，但没有按时发出回答。',
      };
  }
}
