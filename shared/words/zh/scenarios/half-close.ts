/** What the scenario “Half-close” says. */
import type en from '../../en/scenarios/half-close.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '半关闭',
  introduction:
    'A 只问一个问题，随即关闭：它没有别的数据要发送了。但它还要接收答复，而 B 并不着急。此时谁还可以发送数据，可以发送到什么时候？',
  debrief:
    '一条连接有两个方向，每个方向单独关闭。A 的 FIN 关闭了从 A 到 B 的方向：A 进入 FIN-WAIT-1，收到确认后进入 FIN-WAIT-2。B 进入 CLOSE-WAIT，知道 A 不再发送数据，但 B 到 A 的方向仍然开着：B 分两次发送答复，A 照常接收并确认。ACK 不是数据，所以 A 在发出 FIN 之后仍可发送 ACK。A 的应用程序还想再 SEND 时，TCP 返回错误“connection closing”：FIN 之后不能再有数据。直到 B 调用 CLOSE，它的 FIN 也到达，整条连接才关闭。程序用 shutdown(SHUT_WR) 实现半关闭；close() 则放弃两个方向。在关闭过程的各个状态中，只有 FIN-WAIT-2 和 CLOSE-WAIT 自身没有期限，因为它们等的不是网络，而是应用程序：要等多久，只由 B 的应用程序决定。',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-may-not-send': 'A 的应用程序在 CLOSE 之后还想 SEND，被拒绝。',
  'goal.A-may-not-send.veiled': 'A 的应用程序在 CLOSE 之后还想 SEND。',
} satisfies Translation<typeof en>;
