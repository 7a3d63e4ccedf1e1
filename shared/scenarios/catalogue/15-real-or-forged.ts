import { ACK, RST, SYN } from '../../tcp/segment.ts';
import { paragraphs } from '../../text.ts';
import { meets } from '../goals.ts';
import type { HostFacts, Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const PART_ONE = 'The first page.';
const LOST_PAGE = 'A page that is lost.';
const ISS = { A: [100, 2_100], B: [300, 2_300] } as const;
/** What comes of a challenge gets about so long: there, an answer, and back. */
const AFTER_THE_ANSWER = 9_000;

const resetsHeard = ({ signals }: HostFacts): number =>
  signals.filter((signal) => signal === 'connection reset').length;

export const realOrForged: Scenario = {
  id: 'real-or-forged',
  version: 1,
  number: 15,
  title: { en: 'Real or forged reset?', zh: 'RST 是真是假' },
  introduction: {
    en: 'B sends A a document, page by page. Somebody on another host wants to break the connection: they know both addresses and ports and send segments in B’s name or in A’s, but have to guess the sequence numbers. Which RST may be believed?',
    zh: 'B 一页一页地把文档发送给 A。另一台主机上有人想破坏这条连接：他知道双方的地址和端口，冒充 B 或 A 发送报文段，但序号只能靠猜。哪个 RST 可以相信？',
  },
  debrief: paragraphs(
    {
      en: 'Only an RST that is exactly at RCV.NXT may be believed; any other in the window is challenged.',
      zh: '只有序号正好等于 RCV.NXT 的 RST 可以相信；落在窗口内的其他 RST 都要质询。',
    },
    {
      en: 'A forged RST outside A’s window was dropped in silence. One inside, but not exactly at RCV.NXT, was answered with a challenge ACK, which says “this is where I am”. It went to B, who knew of no reset and did nothing, so the connection lived on. B met a forged SYN and a forged ACK with text in the same way: dropped and challenged (RFC 5961). One forged RST had exactly A’s RCV.NXT, by luck or by eavesdropping; it looked like a real one in every bit, and A had to believe it.',
      zh: '序号落在 A 的接收窗口之外的伪造 RST，A 不声不响地丢弃了。在窗口之内、但不正好等于 RCV.NXT 的，A 回了一个质询 ACK（challenge ACK），意思是“我收到了这里”。质询到达 B，B 没有复位过，不予理会，连接得以保持。B 遇到伪造的 SYN 和带数据的伪造 ACK，也是同样处理：丢弃并质询（RFC 5961）。有一个伪造的 RST 序号正好等于 A 的 RCV.NXT，也许碰巧，也许是窃听来的；它与真的没有任何差别，A 只能相信。',
    },
    {
      en: 'On the second connection a page was lost and then B aborted; its real RST came too far ahead, and A challenged it. This time the challenge met a host without a connection, which answered with an RST numbered with A’s own ACK: exact, and believed.',
      zh: '在第二条连接上，一页数据丢失了，接着 B 异常终止；真的 RST 序号偏大，A 发出质询。这一次质询到达时 B 已没有连接，于是按 A 的确认号回了一个 RST：序号正好，A 相信了。',
    },
    {
      en: 'So a challenge costs a real reset one round trip, and a blind forger must guess one number out of 4294967296 instead of one window. Whoever can read the traffic needs no guess; against them only cryptography helps (TCP-AO, IPsec).',
      zh: '可见质询让真的复位多花一个往返时间，却让盲目伪造的人必须在 4294967296 个序号中猜中一个，而不再是猜中一个窗口。能够窃听的人不需要猜，对付他们只能靠密码技术（TCP-AO、IPsec）。',
    },
  ),
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: ISS.B },
  },
  constants: { ...PATIENT_CONSTANTS, challenge: 'must' },
  wire: {
    ...CALM_WIRE,
    faults: [{ on: { from: 'B', data: true, ack: ISS.A[1] + 1 }, times: 100, action: { do: 'lose' } }],
  },
  script: [
    ...OPENING,
    { host: 'B', call: { call: 'SEND', data: PART_ONE }, when: BOTH_ESTABLISHED, delay: 2_000 },
    // Blind guesses: outside of the window, inside of it …
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT', plus: 1_000_000 } },
      when: { acknowledged: 'B' },
      delay: 2_000,
    },
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT', plus: 500 } },
      when: { after: [3] },
      delay: 3_000,
    },
    // … a SYN that shall start anew, and an ACK whose text shall be taken for A's.
    {
      inject: { to: 'B', flags: SYN, seq: { host: 'B', of: 'RCV.NXT', plus: 300 }, wnd: 1_000 },
      when: { after: [4] },
      delay: AFTER_THE_ANSWER,
    },
    {
      inject: {
        to: 'B',
        flags: ACK,
        seq: { host: 'B', of: 'RCV.NXT' },
        ack: { host: 'B', of: 'SND.UNA', plus: -1_000_000 },
        wnd: 1_000,
        data: 'Send it to me!',
      },
      when: { after: [5] },
      delay: AFTER_THE_ANSWER,
    },
    // The lucky one.
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT' } },
      when: { after: [6] },
      delay: AFTER_THE_ANSWER,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: 'The second page.' },
      when: { states: { A: 'CLOSED', B: 'ESTABLISHED' }, after: [7] },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { A: 'CLOSED', B: 'CLOSED' }, after: [8] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [9] },
      delay: 1_000,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: LOST_PAGE },
      when: { ...BOTH_ESTABLISHED, after: [10] },
      delay: 2_000,
    },
    { host: 'B', call: { call: 'ABORT' }, when: { states: { B: 'ESTABLISHED' }, after: [11] }, delay: 1_000 },
  ],
  freeCalls: [],
  goals: [
    {
      ...meets('A', 'R50', 'A-ignores', {
        en: 'A drops an RST from outside its window in silence.',
        zh: 'A 丢弃窗口之外的 RST，不作回答。',
      }),
      veiled: { en: 'A deals with an RST from outside its window.', zh: 'A 处理窗口之外的 RST。' },
    },
    {
      ...meets('A', 'R52', 'A-challenges', {
        en: 'A challenges an RST that only lies in its window.',
        zh: 'A 对只落在窗口之内的 RST 发出质询 ACK。',
      }),
      veiled: { en: 'A deals with an RST that only lies in its window.', zh: 'A 处理只落在窗口之内的 RST。' },
    },
    {
      id: 'B-challenges',
      text: {
        en: 'B challenges a SYN, and an ACK with text, that A never sent.',
        zh: 'B 对并非 A 发送的 SYN 和带数据的 ACK 发出质询。',
      },
      veiled: {
        en: 'B deals with a SYN, and with an ACK, that make no sense.',
        zh: 'B 处理莫名其妙的 SYN 和 ACK。',
      },
      reached: ({ B }) => B.rules.includes('R58') && B.rules.includes('R60'),
    },
    {
      id: 'A-cannot-tell',
      text: {
        en: 'An RST with exactly the right number ends A’s connection: nobody can tell it from a real one.',
        zh: '序号正好的 RST 结束了 A 的连接：谁也分不出它是真是假。',
      },
      veiled: { en: 'A deals with an RST of exactly the right number.', zh: 'A 处理序号正好的 RST。' },
      reached: ({ A }) => resetsHeard(A) >= 1,
    },
    {
      id: 'real-reset',
      text: {
        en: 'A challenges B’s real RST as well, and believes the exact one that answers.',
        zh: '对 B 真的 RST，A 也发出质询，并相信随后序号正好的 RST。',
      },
      veiled: { en: 'B really aborts, and A finds out.', zh: 'B 真的异常终止，A 得知此事。' },
      reached: ({ A, B }) => resetsHeard(A) >= 2 && B.rules.includes('R29'),
    },
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
