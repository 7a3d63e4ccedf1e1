/** What the scenario “Lost segment, lost ACK” says. */
import type en from '../../en/scenarios/loss.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '报文段丢失与确认丢失',
  introduction:
    '这个网络有时会丢失报文段，而且不会告诉任何人。一直得不到确认的内容，要在重传计时器超时后重传。注意每次超时等了多久，以及哪些内容到达了两次。',
  'debrief.answer': '没有收到确认就重传；重复收到同样的数据，就再确认一次。',
  'debrief.syn':
    'A 的第一个 SYN 丢失了。A 等不到回应，在超时重传时间（RTO，这里是 20 秒，RFC 6298 规定为 1 秒）过后重传了同一个 SYN。',
  'debrief.text':
    '接着，A 的数据连续丢失了两次。每次超时都把 RTO 加倍（指数退避），以免已经拥塞的网络雪上加霜。重传之后，无法判断 ACK 对应的是哪一次发送，所以不用它测量往返时间（Karn 算法）。',
  'debrief.duplicate':
    'B 的数据到达了，但 A 的 ACK 丢失了。B 分不清丢的是 ACK 还是数据，两种情况下都会用原来的序号重传。A 从序号看出这些数据已经收到过：它丢弃重复的数据，但仍然发送确认，否则 B 会一直重传下去。',
  question: '重传为什么必须使用原来的序号，而不是下一个序号？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-retransmits': 'A 重传 SYN 和数据，直到它们到达。',
  'goal.A-retransmits.veiled': 'A 的 SYN 和数据最终到达。',
  'goal.A-acknowledges-duplicate': 'A 丢弃重复到达的数据，但仍然发送确认。',
  'goal.A-acknowledges-duplicate.veiled': 'A 处理重复到达的数据。',
  'predict.who-finds-out': '一个带数据的报文段丢失了。谁会发现？',
  'predict.who-finds-out.receiver': '接收方，它会要求重传',
  'predict.who-finds-out.network': '网络，它会通知发送方',
  'predict.who-finds-out.sender': '发送方，因为 ACK 没有按时到来',
  'predict.who-finds-out.because':
    'B 没见过的东西，它不会觉得缺少。是 A 的重传计时器超时，于是 A 重传这段数据。',
  'predict.second-wait': 'A 的数据在途中。若没有 ACK，A 就重传；若重传后仍没有 ACK，A 第二次等了多久？',
  'predict.second-wait.half': '第一次的一半',
  'predict.second-wait.same': '与第一次一样长',
  'predict.second-wait.double': '第一次的两倍',
  'predict.second-wait.because': '每重传一次，超时时间就加倍：网络可能正拥塞，不能再给它加压。',
  'predict.how-often': 'B 的数据到达了，但 A 的 ACK 丢失，于是 B 重传。A 的应用程序会收到几次？',
  'predict.how-often.once': '一次',
  'predict.how-often.twice': '两次',
  'predict.how-often.never': '收不到',
  'predict.how-often.because': 'A 看序号就知道这些字节已经收过：它丢弃重复的报文段，并再确认一次。',
} satisfies Translation<typeof en>;
