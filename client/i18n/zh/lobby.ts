/** The Chinese sentences of the lobby. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/lobby.ts';

export default {
  title: '{name}，你已加入。',
  wait: '请等待老师开始，本页会自动进入对局。',
  'set-aside': '服务器磁盘上你这场对局的数据已损坏，无法继续，你将从下一轮加入。',
  late: '这一轮开始时你还没有加入，你将从下一轮加入。',
  here: '已有 {n} 人',
  you: '你',
  offline: '离线',
  diagram: '你将扮演 TCP 连接的一端。下面是连接可能处于的各个状态。',
  results: '我的成绩，重答错题',
  'results.failed': '服务器没有应答，请重试。',
  states: '每种状态的含义',
  keys: '全部操作都可以用键盘完成',
  lost: '服务器已重启，刚才的热身对局没有保留，可以重新开始。',
  practice: '等待时可在另一个标签页练习',
} as const satisfies Translation<typeof en>;
