import { ACK } from '../../tcp/segment.ts';
import { paragraphs } from '../../text.ts';
import type { Fault } from '../../wire/fault.ts';
import { walks } from '../goals.ts';
import type { Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, CLIENT_AND_SERVER, PATIENT_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';

/** Longer than the RFC's: the late segment must outlive the gap between two connections of people who think for 30 s. */
const MSL = 180_000;
/** As long as each other, so that one can take the other's numbers. */
const PRICES = ['Price: 10', 'Price: 99', 'Price: 75'] as const;
const [FIRST, SECOND, THIRD] = PRICES;

/**
 * B begins every connection with the same number, A a little later each time: B's text of one connection then has just the
 * numbers that A expects in the next.
 */
const ISS = { A: [100, 200, 300], B: [300, 300, 300] } as const;
const [A1, A2, A3] = ISS.A;
const [B1] = ISS.B;

/**
 * Copies of B's text, as it bears this ACK, stray until A's next connection, of this ISS, is ESTABLISHED. Text that is cut
 * or sent again is copied piece by piece.
 */
function straying(ack: number, next: number): Fault {
  const handshakeEnds = { from: 'A', flags: ACK, data: false, seq: next + 1, ack: B1 + 1 } as const;
  return {
    on: { from: 'B', data: true, ack },
    times: 1_000,
    action: { do: 'duplicate', until: handshakeEnds },
  };
}

const closed = { A: 'CLOSED', B: 'CLOSED' } as const;

/** The second connection and the third: B has its price ready before the handshake ends. */
function connection(price: string, from: number): readonly ScriptItem[] {
  const [listens, opens, sends] = [from, from + 1, from + 2];
  return [
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: closed, after: [from - 1] },
      delay: 500,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { B: 'LISTEN' }, after: [listens] },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: price },
      when: { states: { B: 'SYN-RECEIVED' }, after: [opens] },
      delay: 0,
    },
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { states: { A: 'ESTABLISHED' }, acknowledged: 'B', after: [sends] },
      delay: 2_000,
    },
  ];
}

export const oldDuplicates: Scenario = {
  id: 'old-duplicates',
  version: 1,
  number: 13,
  title: { en: 'Old duplicates', zh: '旧连接的重复报文段' },
  introduction: {
    en: 'Three times A asks B for a price, each time on a new connection between the same ports. Somebody has set A’s TIME-WAIT to 0, to save time; before the third connection it is set right again. Look at what A is told each time.',
    zh: 'A 向 B 询问三次价格，每次都用相同的端口建立一条新连接。有人为了省时间，把 A 的 TIME-WAIT 设成了 0；第三条连接之前又改了回来。请注意 A 每次得到的是什么。',
  },
  debrief: paragraphs(
    {
      en: 'Without TIME-WAIT A was told an old price as the new one, and nobody noticed.',
      zh: '没有 TIME-WAIT，A 把旧价格当成了新价格，而且谁也没有察觉。',
    },
    {
      en: 'The network had made a copy of B’s first segment, “Price: 10”, and the copy lost its way. The second connection began while it was still about; it arrived, its numbers fitted, and A’s TCP gave it to the application. The right text had the same numbers, so A took it for a duplicate: it dropped it, yet acknowledged it. B believes to this day that “Price: 99” has arrived.',
      zh: '网络复制了 B 的第一个报文段“Price: 10”，而这份副本在网络中滞留了。第二条连接建立时它还没有消失；它到达了，序号又正好合适，A 的 TCP 就把它交给应用程序。正确的数据用的是同样的序号，A 以为是重复的，于是丢弃，但仍然发送确认：B 至今认为“Price: 99”已经送达。',
    },
    {
      en: 'That is the second reason for TIME-WAIT: a segment lives for one MSL at most, 2 minutes in the RFC; whoever waits for 2 MSL knows that all segments of the old connection, in both directions, are dead. So before the third connection the copy of “Price: 99” died on the wire, and “Price: 75” arrived safely.',
      zh: '这就是需要 TIME-WAIT 的第二个原因：一个报文段最多存活一个 MSL，RFC 规定为 2 分钟；等待 2MSL，就能保证旧连接两个方向上的报文段都已消失。所以在第三条连接之前，“Price: 99”的副本已经在网络中消失，“Price: 75”安全到达。',
    },
    {
      en: 'Here B begins each connection with the same number, to make the numbers fit. Real hosts let their ISS run with a clock (RFC 9293 §3.4.1), which makes the accident rare; but on a fast connection numbers come round again soon. TIME-WAIT makes it impossible.',
      zh: '这里 B 每次都用同样的初始序号，是为了让序号凑巧合适。真实主机的初始序号随时钟增长（RFC 9293 §3.4.1），这种事故因此很少见；但在高速连接上序号很快就会用完一圈。有了 TIME-WAIT，它就不可能发生。',
    },
  ),
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: ISS.A, controls: { 'time-wait': 0 } },
    B: { name: CLIENT_AND_SERVER.B, iss: ISS.B },
  },
  constants: { ...PATIENT_CONSTANTS, msl: MSL },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      // A has sent its SYN and its FIN, and nothing else.
      straying(A1 + 2, A2),
      straying(A2 + 1, A3),
    ],
  },
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 500 },
    // The first price comes late in its connection, so that its copy is young in the next.
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: FIRST },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 500,
    },
    { host: 'B', call: { call: 'CLOSE' }, when: { after: [3] }, delay: 0 },
    ...connection(SECOND, 5),
    { host: 'A', control: 'time-wait', value: 2 * MSL, when: { after: [8] }, delay: 4_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' }, after: [8] }, delay: 500 },
    ...connection(THIRD, 11),
  ],
  freeCalls: [],
  goals: [
    {
      id: 'corrupted',
      text: {
        en: 'Without TIME-WAIT: a late segment of the first connection is given to A’s application on the second.',
        zh: '没有 TIME-WAIT：第一条连接滞留的报文段，在第二条连接中交给了 A 的应用程序。',
      },
      veiled: {
        en: 'Without TIME-WAIT: see what the second connection gives to A’s application.',
        zh: '没有 TIME-WAIT：看看第二条连接交给 A 的应用程序的是什么。',
      },
      reached: ({ A }) => A.delivered.startsWith(FIRST + FIRST),
    },
    {
      id: 'B-deceived',
      text: {
        en: 'B is told that “Price: 99” has arrived, though A’s application never gets it.',
        zh: 'B 得到确认，以为“Price: 99”已经送达，其实 A 的应用程序从未收到。',
      },
      veiled: {
        en: 'B hears of its second price what B has to hear.',
        zh: 'B 的第二个价格得到确认。',
      },
      reached: ({ A, B }) =>
        B.sent === FIRST + SECOND && B.unacknowledged === 0 && !A.delivered.includes(SECOND),
    },
    walks('A', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    {
      id: 'safe',
      text: {
        en: 'With TIME-WAIT: the late segment dies on the wire, and the third connection gives A what B has sent.',
        zh: '有 TIME-WAIT：滞留的报文段在网络中消失，第三条连接交给 A 的正是 B 发送的数据。',
      },
      veiled: {
        en: 'With TIME-WAIT: see what the third connection gives to A’s application.',
        zh: '有 TIME-WAIT：看看第三条连接交给 A 的应用程序的是什么。',
      },
      reached: ({ A, lost }) => lost > 0 && A.delivered === FIRST + FIRST + THIRD,
    },
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
