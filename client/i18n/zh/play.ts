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

  'lobby.title': '{name}，你已加入。',
  'lobby.wait': '请等待老师开始，本页会自动进入对局。',
  'lobby.late': '这一轮开始时你还没有加入，你将从下一轮加入。',
  'lobby.class': '班级 {code}',
  'lobby.here': '已有 {n} 人',
  'lobby.you': '你',
  'lobby.offline': '离线',
  'lobby.diagram': '你将扮演 TCP 连接的一端。下面是连接可能处于的各个状态。',
  'lobby.states': '每种状态的含义',
  'lobby.keys': '全部操作都可以用键盘完成',
  'lobby.practice': '等待时可在另一个标签页练习',

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
