/** The Chinese sentences of the play page. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/play.ts';

export default {
  title: '对局',
  'title.match': '{number} · {title}',
  'level.guided': '引导',
  'level.standard': '标准',
  'level.expert': '专家',
  clock: '虚拟时间',
  'clock.left': '还剩 {time}',
  keys: '快捷键',

  'lobby.class': '班级 {code}',

  connecting: '正在加入对局……',
  'connecting.slow': '服务器还没有响应，页面会继续尝试。',
  'connecting.now': '立即重试',
  'end.next': '下一轮会在这里自动开始。',
} as const satisfies Translation<typeof en>;
