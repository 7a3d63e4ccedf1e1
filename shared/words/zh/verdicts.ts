/** What is wrong with a move, in one sentence that does not give the answer away. */
import type en from '../en/verdicts.ts';
import type { Translation } from '../translation.ts';

export default {
  'not-played': 'RFC 9293 允许 TCP 这样做，但并不要求。本游戏的主机不这样做。',
  'keeps-silent': 'TCP 本该发送这个报文段。而你扮演的客户端是一个测试程序，故意保持沉默。',
  'nothing-to-discard': '只有到达的报文段才能丢弃。调用和超时都必须处理。',
  'must-not-discard': '这个报文段可以接受，而且带来了信息：必须处理，不能丢弃。',
  'reply-missing': '这里必须发送报文段，而你什么也没发。',
  'no-reply-due': '这里不应发送任何报文段。',
  'too-few-segments': '需要发送的报文段不止这些。',
  'too-many-segments': '你发送的报文段太多了。',
  'flag-missing': '这个报文段缺少 {flag} 标志位。',
  'flag-forbidden': '这个报文段不应带 {flag} 标志位。',
  'wrong-seq': '序号不对。序号是你接下来要发送的编号；单独的 ACK 也写它，但不占用它。',
  'wrong-seq.reset': '序号不对。RST 的序号必须是对方期望收到的编号，否则对方不会相信。',
  'wrong-seq.repetition': '序号不对。编过号的内容，序号不再改变。',
  'wrong-ack': '确认号不对。确认号是你期望收到的下一个字节的编号。',
  'wrong-length': '数据长度不对。',
  'wrong-window': '窗口不对：不能超过空闲缓存，也不能收回已经通告的窗口。',
  'window-too-large': '窗口超过了你的空闲缓存。',
  'wrong-state': '在 {state} 状态下，这不会进入 {claimed}。',
  'wrong-state.stayed': '此时不应停留在 {state}。',
} satisfies Translation<typeof en>;
