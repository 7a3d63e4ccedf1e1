/** The Chinese sentences of a debrief, at the end of a match and in its replay. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/debrief.ts';

export default {
  'mistakes.title': '错在哪里',
  'mistakes.times': '{n} 次',
  'mistakes.see': '回放第 {time} 秒',
  'mistakes.more': '另有 {n} 处，回放中有标记。',
  'mini.title': '本局与 RFC 9293 的对照',
  'mini.pair': '你们的做法',
  'mini.canonical': '两个标准 TCP 的做法',
  'mini.differ': '自上而下按先后顺序排列，不按时间比例。粗箭头只出现在一边；虚线箭头是重传。',
  'mini.same': '自上而下按先后顺序排列，不按时间比例。你们发送的与两个标准 TCP 完全一致。',
  'mini.copied': '点线箭头是网络复制的副本。',
  'mini.injected': '以圆点开头的红色箭头是第三方发送的报文段。',
  'mini.more': '还有 {n} 个报文段，请看回放',
  'mini.again': '重传',
  'mini.copy': '副本',
  'mini.lost': '丢失',
  'mini.only': '只在这边',
  'mini.remarks': '{way}（{remarks}）',
} as const satisfies Translation<typeof en>;
