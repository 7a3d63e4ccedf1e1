import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { closedInOrder, receives, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const TIME = 'It is 12:05.';
/** A sends no text: its SYN and its FIN take one number each. */
const AFTER_A_FIN = FIGURE_ISS.A + 2;
const FOR_EVER = 1_000;

export const finWithAck: Scenario = {
  id: 'fin-with-ack',
  version: 1,
  number: 8,
  title: { en: 'FIN with ACK', zh: 'FIN 捎带 ACK（三次挥手）' },
  introduction: {
    en: 'The server tells the time, and then neither side has more to say. The client closes, and the server’s application closes at once, while the server’s ACK may still wait. Count the segments of this close.',
    zh: '服务器报了时间，此后双方都没有话要说。客户端关闭连接，服务器的应用程序也马上关闭，而此时服务器的 ACK 还可以推迟。数一数这次关闭用了几个报文段。',
  },
  debrief: {
    en: 'As in every close each side sent a FIN and each FIN was acknowledged, yet three segments were enough. B may leave an ACK for later, in life for less than half a second, and within that time its application called CLOSE: so B’s FIN carried the ACK of A’s FIN. A looks at the ACK of a segment before its FIN. The ACK ended FIN-WAIT-1, the FIN would have ended FIN-WAIT-2, and so A went straight to TIME-WAIT. A FIN that does not acknowledge A’s own leads to CLOSING instead: that is scenario 9. If B acknowledged at once all the same, this network lost that ACK, and nothing was missing: the FIN repeats the acknowledgment number. Acknowledgments are cumulative, so a later one makes up for any lost before it.',
    zh: '和任何一次关闭一样，双方各发送一个 FIN，每个 FIN 都得到确认，但这次只用了三个报文段。B 可以推迟确认，真实网络中不超过 0.5 秒；就在这段时间里，它的应用程序调用了 CLOSE，于是 B 的 FIN 捎带了对 A 的 FIN 的确认。A 处理报文段时，先看 ACK，再看 FIN。ACK 结束了 FIN-WAIT-1，FIN 本来会结束 FIN-WAIT-2，所以 A 直接进入 TIME-WAIT。如果收到的 FIN 没有确认 A 的 FIN，A 就会进入 CLOSING：那是场景 9。如果 B 还是立即发送了确认，这个网络会把那个 ACK 丢掉，但什么也不缺：FIN 报文段带着同样的确认号。确认是累积的，后面的确认可以弥补前面丢失的确认。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: {
      name: { en: 'Time server', zh: '时间服务器' },
      iss: FIGURE_ISS.B,
      constants: { acknowledge: 'delayed' },
    },
  },
  // Two answers of B come between A's FIN and its acknowledgment.
  constants: { ...PATIENT_CONSTANTS, initialRto: 60_000, minRto: 60_000, delayedAck: 10_000 },
  wire: {
    ...CALM_WIRE,
    // However B acknowledges A's FIN: A learns it from B's FIN.
    faults: [
      {
        on: { from: 'B', flags: ACK, without: SYN | FIN | RST, data: false, ack: AFTER_A_FIN },
        times: FOR_EVER,
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'B', call: { call: 'SEND', data: TIME }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'B' }, delay: 2_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' } }, delay: 2_000 },
  ],
  freeCalls: [],
  goals: [
    receives('A', TIME),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
