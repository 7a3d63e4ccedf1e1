/** The Chinese sentences of the TCB. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/tcb.ts';

export default {
  title: 'TCB（传输控制块）',
  none: 'CLOSED 状态下没有 TCB。',
  unsent: '{n} 字节等待发送',
  unread: '{n} 字节等待 RECEIVE 取走',
  'variable.SND.UNA': '未确认的最早序号',
  'variable.SND.NXT': '下一个要发送的序号',
  'variable.SND.WND': '对方愿意接收的字节数',
  'variable.ISS': '本方初始序号',
  'variable.RCV.NXT': '期望收到的下一个序号',
  'variable.RCV.WND': '本方愿意接收的字节数',
  'variable.IRS': '对方初始序号',
  'variable.MSS': '一个报文段最多携带的数据字节数',
  'ruler.acked': '已确认',
  'ruler.flight': '已发送未确认',
  'ruler.may': '允许发送',
  'ruler.window': '接收窗口',
  'ruler.taken': '已收到',
  'ruler.snd': '发送序号空间：{una} 之前已确认，{nxt} 之前已发送，{edge} 之前允许发送。',
  'ruler.rcv': '接收序号空间：{nxt} 之前已全部收到，{edge} 之前可以接收。',
} as const satisfies Translation<typeof en>;
