/** What the scenario “Simultaneous open” says. */
import type en from '../../en/scenarios/simultaneous-open.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '同时打开',
  introduction:
    '没有人在监听：双方的应用程序都主动打开，两个 SYN 在途中交错而过。每台主机期望收到 SYN,ACK，看到的却是 SYN。最后会建立两条连接、一条连接，还是建立不了？',
  'debrief.answer': '最后只建立了一条连接而不是两条，因为两个 SYN 用的是同一对地址和端口。',
  'debrief.crossed':
    '两台主机各自发出 SYN，在 SYN-SENT 收到了不带确认的 SYN：对方在同一时刻也想建立连接。双方进入 SYN-RECEIVED，把自己的 SYN 再发一次，这次带上 ACK。序号没有变，因为那就是同一个 SYN。',
  'debrief.end':
    '对方 SYN,ACK 中的 ACK 使自己进入 ESTABLISHED，其中的 SYN 则是已经知道的。此后再发一个 ACK 是对的，不发也是对的：RFC 没有规定。',
  'debrief.practice':
    '真实网络中 SYN 很少交错：双方必须事先知道对方的端口，并在一个单程时延之内先后打开。尽管如此，每个 TCP 都必须支持同时打开（MUST-10）。',
  question: '处于 SYN-SENT 的主机怎样区分收到的 SYN 是不是对自己 SYN 的回复？',
  'cast.A': '对等方 A',
  'cast.B': '对等方 B',
  'predict.how-many': '双方都主动打开，没有谁在监听。会建立几条连接？',
  'predict.how-many.none': '没有',
  'predict.how-many.one': '一个',
  'predict.how-many.two': '两个',
  'predict.how-many.because': '连接由双方的地址和端口确定，而两次主动打开指的是同一对。',
  'predict.where-is-B.because': 'B 也主动打开了，A 的 SYN 还没有到达。',
  'predict.where-is-A.because': 'A 也主动打开了，B 的 SYN 还没有到达。',
} satisfies Translation<typeof en>;
