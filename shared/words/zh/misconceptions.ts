/** What people wrongly believe of TCP: the belief, its consequence, a question, and the rule plainly. */
import type en from '../en/misconceptions.ts';
import type { Translation } from '../translation.ts';

export default {
  'wait-in-last-ack.name': '双方都要等待 2MSL',
  'wait-in-last-ack.believes': '凡是关闭连接的一方，都要等待 2MSL。',
  'wait-in-last-ack.follows': '{me} 会白等 {wait} 秒：{me} 发出的一切，{peer} 都已经确认了。',
  'wait-in-last-ack.question': '谁的最后一个报文段还可能丢失：你的，还是 {peer} 的？',
  'wait-in-last-ack.plain':
    '只有先关闭的一方才等待，因为它的最后一个 ACK 可能丢失。另一方的 FIN 得到确认，就结束了。',
} satisfies Translation<typeof en>;
