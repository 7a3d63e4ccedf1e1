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
  keys: '快捷键',

  'lobby.class': '班级 {code}',

  connecting: '正在加入对局……',
  'connecting.slow': '服务器还没有响应，页面会继续尝试。',
  'over.taken': '改在这里继续',
  'over.join': '重新加入',
  'over.reload': '刷新页面',
  'over.title.taken': '你的座位已在别处打开',
  'over.title': '连接已结束',
  'over.unknown': '服务器关闭了连接，没有说明原因。',
  'end.next': '下一轮会在这里自动开始。',
} as const satisfies Translation<typeof en>;
