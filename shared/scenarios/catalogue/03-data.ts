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

/** The SYN takes the first of the twenty numbers below 2^32, so text begins at 2^32 − 19. */
const NUMBERS_LEFT = 20;
const HELLO_B = 'Hello, B!';
const HELLO_A = 'Hello, A!';
/** Two segments of the MSS; the numbers run over within the first. */
const QUESTION = 'How far do you count, B?';

export const data: Scenario = {
  id: 'data',
  version: 1,
  number: 3,
  title: { en: 'Data and acknowledgments', zh: '数据与确认' },
  introduction: {
    en: 'First the handshake; then both sides have something to say. Every octet (byte) has a number, and an ACK names the next octet that is expected. Here an ACK may wait a few seconds for text to travel with, and A’s numbers are about to run past 2³².',
    zh: '先握手，然后双方都有数据要发送。每个字节都有序号，确认号是期望收到的下一个字节的序号。在这里，ACK 可以推迟几秒，等待与数据同行；而 A 的序号很快就要超过 2³²。',
  },
  debrief: {
    en: 'An acknowledgment number does not count segments: it names the next octet expected, and so confirms everything before it. “Hello, B!” has 9 octets, 4294967277 to 4294967285, so it was acknowledged with 4294967286. B had a reply at hand within the delayed-ACK time, and one segment carried text and ACK together. A had nothing to say, so its ACK left alone when the delayed-ACK timer ran out; in life that takes less than half a second. A’s question filled two segments of the largest size (MSS 12), and the second full-sized segment is acknowledged at once: a single ACK confirmed both. On the way A’s numbers ran over: 4294967286 + 12 = 2, counted modulo 2³². This is why sequence numbers are compared on a circle and never with a plain “less than”. Whoever acknowledged at once was right as well, and only sent more segments.',
    zh: '确认号数的不是报文段，而是期望收到的下一个字节的序号，它表示之前的字节全部收到。“Hello, B!”有 9 个字节，序号从 4294967277 到 4294967285，所以确认号是 4294967286。B 在延迟确认时间内正好有数据要发，于是 ACK 由数据捎带，一个报文段就够了。A 没有数据可发，延迟确认计时器超时后只好单独发送 ACK；真实网络中这段时间不到 0.5 秒。A 的问题装满了两个最大报文段（MSS 为 12），收到第二个满长报文段时要立即确认：一个 ACK 就确认了两段。途中 A 的序号发生了回绕：4294967286 + 12 = 2（模 2³²）。因此序号要在一个圆上比较，不能直接比大小。立即确认也是对的，只是会多发一些报文段。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: 2 ** 32 - NUMBERS_LEFT },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  // An answer, the delay of its ACK and another answer must fit into the RTO.
  constants: {
    ...HUMANE_CONSTANTS,
    initialRto: 60_000,
    minRto: 60_000,
    rtoAfterSynRetransmission: 60_000,
    acknowledge: 'delayed',
    mss: 12,
  },
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: HELLO_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: HELLO_A },
      when: { delivered: { B: HELLO_B.length } },
      delay: 2_000,
    },
    { host: 'A', call: { call: 'SEND', data: QUESTION }, when: { acknowledged: 'B' }, delay: 2_000 },
  ],
  freeCalls: [],
  goals: [
    receives('A', HELLO_A),
    receives('B', HELLO_B, QUESTION),
    {
      id: 'wrapped',
      text: { en: 'A’s sequence numbers run past 2³².', zh: 'A 的序号越过 2³²，从 0 重新开始。' },
      reached: ({ B }) => B.delivered.length >= NUMBERS_LEFT,
    },
    allAcknowledged({ A: HELLO_B + QUESTION, B: HELLO_A }),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
