import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { allAcknowledged, meets, receives } from '../goals.ts';
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

/** Three full segments, of which B's buffer holds two. */
const TEXT = 'The reader is slow, and the writer fast. The window says how much there is room for: none.';
const MSS = 30;
const BUFFER = 2 * MSS;
/** What B acknowledges when its buffer is full; the SYN took one number. */
const FULL = FIGURE_ISS.A + 1 + BUFFER;

export const zeroWindow: Scenario = {
  id: 'zero-window',
  version: 1,
  number: 5,
  title: { en: 'Zero window', zh: '零窗口' },
  introduction: {
    en: 'A has more to say than B’s buffer holds, and B’s application is in no hurry to read. Every ACK says how much room is left: the window. Watch it close, and see how A learns that it has opened again.',
    zh: 'A 要发送的数据比 B 的接收缓存还多，而 B 的应用程序并不急着读取。每个 ACK 都通告还有多少空间，这就是窗口。请观察窗口如何关闭，以及 A 怎样得知它又打开了。',
  },
  debrief: {
    en: 'B’s buffer holds 60 octets. Two segments filled it, and B’s ACK offered a window of 0: flow control, by which a slow reader holds back a fast writer. A stopped, with 30 octets unsent, and started its persist timer. Each time it ran out, A sent a probe, a single octet; B’s window was closed, so B did not take the octet, but it answered with an ACK. Then B’s application called RECEIVE, the window opened, and B told A so; but this window update was a bare ACK, and it was lost. Without probes both would now wait for ever, A for a window, B for data. The next probe found the window open, and the rest went out. The intervals of the probes grow like those of retransmissions, but nobody gives up while the probes are answered, however long the window stays closed: the peer is there, it only has no room.',
    zh: 'B 的接收缓存只有 60 字节。两个报文段就把它装满了，B 在 ACK 中通告窗口为 0：这就是流量控制，让接收慢的一方能够抑制发送快的一方。A 还有 30 字节没有发出，只好停下，并启动持续计时器。每次超时，A 就发送一个零窗口探测报文段，只带一个字节；B 的窗口关着，不接收这个字节，但要用 ACK 回答。后来 B 的应用程序调用 RECEIVE，窗口打开了，B 发出窗口更新通知 A；可是窗口更新只是一个单独的 ACK，它丢失了。如果没有探测，双方就会永远等下去：A 等窗口，B 等数据，形成死锁。下一次探测发现窗口已经打开，剩下的数据随即发出。探测的间隔像重传一样越来越长，但只要探测得到回答，不论窗口关闭多久都不会放弃：对方还在，只是没有空间。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: {
      name: CLIENT_AND_SERVER.B,
      iss: FIGURE_ISS.B,
      constants: { receive: 'on call', receiveBuffer: BUFFER },
    },
  },
  constants: { ...HUMANE_CONSTANTS, maxRto: 40_000, mss: MSS },
  wire: {
    ...CALM_WIRE,
    faults: [
      {
        on: { from: 'B', flags: ACK, without: SYN | FIN | RST, data: false, ack: FULL, wnd: BUFFER },
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: TEXT }, when: BOTH_ESTABLISHED, delay: 2_000 },
    // Long enough for a second probe.
    { host: 'B', call: { call: 'RECEIVE', octets: BUFFER }, when: { rules: { B: 'R46' } }, delay: 45_000 },
    {
      host: 'B',
      call: { call: 'RECEIVE', octets: BUFFER },
      when: { acknowledged: 'A', after: [3] },
      delay: 2_000,
    },
  ],
  freeCalls: [],
  goals: [
    meets('A', 'R100', 'window-closes', {
      en: 'B’s window closes, and A starts its persist timer.',
      zh: 'B 的窗口关闭，A 启动持续计时器。',
    }),
    {
      ...meets('B', 'R46', 'B-refuses-probe', {
        en: 'A probes; B takes nothing, for its window is closed, but answers.',
        zh: 'A 发送零窗口探测；B 的窗口关着，不接收数据，但要回答。',
      }),
      veiled: { en: 'A asks whether the window is still closed.', zh: 'A 询问窗口是否仍然关闭。' },
    },
    meets('A', 'R101', 'A-stays', {
      en: 'A goes on waiting, because its probes are answered.',
      zh: '探测得到回答，A 继续等待。',
    }),
    receives('B', TEXT),
    allAcknowledged({ A: TEXT, B: '' }),
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
