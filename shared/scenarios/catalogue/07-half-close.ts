import { closedInOrder, meets, receives, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const QUESTION = 'What is for lunch?';
const SOUP = 'Soup,';
const NOODLES = ' then noodles.';

export const halfClose: Scenario = {
  id: 'half-close',
  version: 1,
  number: 7,
  title: { en: 'Half-close', zh: '半关闭' },
  introduction: {
    en: 'A asks one question and closes at once: it has nothing more to say. But it wants to hear the answer, and B takes its time. Who may still send, and until when?',
    zh: 'A 只问一个问题，随即关闭：它没有别的要说了。但它还要听回答，而 B 并不着急。此时谁还可以发送数据，可以发送到什么时候？',
  },
  debrief: {
    en: 'A connection has two directions, and each is closed on its own. A’s FIN closed the one from A to B: A was in FIN-WAIT-1, and with the ACK in FIN-WAIT-2. B, in CLOSE-WAIT, had heard that A sends no more, but its own direction was open: it sent its answer in two parts, and A took and acknowledged them as before. An ACK is not data, so A may still send ACKs after its FIN. When A’s application wanted to SEND once more, TCP refused with “connection closing”: nothing may follow a FIN. The connection was closed when B called CLOSE and its FIN came too. A program asks for a half-close with shutdown(SHUT_WR); close() gives up both directions. FIN-WAIT-2 and CLOSE-WAIT are the only closing states without an end of their own, because they wait for an application and not for the network: B’s alone decides how long.',
    zh: '一条连接有两个方向，每个方向单独关闭。A 的 FIN 关闭了从 A 到 B 的方向：A 进入 FIN-WAIT-1，收到确认后进入 FIN-WAIT-2。B 进入 CLOSE-WAIT，知道 A 不再发送数据，但 B 到 A 的方向仍然开着：B 分两次发送回答，A 照常接收并确认。ACK 不是数据，所以 A 在发出 FIN 之后仍可发送 ACK。A 的应用程序还想再 SEND 时，TCP 返回错误“connection closing”：FIN 之后不能再有数据。直到 B 调用 CLOSE，它的 FIN 也到达，整条连接才关闭。程序用 shutdown(SHUT_WR) 实现半关闭；close() 则放弃两个方向。在关闭过程的各个状态中，只有 FIN-WAIT-2 和 CLOSE-WAIT 自身没有期限，因为它们等的不是网络，而是应用程序：多久只由 B 的应用程序决定。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: QUESTION }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'A' }, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: SOUP },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 3_000,
    },
    {
      host: 'A',
      call: { call: 'SEND', data: 'And for dinner?' },
      when: { delivered: { A: SOUP.length } },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: NOODLES },
      when: { acknowledged: 'B', after: [5] },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { acknowledged: 'B', delivered: { A: (SOUP + NOODLES).length } },
      delay: 3_000,
    },
  ],
  freeCalls: [],
  goals: [
    receives('B', QUESTION),
    {
      ...meets('A', 'R12', 'A-may-not-send', {
        en: 'A’s application wants to SEND after its CLOSE, and is refused.',
        zh: 'A 的应用程序在 CLOSE 之后还想 SEND，被拒绝。',
      }),
      veiled: {
        en: 'A’s application wants to SEND after its CLOSE.',
        zh: 'A 的应用程序在 CLOSE 之后还想 SEND。',
      },
    },
    receives('A', SOUP, NOODLES),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
