/** The Chinese sentences of the ladder diagram. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/ladder.ts';

export default {
  title: '时序图：时间自上而下，A 在左，B 在右',
  gap: '{seconds} 秒内无事件',
  'gap.short': '{time}内无事件',
  seen: '第 {seconds} 秒在抓包处看到',
  sent: '第 {seconds} 秒发出',
  arrived: '第 {seconds} 秒到达',
  lost: '第 {seconds} 秒丢失',
  flying: '仍在途中',
  'under-way.none': '没有在途的报文段。',
  'zoom-in': '放大',
  'zoom-out': '缩小',
  zoom: '缩放',
  empty: '尚未发送任何报文段。',
} satisfies Translation<typeof en>;
