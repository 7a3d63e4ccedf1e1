/** The Chinese sentences of a host in a replay or a class. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/host.ts';

export default {
  'host.cast': '{host}：{cast}',
  'tcb.title': 'TCB（传输控制块）',
  'tcb.unsent': '{n} 字节待发送',
  'tcb.unread': '{n} 字节待读取',
  'timers.none': '没有计时器在运行。',
  'inbox.title': '收件箱',
  'inbox.empty': '没有待处理的事件。',
  'inbox.more': '另有 {n} 项',
  'inbox.tries': '已答错 {n} 次',
  'stimulus.call': '应用程序调用 {call}',
  'stimulus.arrived': '报文段到达',
  'stimulus.copy': '报文段的副本到达',
  'stimulus.timeout.retransmission': '重传计时器超时',
  'stimulus.timeout.persist': '持续计时器超时',
  'stimulus.timeout.delayed-ack': '延迟确认计时器超时',
  'stimulus.timeout.time-wait': '2MSL 计时器到时',
  'stimulus.timeout.user': '用户超时',
  'stimulus.timeout.keep-alive': '保活计时器超时',
  'control.name.syn-rate': 'SYN/秒',
  'control.name.forged-addresses': '伪造源地址',
  'control.on': '开',
  'control.off': '关',
  'call.OPEN.active': 'OPEN（主动）',
  'call.OPEN.passive': 'OPEN（被动）',
  'call.SEND': 'SEND，{n} 字节“{text}”',
  'call.RECEIVE': 'RECEIVE，{n} 字节',
} as const satisfies Translation<typeof en>;
