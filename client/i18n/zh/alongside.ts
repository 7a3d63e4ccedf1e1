/** The Chinese sentences over what a player reads beside the class. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/alongside.ts';

export default {
  class: '班级 {code}',
  here: '你仍在班级中，下一轮开始时，本页会自动进入。',
  next: '下一轮已开始：{title}。',
  in: '{seconds} 秒后自动进入。',
  now: '现在进入',
  back: '返回班级',
  lost: '与班级的连接已断开，本页会自动重新连接。',
} as const satisfies Translation<typeof en>;
