/** What the scenario “FIN with ACK” says. */
import type en from '../../en/scenarios/fin-with-ack.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'FIN 捎带 ACK（三次挥手）',
  introduction:
    '服务器报了时间，此后双方都没有数据要发送。客户端关闭连接，服务器的应用程序也马上关闭，而此时服务器的 ACK 还可以推迟。数一数这次关闭用了几个报文段。',
  debrief:
    '和任何一次关闭一样，双方各发送一个 FIN，每个 FIN 都得到确认，但这次只用了三个报文段。B 可以推迟确认，真实网络中不超过 0.5 秒；就在这段时间里，它的应用程序调用了 CLOSE，于是 B 的 FIN 捎带了对 A 的 FIN 的确认。A 处理报文段时，先看 ACK，再看 FIN。ACK 结束了 FIN-WAIT-1，FIN 本来会结束 FIN-WAIT-2，所以 A 直接进入 TIME-WAIT。如果收到的 FIN 没有确认 A 的 FIN，A 就会进入 CLOSING：那是场景 9。如果 B 还是立即发送了确认，这个网络会把那个 ACK 丢掉，但什么也不缺：FIN 报文段带着同样的确认号。确认是累积的，后面的确认可以弥补前面丢失的确认。',
  'cast.A': '客户端',
  'cast.B': '时间服务器',
  'predict.fewer-than-four': '这次关闭中，到达对方的报文段有几个？',
  'predict.fewer-than-four.two': '两个',
  'predict.fewer-than-four.three': '三个',
  'predict.fewer-than-four.four': '四个',
  'predict.fewer-than-four.because': 'B 的 FIN 同时确认了 A 的 FIN：FIN、FIN,ACK、ACK。',
  'predict.what-follows': 'B 的 FIN 会同时确认 A 的 FIN。A 接下来进入哪个状态？',
  'predict.what-follows.because':
    '自己的 FIN 已确认，B 的 FIN 也已到达：FIN-WAIT-2 和 CLOSING 所等的事同时发生了。',
  'predict.where-is-A.because': 'A 还没有收到对自己 FIN 的确认。',
} satisfies Translation<typeof en>;
