/** The Chinese sentences of a question to the whole class. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/question.ts';

export default {
  title: '第 {n} 题',
  left: '还剩 {time}',
  'left.label': '答题时间',
  from: '出自：{title}',
  you: '你是主机 {host}。',
  host: '主机 {host}',
  now: 'TCP 会怎么做？',
  'tcb.none': '没有连接，也就没有 TCB。',
  before: '之前发生了什么',
  options: '选项',
  choose: '选一个。时间到之前可以改。',
  chosen: '已收到你的答案。时间到之前可以改。',
  offline: '连不上服务器，暂时不能答题。',
  'result.right': '答对了。',
  'result.wrong': '不太对。',
  'result.none': '你没有给出答案。',
  'result.class': '{answered} 人给出答案，{right} 人答对。',
  'result.nobody': '没有人给出答案。',
  right: '正确',
  yours: '你的答案',
  'count.label': '{n} 人选择',
  why: 'TCP 怎么做，为什么',
  commonest: '最常见的错误答案',
  name: '{name}。',
  wait: '请等老师继续。',
} as const satisfies Translation<typeof en>;
