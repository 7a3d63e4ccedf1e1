import { ACK, FIN, SYN } from '../../tcp/segment.ts';
import { allAcknowledged, receives } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  FIGURE_ISS,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const HELLO_B = 'Hello, B!';
const HELLO_A = 'Hello, A!';
/** What A acknowledges when it has all of B's text; the SYN took one number. */
const AFTER_HELLO_A = FIGURE_ISS.B + 1 + HELLO_A.length;

export const loss: Scenario = {
  id: 'loss',
  version: 1,
  number: 4,
  title: { en: 'Lost segment, lost ACK', zh: '报文段丢失与确认丢失' },
  introduction: {
    en: 'This network loses segments now and then, and tells nobody. What is not acknowledged is sent again when the retransmission timer runs out. Watch how long the timer runs each time, and what arrives twice.',
    zh: '这个网络有时会丢失报文段，而且不会告诉任何人。一直得不到确认的内容，要在重传计时器超时后重传。注意每次超时等了多久，以及哪些内容到达了两次。',
  },
  debrief: {
    en: 'A’s first SYN was lost. No answer came, so A sent the same SYN again when the retransmission timeout (RTO) had passed: 20 s here, 1 s in RFC 6298. Then A’s text was lost twice in a row. The first wait was 20 s, the second 40 s: every timeout doubles the RTO (exponential backoff), so that a network in trouble is not flooded. B’s text arrived, but A’s ACK was lost; B cannot tell a lost ACK from lost text, and in both cases sends again with the same sequence number. A saw by that number that it had this text already: it discarded the duplicate, yet acknowledged it, or B would never stop. After a retransmission nobody can say which copy an ACK answers, so its round-trip time is not measured (Karn’s algorithm).',
    zh: 'A 的第一个 SYN 丢失了。A 等不到回应，在超时重传时间（RTO，这里是 20 秒，RFC 6298 规定为 1 秒）过后重传了同一个 SYN。接着，A 的数据连续丢失了两次。第一次等了 20 秒，第二次等了 40 秒：每次超时都把 RTO 加倍（指数退避），以免已经拥塞的网络雪上加霜。B 的数据到达了，但 A 的 ACK 丢失了；B 分不清丢的是 ACK 还是数据，两种情况下都会用原来的序号重传。A 从序号看出这些数据已经收到过，于是丢弃重复的数据，但仍然发送确认，否则 B 会一直重传下去。重传之后，无法判断 ACK 对应的是哪一次发送，所以不用它测量往返时间（Karn 算法）。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  // The lost SYN keeps A from measuring a round trip (Karn): its text always waits 20 s first, then 40 s.
  constants: { ...HUMANE_CONSTANTS, maxRto: 40_000, rtoAfterSynRetransmission: 20_000 },
  wire: {
    ...CALM_WIRE,
    faults: [
      { on: { from: 'A', flags: SYN }, action: { do: 'lose' } },
      { on: { from: 'A', data: true }, times: 2, action: { do: 'lose' } },
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN, data: false, ack: AFTER_HELLO_A },
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: HELLO_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'B', call: { call: 'SEND', data: HELLO_A }, when: { acknowledged: 'A' }, delay: 2_000 },
  ],
  freeCalls: [],
  goals: [
    receives('B', HELLO_B),
    {
      id: 'A-retransmits',
      text: {
        en: 'A sends its SYN again, and its text, until they arrive.',
        zh: 'A 重传 SYN 和数据，直到它们到达。',
      },
      reached: ({ A, B }) => A.retransmissions >= 3 && B.delivered === HELLO_B,
    },
    receives('A', HELLO_A),
    {
      id: 'A-acknowledges-duplicate',
      text: {
        en: 'A discards text that arrives twice, and acknowledges it all the same.',
        zh: 'A 丢弃重复到达的数据，但仍然发送确认。',
      },
      reached: ({ A, B }) => A.delivered === HELLO_A && B.retransmissions > 0 && A.rules.includes('R45'),
    },
    allAcknowledged({ A: HELLO_B, B: HELLO_A }),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
