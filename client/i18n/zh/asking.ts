/** The Chinese sentences with which a teacher asks the whole class. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/asking.ts';

export default {
  title: '向全班提问',
  how: '每个人在自己的设备上看到同一个局面，选择 TCP 会怎么做。之后大家一起看全班的答案分布和原因。',
  from: '局面来自',
  mistakes: '本班自己犯过的错误',
  captures: '真实连接（抓自 Linux）',
  'mistakes.none': '还没有错误：先玩一轮，或者选一个场景。',
  'positions.none': '这个场景没有可以提问的局面：它的主机要服务一群客户端。',
  loading: '正在寻找局面……',
  position: '主机 {host} 处于 {state}：{what}',
  segment: '{flags} 到达',
  'segment.text': '带数据的 {flags} 到达',
  turning: '这个场景的关键时刻',
  times: '答错 {n} 次',
  seconds: '答题时间',
  'seconds.n': '{n} 秒',
  ask: '提问',
  nobody: '还没有人加入。',
  running: '这一轮正在进行。请先暂停或结束它，再提问。',
  answered: '{here} 人中已有 {answered} 人给出答案',
  close: '现在公布答案',
  next: '下一题',
  away: '收起',
} as const satisfies Translation<typeof en>;
