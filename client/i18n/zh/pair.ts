/** The Chinese sentences about a pair that the teacher looks into. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/pair.ts';

export default {
  'wire.title': '在途',
  'order.title': '{host} 的下一个报文段',
  'order.lose': '丢失',
  'order.delay': '延迟',
  'order.duplicate': '复制',
  'order.set.lose': '将丢失',
  'order.set.delay': '将延迟',
  'order.set.duplicate': '将被复制',
  'order.undo': '撤销',
  'order.all': '对所有对局',
  'refused.title': '最近一次被拒绝的应答（{name} 看到的文字）',
  'refused.settled': '之后已经答对。',
  'help.title': '帮助 {name}',
  'help.hint': '发送提示',
  'help.answer': '给出答案',
  'help.move': '代为应答',
  'help.told.hint': '已发送提示。',
  'help.told.answer': '已给出答案。',
  'help.away': '{name} 离线，看不到提示。',
  'seat.give': '主机 {host} 由谁负责',
  'seat.autopilot': '电脑',
  'seat.away': '{name}（离线）',
  'seat.do': '交出座位',
  'network.give': '网络由谁扮演',
  'network.nobody': '无人',
  'again.swap': '交换主机',
  'again.reset': '重新开始',
} as const satisfies Translation<typeof en>;
