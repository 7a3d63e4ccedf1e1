/** What a verdict on a captured host rests on: warnings, and what the capture lacks. */
import type en from '../en/notes.ts';
import type { Translation } from '../translation.ts';

export default {
  'late-ack': '这个 ACK 比它所确认的报文段晚了半秒以上。',
  'over-mss': '该报文段比对方通告的 MSS 还长。',
  'resent-at-once': '它在几毫秒内就被重传，早于任何超时。',
  'window-taken-back': '窗口的前沿后移了：对方可能已经向其中发送了数据。',
  'sack-not-permitted': '对方的 SYN 没有允许 SACK，它却带有 SACK 块。',
  'unseen-arrivals': '抓包文件在此处缺少报文段：本主机确认了其中没有的 {octets} 个字节。',
  'unseen-own': '抓包文件在此处缺少报文段：本主机发送的 {octets} 个字节不在其中。',
  'unseen-ack': '抓包文件在此处缺少一个本主机必定收到过的 ACK。',
  'unseen-syn': '抓包文件缺少这个 SYN,ACK 所应答的 SYN。',
  'unseen-syn-ack': '抓包文件缺少这个 ACK 所应答的 SYN,ACK。',
  'unseen-beginning': '抓包文件缺少此前的部分：从这里起重新跟踪该连接。',
  'never-reached': '该报文段被捕获，却未能到达 TCP：主机此后的行为就像没有收到它一样。',
  damaged: '该帧的 TCP 校验和有误：接收方丢弃了它。',
  swapped: '抓包文件在此处的报文段顺序，与实际发送或处理的顺序不同。',
} satisfies Translation<typeof en>;
