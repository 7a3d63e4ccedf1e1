/** What the scenario “Refused, aborted” says. */
import type en from '../../en/scenarios/refused-and-aborted.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '拒绝连接与异常终止（RST）',
  introduction:
    'A 在 B 的服务程序启动之前就来连接；后来刚发起连接又改了主意；再后来中途离开；最后没有读完 B 发来的数据就走了。这四条连接都不是用 FIN 结束的。每次是谁发送 RST，表示什么？',
  'debrief.answer': 'RST 立即结束连接，两个方向一起结束；它既不需要确认，也得不到回复。',
  'debrief.refused':
    '第一次没有程序在监听：B 的 TCP 用 RST,ACK 回复 SYN，A 的应用程序立即得知（套接字接口中为“connection refused”，连接被拒绝）。',
  'debrief.mind':
    '第二次 A 的应用程序在 SYN-SENT 调用 CLOSE，连接就此删除，什么也不发送。B 的 SYN,ACK 到达时已没有这条连接，得到的回复是 RST，B 从 SYN-RECEIVED 回到 LISTEN，应用程序毫不知情。',
  'debrief.aborts':
    '第三次 A 调用 ABORT（套接字接口中把 SO_LINGER 设为 0）：TCP 丢弃了所有尚未确认的数据，并用 RST 通知 B（“connection reset by peer”，连接被对方复位）。',
  'debrief.unread':
    '第四次 A 在 B 的数据还没有读取时调用 CLOSE，它的 TCP 发送 RST 而不是 FIN：如果发送 FIN，B 会以为数据都已读取。',
  question: '用 RST 结束的连接不经过 TIME-WAIT。如果一个程序为此总是异常终止连接，它放弃了什么？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-refused': '没有程序监听：A 的 SYN 被 RST 拒绝。',
  'goal.A-refused.veiled': '没有程序监听：A 的 SYN 得到回复。',
  'goal.B-listens-again': 'A 改了主意：RST 让 B 从 SYN-RECEIVED 回到 LISTEN。',
  'goal.B-listens-again.veiled': 'A 改了主意：B 得知此事。',
  'goal.A-aborts': 'A 异常终止：它的 RST 立即结束 B 的连接。',
  'goal.A-aborts.veiled': 'A 异常终止，B 的连接结束。',
  'goal.A-leaves-unread': 'A 没有读取 B 的数据就关闭：RST 告诉 B 数据丢失了。',
  'goal.A-leaves-unread.veiled': 'A 没有读取 B 的数据就关闭，B 得知此事。',
  'predict.nobody-listens': 'B 的服务器还没有启动，A 就来连接。会收到什么？',
  'predict.nobody-listens.nothing': '什么也没有：SYN 得不到应答',
  'predict.nobody-listens.rst': 'RST',
  'predict.nobody-listens.fin': 'FIN',
  'predict.nobody-listens.because': '在 CLOSED，除 RST 外的任何报文段都以 RST 回复：没有这条连接。',
  'predict.what-B-hears': 'A 的应用程序会在订单发到一半时调用 ABORT。B 的应用程序会得知什么？',
  'predict.what-B-hears.closing': '“连接正在关闭”，与收到 FIN 一样',
  'predict.what-B-hears.reset': '“连接被重置”',
  'predict.what-B-hears.nothing': '什么也没有',
  'predict.what-B-hears.because': 'ABORT 发出 RST，两个方向同时结束，谁也不再等待。',
} satisfies Translation<typeof en>;
