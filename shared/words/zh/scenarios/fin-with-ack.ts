/** What the scenario “FIN with ACK” says. */
import type en from '../../en/scenarios/fin-with-ack.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'FIN 捎带 ACK（三次挥手）',
  introduction:
    '服务器报了时间，此后双方都没有数据要发送。客户端关闭连接，服务器的应用程序也马上关闭，而此时服务器的 ACK 还可以推迟。数一数这次关闭用了几个报文段。',
  'debrief.answer': '只要有一个报文段同时做两件事，关闭只需三个报文段：B 的 FIN 捎带了对 A 的 FIN 的确认。',
  'debrief.delayed':
    '主机可以推迟确认，真实网络中不超过 0.5 秒。这里 B 的应用程序就在这段时间里调用了 CLOSE。即使 B 先单独发送 ACK 而它又丢失了，也什么都不缺：FIN 报文段带着同样的确认号，而确认是累积的。',
  'debrief.order':
    'A 处理报文段时，先看 ACK，再看 FIN。ACK 结束了 FIN-WAIT-1，FIN 本来会结束 FIN-WAIT-2，所以 A 直接进入 TIME-WAIT。',
  question: '处于 FIN-WAIT-1 的主机收到一个 FIN，而它并没有确认自己的 FIN。这时主机应进入哪个状态？',
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
