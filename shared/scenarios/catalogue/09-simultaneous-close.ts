import { FIN } from '../../tcp/segment.ts';
import { closedInOrder, receives, walks } from '../goals.ts';
import type { Condition, Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  PEERS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const BYE_B = 'Bye, B!';
const BYE_A = 'Bye, A!';
/** B's text answered A's, so with its ACK everything is said and acknowledged. */
const ALL_SAID: Condition = { ...BOTH_ESTABLISHED, acknowledged: 'B' };

export const simultaneousClose: Scenario = {
  id: 'simultaneous-close',
  version: 1,
  number: 9,
  title: { en: 'Simultaneous close', zh: '同时关闭' },
  introduction: {
    en: 'Both have said goodbye, and both close at the same moment. The two FINs pass each other on the way. What does a host do with a FIN when it waits for the ACK of its own?',
    zh: '双方都说了再见，并且同时关闭连接。两个 FIN 在途中交错而过。一台主机正在等待自己 FIN 的确认，却收到了对方的 FIN，该怎么办？',
  },
  debrief: {
    en: 'Both applications called CLOSE before the other’s FIN had arrived, so both hosts were in FIN-WAIT-1 and took themselves for the first. Then a FIN came that did not acknowledge their own: it had been sent too early for that. Each acknowledged it and went to CLOSING, which means “the other side is done, but my own FIN is not acknowledged yet”. The ACKs crossed, too, and brought both to TIME-WAIT. Both wait for 2 MSL, because both closed actively; nobody came to CLOSE-WAIT or LAST-ACK. Again four segments were needed, two by two. In life this is rare, since both must close within one network delay. Here the network held the first FIN back until the second was sent.',
    zh: '双方的应用程序都在对方的 FIN 到达之前调用了 CLOSE，所以两台主机都处于 FIN-WAIT-1，都以为自己是先关闭的一方。接着到来的 FIN 并没有确认自己的 FIN，因为它发出得太早。双方各自确认它，并进入 CLOSING，意思是“对方已经结束，但我的 FIN 还没有得到确认”。两个 ACK 也在途中交错，使双方进入 TIME-WAIT。双方都是主动关闭，所以都要等待 2MSL；没有人经过 CLOSE-WAIT 或 LAST-ACK。同样用了四个报文段，只是两两同行。真实网络中这很少见，因为双方必须在一个单程时延之内先后关闭。这里，网络把先发出的 FIN 扣留到另一个 FIN 发出为止。',
  },
  cast: { A: { name: PEERS.A, iss: FIGURE_ISS.A }, B: { name: PEERS.B, iss: FIGURE_ISS.B } },
  constants: PATIENT_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    // Longer than the hosts reckon with: the first FIN must outlive the slower player's thinking.
    msl: TIME_LIMIT,
    faults: [
      { on: { from: 'A', flags: FIN }, action: { do: 'hold', until: { from: 'B', flags: FIN } } },
      { on: { from: 'B', flags: FIN }, action: { do: 'hold', until: { from: 'A', flags: FIN } } },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: BYE_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: BYE_A },
      when: { delivered: { B: BYE_B.length } },
      delay: 2_000,
    },
    { host: 'A', call: { call: 'CLOSE' }, when: ALL_SAID, delay: 2_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: ALL_SAID, delay: 2_000 },
  ],
  freeCalls: [],
  goals: [
    receives('A', BYE_A),
    receives('B', BYE_B),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'),
    closedInOrder,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
