/** What the scenario “Three-way handshake” says. */
import type en from '../../en/scenarios/three-way-handshake.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '三次握手',
  introduction:
    'A 要与 B 通信，B 正在监听。在传送数据之前，双方都要把自己的初始序号告诉对方，并且要得到对方的确认。',
  'debrief.answer': '三个报文段就够了：双方各自告知自己的序号，也都得到了对方的确认。',
  'debrief.numbers':
    'A 的 SYN 带着自己的初始序号（ISS），页面上记为 0。B 的 SYN,ACK 同时做了两件事：确认号 1 表示“你的 0 已收到”，SYN 则给出 B 自己的初始序号。A 再用确认号 1 确认它。两个序号要告知，两个序号要确认，本来是四条消息，B 把其中两条放进了同一个报文段。',
  'debrief.two':
    '两个报文段则不够：监听的一方无法知道自己的序号是否到达，而一个在网络中滞留已久的旧 SYN，也可能建立起谁都不想要的连接。SYN 占用一个序号，单独的 ACK 不占用，所以第一个数据字节的序号是 1。',
  'debrief.seen':
    'B 的 SYN-RECEIVED 只持续到第三个报文段到达为止，因此用 netstat 很少看到它。真实主机会选取难以猜测的初始序号；这里的绝对序号 100 和 300 取自 RFC 9293 的图 6。',
  question: '哪一方最先知道连接已经建立？这时另一方还不知道什么？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'predict.segments': '要经过几个报文段，双方才都进入 ESTABLISHED？',
  'predict.segments.two': '两个',
  'predict.segments.three': '三个',
  'predict.segments.four': '四个',
  'predict.segments.because':
    '两个序号要告知，两个要确认。B 在同一个报文段里告知自己的序号并确认 A 的序号，所以三个就够了。',
  'predict.where-is-B.because': 'B 已经应答了 SYN，但还不知道自己的 SYN,ACK 是否到达。',
  'predict.where-is-A.because': 'A 已发出 SYN，正在等待 B 的应答。',
} satisfies Translation<typeof en>;
