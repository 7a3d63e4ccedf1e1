/** What a player is told who took a liberty that the RFCs leave. */
import type en from '../en/liberties.ts';
import type { Translation } from '../translation.ts';

export default {
  L1: '你立即发送了确认。这台主机本会稍等片刻，让 ACK 搭载在要发送的报文段上。',
  L2: '你推迟了确认。真实网络中允许推迟不到 0.5 秒：延迟确认计时器已启动。',
  L3: '你先单独发送 ACK，再发送其余内容。其实一个报文段就能同时携带两者。',
  L4: '你把数据（或其后的 FIN）拆成了比必要更多的报文段。TCP 是字节流，在哪里切分并不重要。',
  L5: '你重发了 SYN,ACK。对重复的 SYN，RFC 只回一个 ACK；但许多协议栈与你的做法相同。',
  L6: '你保持了沉默。质询 ACK 允许限速，所以可以不回，不过回一个 ACK 会更有帮助。',
  L7: '你的 RST 还带了 ACK。复位效果相同；RFC 发送的是单独的 RST。',
  L8: '你相信了它，这是 RFC 5961 之前的做法。如今会先回一个质询 ACK，以防伪造。',
  L9: '你在 TIME-WAIT 中忽略了 RST。RFC 9293 会关闭连接；RFC 1337 说明了为什么忽略更安全。',
  L10: '同时打开时，RFC 没有规定是否回复对方的 SYN,ACK。两种做法都会到达 ESTABLISHED。',
  L11: '对于缺口之后的数据，你没有发送 ACK。立即确认能让对方更早知道缺口在哪里。',
  L12: '你收回了一部分已通告的窗口。这样做合法，但 RFC 不建议：对方已经发出的数据可能因此丢失，只能重传。',
} satisfies Translation<typeof en>;
