/** The Chinese sentences of the log. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/log.ts';

export default {
  empty: '还没有发生任何事。',
  refused: '{n} 次被拒绝',
  'withdrawn.timer stopped': '不再有效：计时器已停止',
  'withdrawn.crash': '因断电而丢失',
  nothing: '什么也没发',
  discarded: '已丢弃',
  autopilot: '由电脑应答',
  teacher: '由老师应答',
  unasked: '主动发送',
  helped: '求助过',
  delivered: '交付应用程序：“{text}”',
  returned: '调用返回：{result}',
  'return.connection already exists': '错误：连接已存在',
  'return.connection does not exist': '错误：连接不存在',
  'return.connection closing': '错误：连接正在关闭',
  'return.connection reset': '错误：连接被复位',
  'return.closing': '错误：正在关闭',
  signal: '通知应用程序：{signal}',
} satisfies Translation<typeof en>;
