/** The Chinese sentences of the constants. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/constants.ts';

export default {
  title: '这里的常数与真实值',
  here: '这里',
  hand: '当前连接',
  others: '其他连接',
  rfc: 'RFC',
  linux: 'Linux',
  delay: '单程时延',
  rto: '初始 RTO',
  msl: 'MSL',
  'delayed-ack': '延迟确认',
  r2: '重传多久后放弃',
  'r2-orphan': 'CLOSE 之后，重传多久放弃',
  'keep-alive': '空闲多久开始保活',
} satisfies Translation<typeof en>;
