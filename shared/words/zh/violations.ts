/** What a captured segment can have wrong. {state} is the state that its sender was in. */
import type en from '../en/violations.ts';
import type { Translation } from '../translation.ts';

export default {
  'impossible-flags': 'SYN、FIN、RST 不会同时出现，没有 TCP 会发送带这种标志位组合的报文段。',
  'no-connection': '处于 {state} 状态时没有连接可以发送它：只能用 SYN 打开连接，或用 RST 回复。',
  'not-synchronized': '处于 {state} 状态时双方的序号尚未同步：数据和确认要等到 ESTABLISHED 才能发送。',
  'ack-bit-missing': '处于 {state} 状态时每个报文段都带 ACK 标志位；没有 ACK 的会被对方丢弃。',
  'ack-of-nothing': '它确认了这台主机尚未收到的内容。',
  'ack-falls-back': '它的确认号小于 RCV.NXT。RCV.NXT 绝不后退，并且包含所有已按序到达的内容。',
  'wrong-seq': '不带数据的报文段序号应为 SND.NXT，而它不是。',
  'skips-octets': '它的序号超过了 SND.NXT：中间的序号从未发送过。',
  'already-acknowledged': '它重传了已被确认的内容，而这些内容早已不在重传队列中。',
  'other-octets': '它重复了已用过的序号，但数据字节与之前发送的不同。',
  'text-after-fin': 'FIN 之后不能再有数据：字节流已经结束。',
  'second-fin': '序号不同的第二个 FIN：只能重传第一个 FIN。',
  'fin-before-text': 'FIN 排在已发送的数据之前；它应紧跟最后一个字节。',
  'beyond-window': '它超出了对方通告过的任何窗口。',
  'syn-in-connection': '连接已经存在，处于 {state} 状态：这里不应有 SYN。',
  'other-iss': '重传的 SYN 应使用最初的 ISS，而它不是。',
  'unasked-syn-ack': '没有收到过可以用这个 SYN,ACK 回复的 SYN。',
  'wrong-reset': '它的序号既不是 ABORT 的序号（SEQ = SND.NXT），也不是回复所收报文段应有的序号。',
  'unasked-reset': '处于 {state} 状态时 RST 只能用来回复，而这里没有需要它回复的报文段。',
  'reply-missing': '这个报文段必须回复，但没有按时回复。',
  'timestamp-not-negotiated': '它带有时间戳选项，但并非两个 SYN 都带有。',
  'timestamp-missing': '两个 SYN 都带有时间戳，此后每个报文段都必须带，它却没有。',
  'timestamp-falls-back': '它的时间戳比本主机先前发送的报文段的时间戳还早。',
  'echo-of-nothing': '它回显的时间戳，对方从未发送过。',
  'option-not-asked': '该 SYN,ACK 带有 SYN 中没有的选项。',
  'sack-of-nothing': '它报告已收到的字节，对方从未发送过。',
  'hole-not-filled': '对方几分钟来一直报告同一段缺失的字节，本主机仍在发送新数据，却从未重传它们。',
} satisfies Translation<typeof en>;
