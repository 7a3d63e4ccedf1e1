/** The Chinese sentences of the page on the wall. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/project.ts';

export default {
  title: '投影',
  class: '班级 {code}',
  round: '第 {n} 轮：{title}',
  waiting: '第一轮即将开始',
  over: '本轮结束',
  paused: '已暂停',
  picture: '各状态的主机数',
  leaders: '首次答对率',
  'leaders.none': '应答满两次即可上榜。',
  'leaders.right': '{n}/{of}',
  answered: '{n} 人已应答',
  nothing: '这里暂时没有可显示的内容。',
  again: '正在回放',
  'no-token': '此页面由教师页面打开。',
  ended: '此投影已结束。',
  connecting: '正在连接……',
  'connecting.slow': '服务器还没有响应，页面会继续尝试。',
  how: '在教师页面上点击“投影”，再点击“打开投影页面”。',
  lost: '没有连接，画面可能不是最新的。',
  'lost.since': '{time} 起没有连接，画面可能不是最新的。',
  goal: '达成全部目标的对局：{n}/{all}',
  here: '已有 {n} 名学生加入',
} satisfies Translation<typeof en>;
