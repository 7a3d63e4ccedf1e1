/** What the scenario “Half-close” says. */
import type en from '../../en/scenarios/half-close.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '半关闭',
  introduction:
    'A 只问一个问题，随即关闭：它没有别的数据要发送了。但它还要接收答复，而 B 并不着急。此时谁还可以发送数据，可以发送到什么时候？',
  'debrief.answer': '发出 FIN 之后，主机不能再发送数据，但仍要接收和确认，直到对方也不再发送。',
  'debrief.directions':
    '一条连接有两个方向，每个方向单独关闭。A 的 FIN 关闭了从 A 到 B 的方向；FIN 得到确认后，A 进入 FIN-WAIT-2。B 进入 CLOSE-WAIT，知道 A 不再发送数据，但 B 到 A 的方向仍然开着。',
  'debrief.text':
    'B 分两次发送答复，A 照常接收并确认：ACK 不是数据，FIN 之后仍可发送。数据则不行：A 的应用程序再次调用 SEND 时，TCP 返回错误“connection closing”。',
  'debrief.end':
    '直到 B 的应用程序也调用 CLOSE，整条连接才走向结束。程序用 shutdown(SHUT_WR) 实现半关闭；close() 则放弃两个方向。',
  'debrief.said':
    '一端已经关闭的连接，你也许读到过它叫“半连接”。本局中它是半关闭：双方都清楚自己的处境，数据仍从 B 传到 A。半连接是还没有完成三次握手的连接，半开连接则是一端已经忘记的连接，都不是一回事。',
  question: '主机在 FIN-WAIT-2 停留多久，由谁决定？如果那一方什么也不做，会怎样？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-may-not-send': 'A 的应用程序在 CLOSE 之后还想 SEND，被拒绝。',
  'goal.A-may-not-send.veiled': 'A 的应用程序在 CLOSE 之后还想 SEND。',
  'predict.may-B-send': 'A 已经关闭。B 还可以发送数据吗？',
  'predict.may-B-send.no': '不可以：连接已经结束',
  'predict.may-B-send.acks': '只能发 ACK',
  'predict.may-B-send.yes': '可以，想发多少都行',
  'predict.may-B-send.because': 'FIN 只结束发送它的一方的那个方向；另一个方向要等 B 自己发 FIN 才结束。',
  'predict.one-more-question': 'A 已经关闭。这时它的应用程序又调用 SEND，会怎样？',
  'predict.one-more-question.sent': '照常发送：B 还在',
  'predict.one-more-question.kept': '保留到 B 关闭之后',
  'predict.one-more-question.error': '报错，不予接受',
  'predict.one-more-question.because': 'FIN 占用了 A 这个方向的最后一个序号，后面不能再有数据。',
  'predict.where-is-A.because': '它的 FIN 已得到确认，正在等 B 的 FIN；RFC 9293 没有给这个等待规定期限。',
} satisfies Translation<typeof en>;
