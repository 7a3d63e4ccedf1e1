/** What the scenario “Normal close” says. */
import type en from '../../en/scenarios/normal-close.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '正常关闭（四次挥手）',
  introduction:
    'A 首先关闭连接。TCP 的两个方向分别关闭：一方用 FIN 表示自己不再发送数据，而每个 FIN 都要得到确认。B 的应用程序还需要一点时间。',
  'debrief.answer': '两个方向各自关闭，所以用了四个报文段：FIN、ACK、FIN、ACK。',
  'debrief.first':
    'A 的 FIN 表示“我不再发送数据”，A 进入 FIN-WAIT-1。B 确认了它，但应用程序还没有处理完，于是停留在 CLOSE-WAIT；收到 ACK 的 A 进入 FIN-WAIT-2。FIN-WAIT-1 收到对方的 ACK 就结束，通常只有一个往返时间，所以很少看到。',
  'debrief.second':
    '直到应用程序调用 CLOSE，B 才发送自己的 FIN，并在 LAST-ACK 等待。只要 B 的应用程序需要时间，它的 ACK 和 FIN 就合不到一起。',
  'debrief.end':
    'A 的最后一个 ACK 让 B 立即回到 CLOSED。A 则进入 TIME-WAIT，等待 2MSL：等待的总是首先关闭的一方。',
  question: '最后一个 ACK 发出之后，双方都没有什么要发的了。TIME-WAIT 中的主机还在等什么？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'predict.segments': '关闭两个方向，一共要几个报文段？',
  'predict.segments.two': '两个',
  'predict.segments.three': '三个',
  'predict.segments.four': '四个',
  'predict.segments.because': '每个方向一个 FIN、一个 ACK。B 的应用程序还没有结束，所以中间两个没有合并。',
  'predict.how-long': 'B 的 FIN 到达并由 A 确认之后，A 在 TIME-WAIT 停留多久？',
  'predict.how-long.not': '不停留：全都确认过了',
  'predict.how-long.told': '直到 B 说收到了 ACK',
  'predict.how-long.two-msl': '2MSL',
  'predict.how-long.because': '没有谁会确认 ACK。A 等够 2MSL，万一 ACK 丢失，B 的 FIN 还能再来。',
  'predict.where-is-A.because': 'A 的 FIN 已得到确认，而 B 还没有发 FIN：A 在 FIN-WAIT-2 等它。',
} satisfies Translation<typeof en>;
