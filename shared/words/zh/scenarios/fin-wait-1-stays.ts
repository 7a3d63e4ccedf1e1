/** What the scenario “FIN-WAIT-1 stays” says. */
import type en from '../../en/scenarios/fin-wait-1-stays.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '停留在 FIN-WAIT-1',
  introduction:
    'A 的数据已经发完，于是关闭连接。可是 B 断电了，而且不会再启动：没有 ACK，没有 FIN，也没有 RST。A 会在 FIN-WAIT-1 停留多久，之后又去哪里？',
  'debrief.answer': 'A 停留在 FIN-WAIT-1，直到重传次数用完，随后连接就不存在了。',
  'debrief.dark':
    'A 调用 CLOSE，把 FIN 发给了一台没有电源的主机。FIN-WAIT-1 只等一样东西：对这个 FIN 的确认。通常一个往返时间之后它就到了，所以这个状态很少看到。',
  'debrief.stays':
    'FIN 与一个字节的数据一样占用序号，所以每次超时都要重传，等待的时间越来越长。A 无从知道 B 是太慢、断了网，还是已经不在了。',
  'debrief.up':
    '到了 R2，A 的 TCP 放弃了，通知应用程序，删除连接：CLOSED，不用等待 2MSL，因为没有与 B 商定过什么，也就没有什么会迟到。',
  'debrief.kernel':
    'RFC 9293 要求 R2 至少为 100 秒，其余由主机决定。应用程序调用 close() 之后，Linux 按 tcp_orphan_retries 计数：那里的 0 表示重传 8 次，约 100 秒。如果只调用 shutdown() 而保留套接字，则按 tcp_retries2，约 15 分钟。',
  question: '服务器的 netstat 中有许多 FIN-WAIT-1。这说明它的客户端怎么样，中间的网络又怎么样？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-repeats': '处于 FIN-WAIT-1 的 A 重传 FIN。',
  'goal.A-repeats.veiled': '处于 FIN-WAIT-1 的 A 处理缺失的 ACK。',
  'goal.A-gives-up': 'A 的重传达到 R2，放弃连接：从 FIN-WAIT-1 直接到 CLOSED。',
  'goal.A-gives-up.veiled': 'A 在 FIN-WAIT-1 的等待有了结果。',
  'predict.how-long': 'B 断电，再也不启动，而 A 关闭连接。A 会在 FIN-WAIT-1 停留多久？',
  'predict.how-long.back': '直到 B 重新出现',
  'predict.how-long.gives-up': '直到 FIN 重传若干次都没有结果',
  'predict.how-long.two-msl': '2MSL',
  'predict.how-long.because': '只有对 FIN 的确认能让它前进。确认始终没有来，期限就由 A 自己的重传决定。',
  'predict.where-to': '没有谁确认 A 的 FIN。FIN-WAIT-1 之后最终是哪个状态？',
  'predict.where-to.because': '连接被删除了。要到别的任何状态，A 都需要 B 的回音。',
} satisfies Translation<typeof en>;
