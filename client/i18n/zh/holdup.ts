/** The Chinese sentences of what holds up the game. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/holdup.ts';

export default {
  paused: '老师已暂停。',
  'paused.you': '已暂停。',
  resumed: '时钟恢复运行。',
  resume: '继续',
  'paused.why': '所有时钟和计时器都停止了。',
  stalled: '服务器无法保存。',
  'stalled.why': '服务器的磁盘暂时无法写入。时间已停止，恢复之后会自动继续。',
  partner: '{name} 的设备离线了',
  'partner.why': '这不是报文段丢失：网络仍会传送你的报文段。',
  'stand-in.due': '{seconds} 秒后由电脑代替 {name}。',
  'stand-in': '{name} 回来之前由电脑代替。',
  away: '已 {seconds} 秒。',
} satisfies Translation<typeof en>;
