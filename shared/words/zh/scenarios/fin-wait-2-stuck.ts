/** What the scenario “FIN-WAIT-2 stuck” says. */
import type en from '../../en/scenarios/fin-wait-2-stuck.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '停在 FIN-WAIT-2',
  introduction:
    'CLOSE-WAIT 泄漏的另一头：A 已经关闭，B 的应用程序没有，A 等在 FIN-WAIT-2。弄清楚它要等多久，谁能结束它，剩下的那个方向会怎样。',
  'debrief.answer': 'B 的应用程序愿意拖多久，A 就在 FIN-WAIT-2 等多久；能让它有序结束的只有 B 的 FIN。',
  'debrief.why':
    '在 FIN-WAIT-2，A 发送的一切连同 FIN 都已得到确认，重传计时器不再运行，TCP 本身也没有别的计时器。这是有意为之，因为 B 可能还有许多数据要发：这样的连接是半关闭，并不是坏了。',
  'debrief.orphan':
    'close() 之后，对方再发什么也没有人接收，所以操作系统过一段时间就会放弃这种孤儿连接；A 的内核在 tcp_fin_timeout 之后就是这样做的。',
  'debrief.held': 'shutdown() 之后，A 的应用程序仍持有连接、继续读取，所以超过这个时间它依然保留。',
  'debrief.late': '后来 B 关闭了一条 A 已经忘记的连接，它的 FIN 得到的回复是 RST。',
  'debrief.fixed':
    'B 的应用程序改好之后，A 的连接继续进入 TIME-WAIT：这里有许多 FIN-WAIT-2，那边就有许多 CLOSE-WAIT。',
  question: '你会在繁忙的客户端上调低 tcp_fin_timeout 吗？这对服务器有什么影响？',
  'cast.A': '客户端',
  'cast.B': '健忘的服务器',
  'goal.timed-out': '用 close()：没有人再持有连接，过了 {timeout}，A 的内核就忘掉它。',
  'goal.timed-out.todo': '调低 {timeout}，观察 FIN-WAIT-2 的连接。',
  'goal.outlived': '用 shutdown()：应用程序仍持有连接，它在 FIN-WAIT-2 停留得比 {timeout} 更久。',
  'goal.outlived.todo': '打开 {halfClose}，等待的时间超过 {timeout}。',
  'goal.too-late': 'B 关闭一条 A 已经忘记的连接：A 用 RST 回复 B 的 FIN。',
  'goal.too-late.veiled': 'B 关闭一条 A 已经忘记的连接：A 如何应答？',
  'goal.too-late.todo': 'A 忘记一些连接之后，对表中还留着的一条调用 close()。',
  'goal.mended': 'B 的应用程序修好了：A 有 5 条连接从 FIN-WAIT-2 走到 TIME-WAIT。',
  'goal.mended.todo': '打开 {control}，然后重启应用程序。',
  'goal.closed-in-order.todo': '作为应用程序，对当前连接调用 CLOSE。',
  'predict.how-long': '按 RFC 9293，A 在 FIN-WAIT-2 等待多久？',
  'predict.how-long.two-msl': '2MSL',
  'predict.how-long.ack': '直到 FIN 得到确认',
  'predict.how-long.ever': '直到 B 关闭，不论多久',
  'predict.how-long.because':
    'B 也许还有话要说，所以 RFC 没有规定期限。Linux 过了 tcp_fin_timeout 就结束等待，是它自己的做法。',
  'predict.too-late': 'A 的 tcp_fin_timeout 已到，B 这时才关闭。会收到什么？',
  'predict.too-late.ack': '照常是 ACK',
  'predict.too-late.rst': 'RST',
  'predict.too-late.nothing': '什么也没有',
  'predict.too-late.because': 'A 已忘掉这条连接，对 B 的 FIN，就像在 CLOSED 对任何报文段那样回复。',
} satisfies Translation<typeof en>;
