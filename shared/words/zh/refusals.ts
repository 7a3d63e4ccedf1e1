/**
 * What a player did who was refused, and a question that leads on.
 * The question is for where no misconception was recognised.
 */
import type en from '../en/refusals.ts';
import type { Translation } from '../translation.ts';

export default {
  'did.sent.moved': '你发送了 {segments}，进入 {next}。',
  'did.sent.stayed': '你发送了 {segments}，停留在 {next}。',
  'did.nothing.moved': '你什么也没发，进入 {next}。',
  'did.nothing.stayed': '你什么也没发，停留在 {next}。',
  'did.discarded': '你丢弃了这个报文段。',
  'segment.text': '{flags}（带 {n} 字节数据）',
  'segment.none': '一个没有标志位的报文段',
  'segments.more': '{first}，然后 {rest}',
  'question.not-played': '不利用这一自由的 TCP 会怎么做？',
  'question.keeps-silent': '那样的话，还能从 {peer} 身上看到什么？',
  'question.nothing-to-discard': '谁在等着这件事得到处理？',
  'question.must-not-discard': '收到这个报文段之后，你知道了哪些之前不知道的事？',
  'question.reply-missing': '如果什么也没收到，{peer} 会怎么做？',
  'question.no-reply-due': '这时 {peer} 还需要从你这里得知什么吗？',
  'question.too-few-segments': '这几个报文段装得下吗？该回复的都回复了吗？',
  'question.too-many-segments': '一个报文段能不能全部带上？',
  'question.flag-missing': '没有这个标志位，{peer} 会缺少什么信息？',
  'question.flag-forbidden': '{peer} 会怎样理解这个标志位？',
  'question.wrong-seq': '你用过的最后一个序号之后，是哪个序号？',
  'question.wrong-ack': '你期望从 {peer} 收到的下一个字节是哪一个？',
  'question.wrong-length': '有多少要发送？允许发送多少？一个报文段装得下多少？',
  'question.window-too-large': '你的缓存还剩多少空间？',
  'question.wrong-window': '你的缓存还剩多少空间？你已经通告了多少？',
  'question.wrong-state': '到现在为止你发送了什么、收到了什么？还在等什么？',
} satisfies Translation<typeof en>;
