import { SYN } from '../../tcp/segment.ts';
import { allAcknowledged, receives, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  PATIENT_CONSTANTS,
  PEERS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const HI_A = 'Hi, A!';
const HI_B = 'Hi, B!';

export const simultaneousOpen: Scenario = {
  id: 'simultaneous-open',
  version: 1,
  number: 10,
  title: { en: 'Simultaneous open', zh: '同时打开' },
  introduction: {
    en: 'Nobody listens: both applications open actively, and their SYNs pass each other on the way. Each host now sees a SYN where it expected SYN,ACK. Will there be two connections, one, or none?',
    zh: '没有人在监听：双方的应用程序都主动打开，两个 SYN 在途中交错而过。每台主机期望收到 SYN,ACK，看到的却是 SYN。最后会建立两条连接、一条连接，还是建立不了？',
  },
  debrief: {
    en: 'Each host sent its SYN, and in SYN-SENT received a SYN that acknowledged nothing: the peer wanted the same thing at the same time. Each noted the peer’s ISS, went to SYN-RECEIVED and sent its own SYN once more, now with an ACK. The sequence number stayed the same, because it was the same SYN. The ACK in the peer’s SYN,ACK led to ESTABLISHED; the SYN in it was known already. Whoever then sent one more ACK was right, and so was whoever did not: the RFC leaves that open. One connection came of it, not two, since both SYNs named the same two addresses and ports. In life the SYNs rarely cross: each side must know the other’s port beforehand and open within one network delay. Every TCP must be able to do it all the same (MUST-10).',
    zh: '两台主机各自发出 SYN，在 SYN-SENT 收到了不带确认的 SYN：对方在同一时刻也想建立连接。双方记下对方的初始序号，进入 SYN-RECEIVED，把自己的 SYN 再发一次，这次带上 ACK。序号没有变，因为那就是同一个 SYN。对方 SYN,ACK 中的 ACK 使自己进入 ESTABLISHED，其中的 SYN 则是已经知道的。此后再发一个 ACK 是对的，不发也是对的：RFC 没有规定。最后只建立了一条连接而不是两条，因为两个 SYN 用的是同一对地址和端口。真实网络中 SYN 很少交错：双方必须事先知道对方的端口，并在一个单程时延之内先后打开。尽管如此，每个 TCP 都必须支持同时打开（MUST-10）。',
  },
  cast: { A: { name: PEERS.A, iss: FIGURE_ISS.A }, B: { name: PEERS.B, iss: FIGURE_ISS.B } },
  constants: PATIENT_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    // Longer than the hosts reckon with: the first SYN must outlive the slower player's thinking.
    msl: TIME_LIMIT,
    faults: [
      { on: { from: 'A', flags: SYN }, action: { do: 'hold', until: { from: 'B', flags: SYN } } },
      { on: { from: 'B', flags: SYN }, action: { do: 'hold', until: { from: 'A', flags: SYN } } },
    ],
  },
  script: [
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: 0 },
    { host: 'B', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'SEND', data: HI_B }, when: BOTH_ESTABLISHED, delay: 3_000 },
    { host: 'B', call: { call: 'SEND', data: HI_A }, when: BOTH_ESTABLISHED, delay: 3_000 },
  ],
  freeCalls: [],
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'),
    walks('B', 'CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'),
    receives('A', HI_A),
    receives('B', HI_B),
    allAcknowledged({ A: HI_B, B: HI_A }),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
