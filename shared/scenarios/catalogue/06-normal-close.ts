import { closedInOrder, receives, walks } from '../goals.ts';
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

const BYE = 'Bye, B!';

export const normalClose: Scenario = {
  id: 'normal-close',
  version: 1,
  number: 6,
  title: { en: 'Normal close', zh: '正常关闭（四次挥手）' },
  introduction: {
    en: 'A says goodbye and closes first. TCP closes each direction by itself: with a FIN a side says that it will send no more, and every FIN is acknowledged. B’s application needs a moment longer.',
    zh: 'A 说再见，并首先关闭连接。TCP 的两个方向分别关闭：一方用 FIN 表示自己不再发送数据，而每个 FIN 都要得到确认。B 的应用程序还需要一点时间。',
  },
  debrief: {
    en: 'A’s FIN said “I have no more to send”, and A was in FIN-WAIT-1. B acknowledged it, but B’s application was not done yet: B stayed in CLOSE-WAIT, and A, now with its ACK, in FIN-WAIT-2. Only when its application called CLOSE did B send its own FIN, and waited in LAST-ACK. So there were four segments: FIN, ACK, FIN, ACK; the two in the middle stay apart as long as B’s application takes its time. A’s last ACK brought B to CLOSED at once. A waited for 2 MSL in TIME-WAIT, for two reasons: its last ACK may be lost, and B’s FIN come again; and late segments of this connection must have died before the next one with the same ports begins. The wait falls to the side that closes first. FIN-WAIT-1 ends with the peer’s ACK, mostly after one round trip, and so is seldom seen.',
    zh: 'A 的 FIN 表示“我不再发送数据”，A 进入 FIN-WAIT-1。B 确认了它，但 B 的应用程序还没有结束：B 停留在 CLOSE-WAIT，收到 ACK 的 A 则停留在 FIN-WAIT-2。直到应用程序调用 CLOSE，B 才发送自己的 FIN，并在 LAST-ACK 等待。所以一共有四个报文段：FIN、ACK、FIN、ACK；只要 B 的应用程序需要时间，中间两个就合不到一起。A 的最后一个 ACK 让 B 立即回到 CLOSED。A 则在 TIME-WAIT 等待 2MSL，原因有两个：最后的 ACK 可能丢失，B 会重传 FIN；本连接滞留在网络中的旧报文段，必须在使用相同端口的新连接建立之前消失。等待的总是首先关闭的一方。FIN-WAIT-1 收到对方的 ACK 就结束，通常只有一个往返时间，所以很少看到。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: FIGURE_ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: BYE }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'A' }, delay: 2_000 },
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
    receives('B', BYE),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
