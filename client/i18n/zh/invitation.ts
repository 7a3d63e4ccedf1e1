/** The Chinese sentences that invite to a coached match. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/invitation.ts';

export default {
  title: '第一次来？',
  what: '跟着引导完成你的第一次三次握手，大约一分钟，不计成绩。',
  begin: '开始引导',
  again: '再跟着引导握手一次',
} as const satisfies Translation<typeof en>;
