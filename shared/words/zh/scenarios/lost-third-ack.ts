/** What the scenario “The lost third ACK” says. */
import type en from '../../en/scenarios/lost-third-ack.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '第三次握手的 ACK 丢失',
  introduction:
    'A 发起连接，B 作出回复。可是第三次握手的 ACK 在途中丢失了，再发一次又丢失。在此期间，双方各自认为连接处于什么状态？',
  'debrief.answer': '丢失的 ACK 不会重传，只能由 B 再要一次。',
  'debrief.lost':
    'A 的 ACK，也就是第三次握手，丢失了，而 A 无法察觉：它收到 B 的 SYN,ACK 后就进入了 ESTABLISHED，B 却停留在 SYN-RECEIVED。这段时间里，两台主机对连接的看法并不一致。',
  'debrief.repeats':
    '单独的 ACK 没有人确认，所以不会重传。B 的重传计时器超时后，B 重传了 SYN,ACK；A 从序号看出这个 SYN 已经收到过，于是再次确认。',
  'debrief.text':
    '握手之后的每个报文段都带有 ACK，任何一个都可以：A 的数据同样告诉 B，它的 SYN,ACK 已经到达。',
  'debrief.practice':
    '真实网络中 SYN-RECEIVED 只持续一个往返时间，用 netstat 几乎看不到。如果看到很多，说明缺少最后的 ACK。B 也不会永远等下去：这里重传 5 次后放弃，Linux 也是 5 次（tcp_synack_retries）。',
  question: '一方已是 ESTABLISHED，另一方还在 SYN-RECEIVED，这时双方各自会怎样告诉自己的应用程序？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.B-repeats': '处于 SYN-RECEIVED 的 B 重传 SYN,ACK。',
  'goal.B-repeats.veiled': 'B 对缺失的 ACK 采取补救措施。',
  'goal.A-acknowledges-again': '早已处于 ESTABLISHED 的 A 再次确认重复的 SYN,ACK。',
  'goal.A-acknowledges-again.veiled': '早已处于 ESTABLISHED 的 A 处理重复的 SYN,ACK。',
  'predict.who-notices': 'A 的 ACK 丢失了。谁先发觉，并且重传？',
  'predict.who-notices.A': 'A，因为 ACK 是它发的',
  'predict.who-notices.B': 'B，因为它在等 ACK',
  'predict.who-notices.nobody': '谁也不会发觉',
  'predict.who-notices.because':
    'ACK 本身得不到确认，所以 A 无从知道它丢失了。B 的 SYN 却在等待确认：计时器超时后，B 重传 SYN,ACK。',
  'predict.where-is-B.because': 'ACK 没有到达；只有收到它，B 才会离开 SYN-RECEIVED。',
  'predict.where-is-A.because': 'A 一发出 ACK 就进入了 ESTABLISHED；它无法知道这个 ACK 丢失了。',
} satisfies Translation<typeof en>;
