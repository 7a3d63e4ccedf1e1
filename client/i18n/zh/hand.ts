/** The Chinese sentences of pairs made by hand. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/hand.ts';

export default {
  how: '把名字拖到座位上，或先点名字再点座位。没有安排的人按规则配对。',
  picked: '现在点一个座位安排 {name}，或点另一个名字与其交换。',
  free: '{n} 人未安排',
  out: '不安排 {name}',
  pair: '第 {n} 组',
  empty: '空座位',
  seat: '空座位：第 {n} 组，主机 {host}',
  network: '网络',
  'seat.network': '第 {n} 组的网络',
  'empty.network': '无人',
  begin: '让这些小组现在开始',
  'begin.why': '他们离开正在进行的对局，开始新的对局。其他人照常继续。',
  swap: '交换第 {n} 组的主机',
  away: '{name}（离线）',
} as const satisfies Translation<typeof en>;
