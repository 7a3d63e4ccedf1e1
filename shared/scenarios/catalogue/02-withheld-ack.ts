import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { meets, receives, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  CALM_WIRE,
  CLIENT_AND_SERVER,
  FIGURE_ISS,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const HELLO = 'Hello, B!';

export const withheldAck: Scenario = {
  id: 'withheld-ack',
  version: 1,
  number: 2,
  title: { en: 'A withheld last ACK', zh: '第三次握手迟迟不到' },
  introduction: {
    en: 'A calls, and B answers. But the ACK that ends the handshake is lost on the way, and so is the next one. What does each of the two think of their connection meanwhile?',
    zh: 'A 发起连接，B 作出应答。可是第三次握手的 ACK 在途中丢失了，再发一次又丢失。在此期间，双方各自认为连接处于什么状态？',
  },
  debrief: {
    en: 'Twice A’s ACK, the third segment of the handshake, was lost. A could not notice: with B’s SYN,ACK in hand it was ESTABLISHED, while B stayed in SYN-RECEIVED, so for a while the two did not agree on their connection. A bare ACK is never sent again of its own accord, for nobody acknowledges it; B had to move. Its retransmission timer ran out, it sent its SYN,ACK again, and A, which knew that SYN by its number, acknowledged it once more. What brought B to ESTABLISHED in the end was A’s text: every segment after the handshake carries an ACK, and any of them will do. In life SYN-RECEIVED lasts one round trip, a few milliseconds, so netstat hardly ever catches it. If you see many, last ACKs are missing: the network is bad, or somebody sends SYNs and never means to answer (a SYN flood). B does not wait for ever: here it gives up after 5 retransmissions, as Linux does (tcp_synack_retries).',
    zh: 'A 的 ACK，也就是第三次握手，丢失了两次。A 无法察觉：它收到 B 的 SYN,ACK 后就进入了 ESTABLISHED，而 B 还停留在 SYN-RECEIVED，这段时间里双方对连接的看法并不一致。单独的 ACK 没有人确认，所以发送方不会主动重发；只能由 B 来补救。B 的重传计时器超时后，重传了 SYN,ACK；A 从序号看出这个 SYN 已经收到过，于是再次确认。最后让 B 进入 ESTABLISHED 的是 A 的数据：握手之后的每个报文段都带有 ACK，任何一个都可以。真实网络中 SYN-RECEIVED 只持续一个往返时间，也就是几毫秒，所以用 netstat 几乎看不到。如果看到很多，说明缺少最后的 ACK：要么网络很差，要么有人只发 SYN、根本不打算应答（SYN 洪泛攻击）。B 也不会永远等下去：这里重传 5 次后放弃，Linux 也是 5 次（tcp_synack_retries）。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  constants: HUMANE_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    faults: [
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN | RST, data: false, ack: FIGURE_ISS.B + 1 },
        times: 2,
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    {
      host: 'A',
      call: { call: 'SEND', data: HELLO },
      when: { states: { A: 'ESTABLISHED' }, rules: { A: 'R45' } },
      delay: 15_000,
    },
  ],
  freeCalls: [],
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'ESTABLISHED'),
    {
      id: 'B-repeats',
      text: {
        en: 'B, in SYN-RECEIVED, sends its SYN,ACK again.',
        zh: '处于 SYN-RECEIVED 的 B 重传 SYN,ACK。',
      },
      veiled: {
        en: 'B does something about the missing ACK.',
        zh: 'B 对缺失的 ACK 采取补救措施。',
      },
      reached: ({ B }) => B.visited.includes('SYN-RECEIVED') && B.retransmissions > 0,
    },
    meets('A', 'R45', 'A-acknowledges-again', {
      en: 'A, long in ESTABLISHED, acknowledges the repeated SYN,ACK again.',
      zh: '早已处于 ESTABLISHED 的 A 再次确认重复的 SYN,ACK。',
    }),
    walks('B', 'CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'),
    receives('B', HELLO),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
