import { establishedWithoutReset, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  CALM_WIRE,
  CLIENT_AND_SERVER,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

export const threeWayHandshake: Scenario = {
  id: 'three-way-handshake',
  version: 1,
  number: 1,
  title: { en: 'Three-way handshake', zh: '三次握手' },
  introduction: {
    en: 'A wants to talk to B, and B is listening. Before any text may travel, each side must tell the other the number at which it begins to count, and must hear that the number has arrived.',
    zh: 'A 要与 B 通信，B 正在监听。在传送数据之前，双方都要把自己的初始序号告诉对方，并且要得到对方的确认。',
  },
  debrief: {
    en: 'A sent a SYN with its initial sequence number (ISS), 100. B answered with one segment that did two things: ACK 101 said “I have your 100”, and its own SYN gave B’s ISS, 300. A’s ACK 301 confirmed that one. Two numbers had to be told and two confirmed; B put two of these four messages into one segment, so three segments are enough. Two would be too few: B would never learn whether A knows its 300, and an old SYN that had wandered through the network could open a connection that nobody wants. A SYN takes one sequence number, so both sides have counted one on; a bare ACK takes none, so A’s first octet of text will be number 101. SYN-RECEIVED lasts only until the third segment arrives, which is why netstat seldom shows it. Real hosts choose an ISS that cannot be guessed; 100 and 300 are the numbers of figure 6 in RFC 9293.',
    zh: 'A 发出 SYN，带着自己的初始序号（ISS）100。B 用一个报文段做了两件事：确认号 101 表示“你的 100 已收到”，SYN 则给出 B 自己的初始序号 300。A 再用确认号 301 确认它。两个序号都要告知，也都要确认，本来是四条消息；B 把其中两条放进同一个报文段，所以三次就够了。两次则不够：B 无法知道 A 是否收到了 300，而一个在网络中滞留已久的旧 SYN，也可能建立起谁都不想要的连接。SYN 占用一个序号，所以双方的序号都加了一；单独的 ACK 不占用序号，所以 A 的第一个数据字节编号是 101。SYN-RECEIVED 只持续到第三个报文段到达为止，因此用 netstat 很少看到它。真实主机会选取难以猜测的初始序号；100 和 300 取自 RFC 9293 的图 6。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: OPENING,
  freeCalls: [],
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'ESTABLISHED'),
    walks('B', 'CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'),
    establishedWithoutReset,
  ],
  timeLimit: TIME_LIMIT,
  showWire: true,
  think: THINK,
};
