/** What the scenario “Normal close” says. */
import type en from '../../en/scenarios/normal-close.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '正常关闭（四次挥手）',
  introduction:
    'A 首先关闭连接。TCP 的两个方向分别关闭：一方用 FIN 表示自己不再发送数据，而每个 FIN 都要得到确认。B 的应用程序还需要一点时间。',
  debrief:
    'A 的 FIN 表示“我不再发送数据”，A 进入 FIN-WAIT-1。B 确认了它，但 B 的应用程序还没有处理完：B 停留在 CLOSE-WAIT，收到 ACK 的 A 则停留在 FIN-WAIT-2。直到应用程序调用 CLOSE，B 才发送自己的 FIN，并在 LAST-ACK 等待。所以一共有四个报文段：FIN、ACK、FIN、ACK；只要 B 的应用程序需要时间，中间两个就合不到一起。A 的最后一个 ACK 让 B 立即回到 CLOSED。A 则在 TIME-WAIT 等待 2MSL，原因有两个：最后的 ACK 可能丢失，B 会重传 FIN；本连接滞留在网络中的旧报文段，必须在使用相同端口的新连接建立之前消失。等待的总是首先关闭的一方。FIN-WAIT-1 收到对方的 ACK 就结束，通常只有一个往返时间，所以很少看到。',
  'cast.A': '客户端',
  'cast.B': '服务器',
} satisfies Translation<typeof en>;
