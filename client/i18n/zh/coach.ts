/** The Chinese sentences of the coach of a first match. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/coach.ts';

export default {
  title: '新手引导',
  leave: '返回等候页面',
  'leave.short': '离开',
  again: '再来一次',
  next: '明白了',
  skip: '不需要引导',

  'step.you': '你是主机 A。这里是你的状态：CLOSED 表示还没有连接。',
  'step.soon': '需要你应答的事件马上会出现在这里。',
  'step.turn': '轮到你了！这里写着发生了什么：应用程序要求建立连接。',
  'step.choose': '每张卡片是一个完整的应答：发送的报文段，以及随后的状态。请选一个。',
  'step.submit': '现在提交。如果不对，这里会说明原因，你可以再选。',
  'step.sent': '答对了！你的 SYN 正发往 B，你的状态变成了 SYN-SENT。',
  'step.way': '看时序图：你的 SYN 正在向下前进，2 秒后到达 B，然后 B 回复。',
  'step.arrived': 'B 回复了。标志位说明它是什么：SYN 打开 B 这一侧，ACK 确认你的 SYN。',
  'step.numbers': 'SEQ 是 B 开始编号的序号，ACK 是 B 期望你接着发送的序号。',
  'step.reply': 'B 还不知道它的 SYN 已经到达你这里。哪个应答能告诉它？',
  'step.confirm': '也看一下随后的状态：那时你这一侧打开了吗？然后提交。',
  'step.open': 'ESTABLISHED：你这一侧已打开。你的 ACK 到达后，B 那一侧也就打开了。',

  'again.state': '没关系，再选一次：现在还没有任何连接，你首先应该发送什么？',
  'again.segment': '没关系，再选一次：看看 B 的报文段中的标志位，哪一个还在等你回复？',

  'end.title': '你完成了第一次握手',
  'end.what': 'SYN、SYN,ACK、ACK：三个报文段之后，双方都进入 ESTABLISHED。',
  'end.turn': '整个游戏就是这样：发生一个事件，你用报文段和状态来应答，由 TCP 判断对错。',
} as const satisfies Translation<typeof en>;
