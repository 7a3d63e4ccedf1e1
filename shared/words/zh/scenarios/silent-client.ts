/** What the scenario “The silent client” says. */
import type en from '../../en/scenarios/silent-client.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '沉默的客户端',
  introduction:
    'A 是一个测试程序：它发送 SYN，然后故意不发送第三次握手的 ACK。B 已经回复了 SYN,ACK，按真实 Linux 的时间等待着。B 能有什么办法，netstat 中的 SYN_RECV 会显示多久？',
  'debrief.answer': 'TCP 没有任何办法迫使客户端完成握手：B 只能重传 SYN,ACK，最后放弃。',
  'debrief.silent':
    'A 收到了 B 的 SYN,ACK，却直接丢弃。在 B 看来，这与报文段丢失没有区别：它只见到沉默，停留在 SYN-RECEIVED。这样一条半连接，要在队列中占一个位置。',
  'debrief.again':
    '重传能对付丢失，对付不了故意：每个 SYN,ACK 都像第一个那样被 A 丢弃，别的报文段也不能让 A 开口。',
  'debrief.up':
    '重传次数用完后，B 放弃了，也不再发送什么。这里与 Linux 相同，SYN,ACK 在第 1、3、7、15、31 秒重传（tcp_synack_retries = 5），63 秒后这一项消失；B 的应答越慢，它停留得越久。在 Linux 上，监听的是另一个套接字，它会继续监听；这里监听和连接共用一个 TCB，所以 B 最后进入 CLOSED。',
  'debrief.said':
    '你也许读到过这样的说法：除非客户端故意不发最后一个 ACK，否则用 netstat 很难看到 SYN_RCVD。确实如此：在这段时间里，B 的 netstat 一直显示 SYN_RECV，而这只需要一个这样的客户端。成千上万个，就是 SYN 泛洪攻击。',
  question: '服务器可以减少 SYN,ACK 的重传次数。这样能更快摆脱哪些客户端，又会失去哪些？',
  'cast.A': '沉默的客户端',
  'cast.B': '服务器',
  'goal.A-withholds': 'A 收到 SYN,ACK，故意不发送第三次握手的 ACK。',
  'goal.B-repeats': '处于 SYN-RECEIVED 的 B 重传 SYN,ACK，而 A 保持沉默。',
  'goal.B-repeats.veiled': 'B 对缺失的 ACK 采取力所能及的措施。',
  'goal.B-gives-up': 'B 用完重传次数，放弃这条半连接。',
  'goal.B-gives-up.veiled': 'B 在 SYN-RECEIVED 的等待有了结果。',
  'predict.what-makes-A-answer': 'A 故意不发送第三次握手的 ACK。什么能让它最终发送？',
  'predict.what-makes-A-answer.repetition': '重传的 SYN,ACK',
  'predict.what-makes-A-answer.rst': 'B 的 RST',
  'predict.what-makes-A-answer.nothing': '什么也不能',
  'predict.what-makes-A-answer.because':
    'TCP 是一种约定。B 可以把说过的再说一遍，也可以不再等待，但没有办法让 A 开口。',
  'predict.how-long': 'B 会在 SYN-RECEIVED 停留多久？',
  'predict.how-long.retries': '直到重传次数用完',
  'predict.how-long.round-trip': '一个往返时间',
  'predict.how-long.ever': '直到 A 回复，不管要等多久',
  'predict.how-long.because': '每次等待的时间都是前一次的两倍；第五次重传之后再等最后一次，B 就放弃了。',
  'predict.where-is-A.because':
    '它的 SYN 已经发出，而 B 的 SYN 它没有接受：对 A 来说，发起连接之后什么也没有变。',
} satisfies Translation<typeof en>;
