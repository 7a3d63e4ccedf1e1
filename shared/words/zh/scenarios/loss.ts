/** What the scenario “Lost segment, lost ACK” says. */
import type en from '../../en/scenarios/loss.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '报文段丢失与确认丢失',
  introduction:
    '这个网络有时会丢失报文段，而且不会告诉任何人。一直得不到确认的内容，要在重传计时器超时后重传。注意每次超时等了多久，以及哪些内容到达了两次。',
  debrief:
    'A 的第一个 SYN 丢失了。A 等不到回应，在超时重传时间（RTO，这里是 20 秒，RFC 6298 规定为 1 秒）过后重传了同一个 SYN。接着，A 的数据连续丢失了两次。第一次等了 20 秒，第二次等了 40 秒：每次超时都把 RTO 加倍（指数退避），以免已经拥塞的网络雪上加霜。B 的数据到达了，但 A 的 ACK 丢失了；B 分不清丢的是 ACK 还是数据，两种情况下都会用原来的序号重传。A 从序号看出这些数据已经收到过，于是丢弃重复的数据，但仍然发送确认，否则 B 会一直重传下去。重传之后，无法判断 ACK 对应的是哪一次发送，所以不用它测量往返时间（Karn 算法）。',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-retransmits': 'A 重传 SYN 和数据，直到它们到达。',
  'goal.A-acknowledges-duplicate': 'A 丢弃重复到达的数据，但仍然发送确认。',
} satisfies Translation<typeof en>;
