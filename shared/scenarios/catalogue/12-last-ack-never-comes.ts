import { RST } from '../../tcp/segment.ts';
import { paragraphs } from '../../text.ts';
import { meets, walks } from '../goals.ts';
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

/** B sends no text: its SYN and its FIN take one number each. */
const AFTER_B_FIN = FIGURE_ISS.B + 2;
/** 2 MSL outlast B's longest RTO and somebody at B who thinks for 15 s, and so A is there for each of its FINs. */
const MSL = 30_000;
/** More than ever comes. */
const ALL = 1_000;

export const lastAckNeverComes: Scenario = {
  id: 'last-ack-never-comes',
  version: 1,
  number: 12,
  title: { en: 'The last ACK never comes', zh: '最后一个 ACK 永远不来' },
  introduction: {
    en: 'Both have closed, and B waits in LAST-ACK for the ACK of its FIN. But a firewall between them has forgotten this connection and drops all that A sends. Will B wait for ever?',
    zh: '双方都已关闭，B 在 LAST-ACK 等待对 FIN 的确认。可是途中的防火墙已经忘记了这条连接，把 A 发出的一切都丢弃。B 会永远等下去吗？',
  },
  debrief: paragraphs(
    {
      en: 'No, B did not wait for ever: TCP gives up after so many retransmissions.',
      zh: '不会，B 没有永远等下去：重传到一定次数，TCP 就会放弃。',
    },
    {
      en: 'Each time the retransmission timer ran out, B sent its FIN again. The interval doubles up to a limit, here 40 s, so B waited for 20, 40, 40 … seconds. Each time A, in TIME-WAIT, acknowledged the FIN and restarted its 2 MSL; none of these ACKs arrived. At its threshold R2 TCP gives up, tells the application and deletes the connection: CLOSED. So it is in every state that waits for an acknowledgment.',
      zh: '每次重传计时器超时，B 都重传 FIN。间隔逐次加倍，直到上限，这里是 40 秒，所以 B 依次等待 20、40、40……秒。每次 A 都在 TIME-WAIT 中再次确认，并重新启动 2MSL，但这些 ACK 一个也没有到达。重传达到阈值 R2 后，TCP 放弃，通知应用程序，删除连接：CLOSED。凡是等待确认的状态都是如此。',
    },
    {
      en: 'RFC 9293 wants R2 to be at least 100 s. Linux counts apart for connections whose application has gone (tcp_orphan_retries): 8 retransmissions, some 100 s with an RTO of 200 ms. Fewer free the memory of dead connections sooner, and cut off peers that were only slow. Many LAST-ACKs mean that last ACKs are lost; each goes away by itself.',
      zh: 'RFC 9293 要求 R2 至少为 100 秒。对于应用程序已经离开的连接，Linux 另外计数（tcp_orphan_retries）：重传 8 次，RTO 为 200 毫秒时约 100 秒。次数少，死连接占用的内存释放得早，但也会切断只是太慢的对方。LAST-ACK 很多，说明最后的 ACK 丢失了，而每一个都会自行消失。',
    },
  ),
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B, controls: { 'orphan-retries': 3 } },
  },
  constants: { ...HUMANE_CONSTANTS, msl: MSL, maxRto: 40_000 },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      { on: { from: 'A', ack: AFTER_B_FIN }, times: ALL, action: { do: 'lose' } },
      { on: { from: 'A', flags: RST }, times: ALL, action: { do: 'lose' } },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'CLOSE' }, when: BOTH_ESTABLISHED, delay: 3_000 },
    // Not before A has the ACK, or an ACK left for later would travel with the FIN: that is scenario 8.
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 3_000,
    },
  ],
  freeCalls: [],
  offered: { B: ['orphan-retries'] },
  goals: [
    meets('A', 'R71', 'A-acknowledges-again', {
      en: 'A, in TIME-WAIT, acknowledges B’s repeated FIN again.',
      zh: '处于 TIME-WAIT 的 A 再次确认 B 重传的 FIN。',
    }),
    {
      id: 'B-gives-up',
      text: {
        en: 'B reaches R2, gives up and tells its application.',
        zh: 'B 的重传达到 R2，放弃连接并通知应用程序。',
      },
      veiled: { en: 'B’s wait in LAST-ACK comes to an end.', zh: 'B 在 LAST-ACK 的等待有了结果。' },
      reached: ({ B }) => B.signals.includes('connection aborted due to excessive retransmission'),
    },
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
