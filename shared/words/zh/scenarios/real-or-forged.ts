/** What the scenario “Real or forged reset?” says. */
import type en from '../../en/scenarios/real-or-forged.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'RST 是真是假？',
  introduction:
    'B 一页一页地把文档发送给 A。另一台主机上有人想破坏这条连接：他知道双方的地址和端口，冒充 B 或 A 发送报文段，但序号只能靠猜。哪个 RST 可以相信？',
  'debrief.answer': '只有序号正好等于 RCV.NXT 的 RST 可以相信；落在窗口内的其他 RST 都要质询。',
  'debrief.forged':
    '序号落在 A 的接收窗口之外的伪造 RST 被直接丢弃。在窗口之内、但不正好等于 RCV.NXT 的，A 回复了一个质询 ACK（challenge ACK），意思是“我收到了这里”；B 没有复位过，连接得以保持。B 遇到伪造的 SYN 和带数据的伪造 ACK，也是同样处理（RFC 5961）。',
  'debrief.lucky':
    '有一个伪造的 RST 序号正好等于 A 的 RCV.NXT，也许碰巧，也许是窃听来的。它与真的没有任何差别，A 只能相信。',
  'debrief.real':
    '在第二条连接上，一页数据丢失了，接着 B 异常终止；真的 RST 序号偏大，A 发出质询。质询到达时 B 已没有连接，于是按 A 的确认号回复了一个 RST：序号正好，A 相信了。可见质询让真的复位多花一个往返时间。',
  'debrief.said':
    '你也许读到过，RST 是真是假要由应用程序来判断。本局中没有问过任何应用程序：TCP 只凭序号判断，应用程序事后才得知连接被复位。',
  question: '盲目伪造的人必须在 4294967296 个序号中猜中一个。能够窃听的人呢？什么办法对付得了他们？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-ignores': 'A 丢弃窗口之外的 RST，不作回复。',
  'goal.A-ignores.veiled': 'A 处理窗口之外的 RST。',
  'goal.A-challenges': 'A 对只落在窗口之内的 RST 发出质询 ACK。',
  'goal.A-challenges.veiled': 'A 处理只落在窗口之内的 RST。',
  'goal.B-challenges': 'B 对并非 A 发送的 SYN 和带数据的 ACK 发出质询。',
  'goal.B-challenges.veiled': 'B 处理来历不明的 SYN 和 ACK。',
  'goal.A-cannot-tell': '序号正好的 RST 结束了 A 的连接：谁也分不出它是真是假。',
  'goal.A-cannot-tell.veiled': 'A 处理序号正好的 RST。',
  'goal.real-reset': '对 B 真的 RST，A 也发出质询，并相信随后序号正好的 RST。',
  'goal.real-reset.veiled': 'B 真的异常终止，A 得知此事。',
  'predict.which-rst': '什么样的 RST，A 会立即相信？',
  'predict.which-rst.any': '地址和端口正确的任何 RST',
  'predict.which-rst.window': '序号落在窗口内的',
  'predict.which-rst.exact': '序号恰好是下一个期望值的',
  'predict.which-rst.because':
    '只有序号等于 RCV.NXT 才会立即被相信。看不到线路的人，猜中的机会只有四十多亿分之一。',
  'predict.in-the-window': '来了一个 RST，序号在窗口内，却不是下一个期望值。A 怎么办？',
  'predict.in-the-window.believes': '相信它：CLOSED',
  'predict.in-the-window.drops': '丢弃，不作声',
  'predict.in-the-window.asks': '用一个 ACK 询问对方',
  'predict.in-the-window.because': '这叫质询 ACK：对方若真的已没有这条连接，就会回复一个序号完全吻合的 RST。',
} satisfies Translation<typeof en>;
