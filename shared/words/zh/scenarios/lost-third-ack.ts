/** What the scenario “The lost third ACK” says. */
import type en from '../../en/scenarios/lost-third-ack.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '第三次握手的 ACK 丢失',
  introduction:
    'A 发起连接，B 作出回复。可是第三次握手的 ACK 在途中丢失了，再发一次又丢失。在此期间，双方各自认为连接处于什么状态？',
  debrief:
    'A 的 ACK，也就是第三次握手，丢失了两次。A 无法察觉：它收到 B 的 SYN,ACK 后就进入了 ESTABLISHED，而 B 还停留在 SYN-RECEIVED，这段时间里双方对连接的看法并不一致。单独的 ACK 没有人确认，所以发送方不会主动重传；只能由 B 来补救。B 的重传计时器超时后，重传了 SYN,ACK；A 从序号看出这个 SYN 已经收到过，于是再次确认。最后让 B 进入 ESTABLISHED 的是 A 的数据：握手之后的每个报文段都带有 ACK，任何一个都可以。真实网络中 SYN-RECEIVED 只持续一个往返时间，也就是几毫秒，所以用 netstat 几乎看不到。如果看到很多，说明缺少最后的 ACK：要么网络很差，要么有人只发 SYN、根本不打算完成握手（SYN 泛洪攻击）。B 也不会永远等下去：这里重传 5 次后放弃，Linux 也是 5 次（tcp_synack_retries）。',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.B-repeats': '处于 SYN-RECEIVED 的 B 重传 SYN,ACK。',
  'goal.B-repeats.veiled': 'B 对缺失的 ACK 采取补救措施。',
  'goal.A-acknowledges-again': '早已处于 ESTABLISHED 的 A 再次确认重复的 SYN,ACK。',
  'predict.who-notices': 'A 的 ACK 丢失了。谁先发觉，并且重传？',
  'predict.who-notices.A': 'A，因为 ACK 是它发的',
  'predict.who-notices.B': 'B，因为它在等 ACK',
  'predict.who-notices.nobody': '谁也不会发觉',
  'predict.who-notices.because':
    'ACK 本身得不到确认，所以 A 无从知道它丢失了。B 的 SYN 却在等待确认：计时器超时后，B 重传 SYN,ACK。',
  'predict.where-is-B.because': 'ACK 没有到达；只有收到它，B 才会离开 SYN-RECEIVED。',
  'predict.where-is-A.because': 'A 一发出 ACK 就进入了 ESTABLISHED；它无法知道这个 ACK 丢失了。',
} satisfies Translation<typeof en>;
