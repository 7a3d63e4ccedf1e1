/** The Chinese sentences of the calls that a player makes. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/calls.ts';

export default {
  title: '以应用程序身份调用 {call}',
  text: '要发送的文本',
  'text.hint': '每个字符占一个字节，不能用汉字。',
  octets: '要取走的字节数',
  do: '调用 {call}',
  cancel: '取消',
  'ABORT.sure': '连接将立即终止，途中的数据会丢失。',
} as const satisfies Translation<typeof en>;
