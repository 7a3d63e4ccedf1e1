/** What the scenario “The last ACK never comes” says. */
import type en from '../../en/scenarios/last-ack-never-comes.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '最后一个 ACK 永远不来',
  introduction:
    '双方都已关闭，B 在 LAST-ACK 等待对 FIN 的确认。可是途中的防火墙已经忘记了这条连接，把 A 发出的一切都丢弃。B 会永远等下去吗？',
  'debrief.answer': '不会，B 没有永远等下去：重传到一定次数，TCP 就会放弃。',
  'debrief.again':
    '每次重传计时器超时，B 都重传 FIN；间隔逐次加倍，直到上限，这里是从 20 秒到 40 秒。每次 A 都在 TIME-WAIT 中再次确认，并重新启动 2MSL，而这些 ACK 都丢失了。',
  'debrief.up':
    '重传达到阈值 R2 后，B 的 TCP 放弃，通知应用程序，删除连接：CLOSED。凡是等待确认的状态都是如此。RFC 9293 要求 R2 至少为 100 秒；对于应用程序已经离开的连接，Linux 另外计数（tcp_orphan_retries）：重传 8 次，约 100 秒。',
  question: '减少重传次数，服务器得到了什么好处，又会切断谁的连接？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-acknowledges-again': '处于 TIME-WAIT 的 A 再次确认 B 重传的 FIN。',
  'goal.A-acknowledges-again.veiled': '处于 TIME-WAIT 的 A 处理 B 对 ACK 丢失的反应。',
  'goal.B-gives-up': 'B 的重传达到 R2，放弃连接并通知应用程序。',
  'goal.B-gives-up.veiled': 'B 在 LAST-ACK 的等待有了结果。',
  'predict.how-it-ends': '对 B 的 FIN 的确认始终不来。B 会怎样？',
  'predict.how-it-ends.ever': '永远重传 FIN',
  'predict.how-it-ends.reset': '被 A 的 RST 终止',
  'predict.how-it-ends.gives-up': '重传几次后放弃',
  'predict.how-it-ends.because': 'B 数着重传的次数；到了 R2，它就丢掉这条连接，进入 CLOSED。',
  'predict.how-A-ends': 'A 这一端的连接会怎样结束？',
  'predict.how-A-ends.with-B': '与 B 同时结束',
  'predict.how-A-ends.timer': '收到 B 最后一个 FIN 后，过 2MSL 自行结束',
  'predict.how-A-ends.reset': '因 RST 而结束',
  'predict.how-A-ends.because': '每次 FIN 再来，2MSL 都重新开始；不再来了，计时器就会到期。',
} satisfies Translation<typeof en>;
