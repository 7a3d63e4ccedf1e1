/** The Chinese sentences of the end of a match. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/ending.ts';

export default {
  'end.goals reached': '所有目标已达成',
  'end.over': '连接已经结束',
  'end.time limit': '时间到',
  'end.ended by the teacher': '老师结束了这场对局',
  'end.network': '网络由 {name} 扮演：{deeds}。',
  'end.network.nothing': '网络由 {name} 扮演，所有报文段都原样放行。',
  'end.network.lose': '丢弃了 {n} 个报文段',
  'end.network.delay': '延迟了 {n} 个报文段',
  'end.network.duplicate': '复制了 {n} 个报文段',
  'end.refused': '次被拒绝',
  'end.advice': '次求助',
  'end.debrief': '发生了什么，为什么',
  'end.rules': '按规则统计你的应答',
  'end.rules.class': '按规则统计全班的应答',
  'end.right': '对',
  'end.wrong': '错',
  'end.replay': '回放',
  'end.first.label': '首次答对',
  'end.card': '你在状态图上走过的路：',
  'end.card.count': '11 个状态中走过 {states} 个，{all} 条转移中走过 {arrows} 条',
} as const satisfies Translation<typeof en>;
