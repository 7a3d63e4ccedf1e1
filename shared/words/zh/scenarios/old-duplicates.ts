/** What the scenario “Old duplicates” says. */
import type en from '../../en/scenarios/old-duplicates.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '旧连接的重复报文段',
  introduction:
    'A 向 B 询问三次价格，每次都用相同的端口建立一条新连接。有人为了省时间，把 A 的 TIME-WAIT 设成了 0；第三条连接之前又改了回来。请注意 A 每次得到的是什么。',
  'debrief.answer': '没有 TIME-WAIT，A 把旧价格当成了新价格，而且谁也没有察觉。',
  'debrief.copy':
    '网络复制了 B 的第一个报文段“Price: 10”，这份副本迟迟才到：它的序号正好适合第二条连接，A 的 TCP 就把它交给了应用程序。正确的数据用的是同样的序号，A 以为是重复的，于是丢弃，但仍然发送确认。B 至今认为“Price: 99”已经送达。',
  'debrief.safe':
    '这就是需要 TIME-WAIT 的第二个原因。一个报文段最多存活一个 MSL，RFC 规定为 2 分钟；2MSL 之后，旧连接两个方向上的报文段都已消失。所以在第三条连接之前，“Price: 99”的副本已经在网络中消失，A 收到的是“Price: 75”。',
  'debrief.practice':
    '这里 B 每次都用同样的初始序号，是为了让序号凑巧合适。真实主机的初始序号随时钟增长（RFC 9293 §3.4.1），这种事故因此很少见；但在高速连接上序号很快就会绕回一圈。',
  question: '有人说：“TIME-WAIT 只是浪费端口，关掉它吧。”你怎么看？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.corrupted': '没有 TIME-WAIT：第一条连接滞留的报文段，在第二条连接中交给了 A 的应用程序。',
  'goal.corrupted.veiled': '没有 TIME-WAIT：看看第二条连接交给 A 的应用程序的是什么。',
  'goal.B-deceived': 'B 得到确认，以为“Price: 99”已经送达，其实 A 的应用程序从未收到。',
  'goal.B-deceived.veiled': 'B 的第二个价格得到确认。',
  'goal.safe': '有 TIME-WAIT：滞留的报文段在网络中消失，第三条连接交给 A 的正是 B 发送的数据。',
  'goal.safe.veiled': '有 TIME-WAIT：看看第三条连接交给 A 的应用程序的是什么。',
  'predict.old-text': '旧报文段的副本进入相同端口的新连接，序号又恰好合适。A 会怎样？',
  'predict.old-text.checksum': '检验和不对，A 丢弃',
  'predict.old-text.port': '属于另一个连接，A 丢弃',
  'predict.old-text.taken': 'A 把它当作新数据',
  'predict.old-text.because': '区分报文段只靠地址、端口和序号，而它们全都吻合。',
  'predict.what-helps': '第三次连接靠什么挡住旧数据？',
  'predict.what-helps.checksum': '更好的检验和',
  'predict.what-helps.acks': '及时的 ACK',
  'predict.what-helps.wait': '开始之前等待 2MSL',
  'predict.what-helps.because': '过了 2MSL，还在网络中的旧报文段都已消失。',
} satisfies Translation<typeof en>;
