import type { HostId } from '../../hosts.ts';
import { meets } from '../goals.ts';
import type { Condition, HostFacts, Scenario, ScriptedCall, ScriptedCallBody } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const ORDER = 'Two boxes, please.';
const BILL = 'Your bill: 12.';

const NOBODY = { states: { A: 'CLOSED', B: 'CLOSED' } } as const;
const SERVER_WAITS = { states: { A: 'CLOSED', B: 'LISTEN' } } as const;
const ACTIVE: ScriptedCallBody = { call: 'OPEN', mode: 'active' };
const PASSIVE: ScriptedCallBody = { call: 'OPEN', mode: 'passive' };

const call = (host: HostId, body: ScriptedCallBody, when: Condition, delay = 2_000): ScriptedCall => ({
  host,
  call: body,
  when,
  delay,
});

const resetsHeard = ({ signals }: HostFacts): number =>
  signals.filter((signal) => signal === 'connection reset').length;

export const refusedAndAborted: Scenario = {
  id: 'refused-and-aborted',
  version: 1,
  number: 14,
  title: { en: 'Refused, aborted', zh: '拒绝连接与异常终止（RST）' },
  introduction: {
    en: 'A calls before B’s server has started; then it changes its mind; then it leaves in the middle; and at last it goes without having read what B sent. None of these four connections ends with FINs. Who sends an RST each time, and what does it mean?',
    zh: 'A 在 B 的服务程序启动之前就来连接；后来刚发起连接又改了主意；再后来中途离开；最后没有读完 B 发来的数据就走了。这四条连接都不是用 FIN 结束的。每次是谁发送 RST，表示什么？',
  },
  debrief: {
    en: 'An RST is the other way to end: at once, without an answer, and for both directions. First nobody listened: B’s TCP answered the SYN with RST,ACK, and A’s application was told at once (“connection refused” in the sockets API). Then A’s application closed in SYN-SENT, which deletes the connection in silence; B’s SYN,ACK met nobody, was answered with an RST, and led B from SYN-RECEIVED back to LISTEN, without any word to its application. The third time A called ABORT (SO_LINGER with 0 in the sockets API): TCP threw away all that was not yet acknowledged, and the RST told B (“connection reset by peer”). The fourth time A called CLOSE with B’s text unread, and its TCP sent RST instead of FIN: a FIN would have let B believe that all had been read. No RST is ever acknowledged or answered with another, and nobody goes through TIME-WAIT. That is quick, but whoever aborts to avoid TIME-WAIT gives up its protection as well.',
    zh: 'RST 是结束连接的另一种方式：立即生效，没有应答，两个方向一起结束。第一次没有程序在监听：B 的 TCP 用 RST,ACK 回答 SYN，A 的应用程序立即得知（套接字接口中为“connection refused”，连接被拒绝）。第二次 A 的应用程序在 SYN-SENT 调用 CLOSE，连接不声不响地删除；B 的 SYN,ACK 到达时已没有这条连接，得到的回答是 RST，B 从 SYN-RECEIVED 回到 LISTEN，应用程序毫不知情。第三次 A 调用 ABORT（套接字接口中的 SO_LINGER 设为 0）：TCP 丢弃了所有尚未确认的数据，并用 RST 通知 B（“connection reset by peer”，连接被对方复位）。第四次 A 在 B 的数据还没有读取时调用 CLOSE，它的 TCP 发送 RST 而不是 FIN：如果发送 FIN，B 会以为数据都已读取。RST 不需要确认，也不会用 RST 去回答，而且谁也不经过 TIME-WAIT。这样很快，但为了避开 TIME-WAIT 而异常终止，也就放弃了它的保护。',
  },
  cast: {
    A: {
      name: CLIENT_AND_SERVER.A,
      iss: [100, 1_100, 2_100, 3_100],
      // Its application reads when it likes, and its CLOSE gives up both directions.
      constants: { receive: 'on call', halfDuplexClose: true },
    },
    B: { name: CLIENT_AND_SERVER.B, iss: [300, 2_300] },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    // Nobody listens.
    call('A', ACTIVE, {}, 1_000),
    // A changes its mind before B can answer.
    call('B', PASSIVE, { ...NOBODY, rules: { A: 'R39' } }),
    call('A', ACTIVE, { ...SERVER_WAITS, after: [1] }),
    call('A', { call: 'CLOSE' }, { states: { A: 'SYN-SENT' }, after: [2] }, 0),
    // A leaves in the middle.
    call('A', ACTIVE, { ...SERVER_WAITS, rules: { B: 'R53' }, after: [3] }),
    call('A', { call: 'SEND', data: ORDER }, { ...BOTH_ESTABLISHED, after: [4] }),
    call('A', { call: 'ABORT' }, { states: { A: 'ESTABLISHED' }, after: [5] }, 0),
    // A goes with B's text unread.
    call('B', PASSIVE, { ...NOBODY, after: [6] }),
    call('A', ACTIVE, { ...SERVER_WAITS, after: [7] }),
    call('B', { call: 'SEND', data: BILL }, { ...BOTH_ESTABLISHED, after: [8] }),
    call('A', { call: 'CLOSE' }, { states: { A: 'ESTABLISHED' }, acknowledged: 'B', after: [9] }),
  ],
  freeCalls: [],
  goals: [
    {
      ...meets('A', 'R39', 'A-refused', {
        en: 'Nobody listens: A’s SYN is refused with an RST.',
        zh: '没有程序监听：A 的 SYN 被 RST 拒绝。',
      }),
      veiled: { en: 'Nobody listens: A’s SYN gets its answer.', zh: '没有程序监听：A 的 SYN 得到回答。' },
    },
    {
      id: 'B-listens-again',
      text: {
        en: 'A has changed its mind: an RST leads B from SYN-RECEIVED back to LISTEN.',
        zh: 'A 改了主意：RST 让 B 从 SYN-RECEIVED 回到 LISTEN。',
      },
      veiled: { en: 'A has changed its mind: B finds out.', zh: 'A 改了主意：B 得知此事。' },
      reached: ({ A, B }) => A.rules.includes('R20') && B.rules.includes('R53'),
    },
    {
      id: 'A-aborts',
      text: {
        en: 'A aborts: its RST ends B’s connection at once.',
        zh: 'A 异常终止：它的 RST 立即结束 B 的连接。',
      },
      veiled: { en: 'A aborts, and B’s connection ends.', zh: 'A 异常终止，B 的连接结束。' },
      reached: ({ A, B }) => A.rules.includes('R29') && resetsHeard(B) >= 1,
    },
    {
      id: 'A-leaves-unread',
      text: {
        en: 'A closes with B’s text unread: an RST tells B that it is lost.',
        zh: 'A 没有读取 B 的数据就关闭：RST 告诉 B 数据丢失了。',
      },
      veiled: {
        en: 'A closes with B’s text unread, and B hears of it.',
        zh: 'A 没有读取 B 的数据就关闭，B 得知此事。',
      },
      reached: ({ A, B }) => A.rules.includes('R26') && resetsHeard(B) >= 2,
    },
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
