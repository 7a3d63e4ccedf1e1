import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { closedInOrder, meets, walks } from '../goals.ts';
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
/** 2 MSL must outlast B's RTO, somebody at B who thinks for 15 s, and the way back: else A is gone too early. */
const MSL = 20_000;

export const lostLastAck: Scenario = {
  id: 'lost-last-ack',
  version: 1,
  number: 11,
  title: { en: 'The lost last ACK', zh: '最后一个 ACK 丢失' },
  introduction: {
    en: 'A closes, B closes, and A sends the last ACK. Nobody acknowledges an ACK, so A cannot know whether it arrives. May A simply leave?',
    zh: 'A 关闭，B 也关闭，然后 A 发送最后一个 ACK。没有人会确认 ACK，所以 A 无从知道它是否到达。A 可以就这样离开吗？',
  },
  debrief: {
    en: 'A’s last ACK was lost, and A could not notice. B waited for it in LAST-ACK; its retransmission timer ran out, and it sent its FIN again. A was still in TIME-WAIT and saw by the sequence number that it had this FIN already: it acknowledged it again and restarted the 2 MSL timer, since this ACK might be lost as well. That is the first reason for TIME-WAIT: whoever sends the last ACK must stay long enough to repeat it. Had A gone to CLOSED, B’s FIN would have been answered with an RST, and B would never have heard that its FIN, and all data before it, had arrived. 2 MSL leave time for the ACK to arrive or to die (one MSL) and for a repeated FIN to come back (another). A cannot be sure even then, but whoever sends the last message never can.',
    zh: 'A 的最后一个 ACK 丢失了，而 A 无法察觉。B 在 LAST-ACK 等待它；重传计时器超时后，B 重传了 FIN。A 仍处于 TIME-WAIT，从序号看出这个 FIN 已经收到过：它再次发送确认，并重新启动 2MSL 计时器，因为这个 ACK 也可能丢失。这就是需要 TIME-WAIT 的第一个原因：发送最后一个 ACK 的一方必须停留足够久，以便能够再发一次。如果 A 已经回到 CLOSED，B 的 FIN 得到的就会是 RST，B 也就无从知道自己的 FIN 以及之前的数据是否都已到达。2MSL 留出的时间，够 ACK 到达或消失（一个 MSL），也够重传的 FIN 返回（又一个 MSL）。即使如此，A 也不能完全确定：发送最后一条消息的人永远无法确定。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    // Its RTO must not grow with what the handshake measured, or its FIN would come again too late.
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B, constants: { maxRto: HUMANE_CONSTANTS.initialRto } },
  },
  constants: { ...HUMANE_CONSTANTS, msl: MSL, rtoAfterSynRetransmission: HUMANE_CONSTANTS.initialRto },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN | RST, ack: AFTER_B_FIN },
        action: { do: 'lose' },
      },
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
  goals: [
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    meets('A', 'R71', 'A-restarts-2msl', {
      en: 'B sends its FIN again; A, in TIME-WAIT, acknowledges it again and restarts 2 MSL.',
      zh: 'B 重传 FIN；处于 TIME-WAIT 的 A 再次确认，并重新启动 2MSL 计时器。',
    }),
    closedInOrder,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
