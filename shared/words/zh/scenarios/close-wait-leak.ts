/** What the scenario “CLOSE-WAIT leak” says. */
import type en from '../../en/scenarios/close-wait-leak.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'CLOSE-WAIT 泄漏',
  introduction:
    'A 请求，B 响应，A 关闭：现在 B 处于 CLOSE-WAIT，只有 B 的应用程序才能结束它，而它每次都忘记。看着连接表逐渐填满，直到 B 谁也服务不了；找出原因，把它修好。',
  'debrief.answer':
    '应用程序调用 CLOSE，CLOSE-WAIT 才会结束。大量 CLOSE-WAIT 是程序的错，从来不是网络的错，也不是内核的错。',
  'debrief.leak':
    'FIN 只表示对方不再发送数据；自己的方向何时结束，由自己的应用程序决定，所以 CLOSE-WAIT 没有计时器。B 的应用程序读到流的结尾，却忘了调用 close()：每个请求都留下一条 CLOSE-WAIT 连接，占着一个文件描述符。',
  'debrief.said':
    '你也许读到过 WAIT_CLOSE 这样的写法。B 的表中写的是 CLOSE-WAIT（ss）或 CLOSE_WAIT（netstat）：对方的关闭已经听到，等的是自己的关闭。',
  'debrief.dead':
    'B 的文件描述符用尽后，accept() 失败，全连接队列填满，内核丢弃 SYN 和最后的 ACK：在客户端看来，服务器已经死了。',
  'debrief.keep-alive':
    '保活探测没有用：对方的 TCP 在 FIN-WAIT-2 照样回复；等对方忘记了连接，RST 会让表项消失，文件描述符却仍被占用。',
  'debrief.limit': '提高上限只是拖延时间。',
  'debrief.fixed': '真正有效的是 CLOSE。重启只能关闭一次全部连接；读到结尾就关闭的程序，才不再需要重启。',
  question: '你的服务器上，netstat 显示有 500 条 CLOSE-WAIT 连接。你去找谁？他们应该查什么？',
  'cast.A': '客户端',
  'cast.B': '健忘的服务器',
  'goal.out-of-descriptors': '服务器的文件描述符用尽：“Too many open files”。',
  'goal.out-of-descriptors.todo': '先什么也不改，观察 B 的连接表和文件描述符。',
  'goal.turned-away': '有客户端被拒之门外。',
  'goal.tried-keep-alive': '单独打开保活探测 {seconds} 秒：探测得到回复，却没有因此多服务一个客户端。',
  'goal.failed-descriptors': '单独提高 {control}：只是推迟耗尽。',
  'goal.B-walks-CLOSE-WAIT-LAST-ACK-CLOSED.todo': '作为应用程序，对当前连接调用 CLOSE。',
  'goal.closed-by-hand': '手动关闭表中一条被遗忘的连接，释放它的文件描述符。',
  'goal.closed-by-hand.todo': '对表中一条 CLOSE-WAIT 连接调用 close()。',
  'goal.helped-close-at-end-1': '修好应用程序并重启：连续 {requests} 个客户端得到服务。',
  'goal.helped-close-at-end-1.todo': '打开 {control}，其他保持原样，然后重启应用程序。',
  'predict.what-frees': '处在 CLOSE-WAIT 的连接，由什么来结束？',
  'predict.what-frees.timer': 'B 的 TCP 的计时器',
  'predict.what-frees.client': '客户端离开时',
  'predict.what-frees.application': 'B 的应用程序，调用 CLOSE',
  'predict.what-frees.because': '客户端早已关闭，而 TCP 在这里没有计时器：它等的是自己的应用程序。',
  'predict.more-descriptors': 'B 已无法服务。提高文件描述符的上限有用吗？',
  'predict.more-descriptors.yes': '有用',
  'predict.more-descriptors.while': '只管一时',
  'predict.more-descriptors.no': '一点用也没有',
  'predict.more-descriptors.because': '泄漏还在继续，上限再高也会用完，只是晚一些。',
} satisfies Translation<typeof en>;
