/** What the scenario “Half-open” says. */
import type en from '../../en/scenarios/half-open.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '半开连接',
  introduction:
    '有人三次拔掉电源：一台主机断电，连接的所有信息随之丢失。另一台主机毫不知情，仍然处于 ESTABLISHED。它怎样才能发现？',
  'debrief.answer': '主机只有发送报文段才会发现：数据、SYN，或者保活探测。',
  'debrief.writing':
    '只有一端还记得的连接，称为半开连接。（不要混淆：半关闭是只关闭了一个方向，半连接是还没有完成三次握手的连接。）第一次，A 向 B 发送数据；B 已回到 CLOSED，对不认识的报文段回复了 RST，序号取自 A 的确认号，所以 A 相信了它。',
  'debrief.syn':
    '第二次是 A 忘记了，重新发起连接：它的 SYN 遇到的 B 仍处于 ESTABLISHED。B 没有相信，而是发出质询 ACK；A 在 SYN-SENT 看到对方确认了自己从未发送的内容，于是回复了 RST，B 这才放弃旧连接（RFC 9293 图 9）。',
  'debrief.keep-alive':
    '第三次双方都没有数据要发，这样的连接可以半开好几年。A 用保活（keep-alive）去探测：一个空报文段，序号是 B 早已确认过的。B 还在，就会再确认一次；B 重启过，于是回复了 RST。保活默认关闭，打开后也要空闲两小时才开始，因为它增加流量，还可能断送只是一时不通的连接。',
  question: '手机一声不响地离开了 Wi-Fi。服务器会把连接保留多久？这取决于什么？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-learns-by-writing': 'A 向已经忘记连接的 B 发送数据，从 RST 得知。',
  'goal.A-learns-by-writing.veiled': 'A 向已经忘记连接的 B 发送数据，发现了真相。',
  'goal.B-challenges': '仍处于 ESTABLISHED 的 B 对重启后的 A 发来的 SYN 发出质询 ACK。',
  'goal.B-challenges.veiled': '仍处于 ESTABLISHED 的 B 处理重启后的 A 发来的 SYN。',
  'goal.A-resets': '处于 SYN-SENT 的 A 收到来历不明的 ACK，回复 RST。',
  'goal.A-resets.veiled': '处于 SYN-SENT 的 A 处理来历不明的 ACK。',
  'goal.A-learns-by-keep-alive': 'A 没有数据要发送，靠保活探测发现了真相。',
  'predict.when-A-learns': 'B 断电，忘掉一切。A 什么时候会知道？',
  'predict.when-A-learns.at-once': '马上',
  'predict.when-A-learns.in-time': '过一段时间自然知道',
  'predict.when-A-learns.when-it-sends': '等到它发送点什么的时候',
  'predict.when-A-learns.because':
    '没有数据往来的连接，就是一片沉默。A 发来数据，B 才会回复：它不知道有这条连接，回复了 RST。',
  'predict.where-is-B.because': '它断过电，连接的一切都忘了，而没有谁告诉 A。',
  'predict.where-is-A.because': '这一次断电的是 A，而 B 还以为连接在。',
} satisfies Translation<typeof en>;
