/** The Chinese sentences of what TCP tells its application unasked. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/signals.ts';

export default {
  'connection established': '连接已建立',
  'connection closing': '对方不再发送数据',
  'connection closed': '连接已关闭',
  'connection reset': '连接被复位',
  'connection refused': '连接被拒绝',
  'delivery problem': '数据长时间未能送达',
  'connection aborted due to excessive retransmission': '重传次数过多，已放弃连接',
  'connection aborted due to user timeout': '用户超时，已放弃连接',
  'connection aborted due to unanswered keep-alives': '保活探测没有回复，已放弃连接',
  'urgent data': '紧急数据',
} satisfies Translation<typeof en>;
