/** What the scenario “The lost last ACK” says. */
import type en from '../../en/scenarios/lost-last-ack.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '最后一个 ACK 丢失',
  introduction:
    'A 关闭，B 也关闭，然后 A 发送最后一个 ACK。没有人会确认 ACK，所以 A 无从知道它是否到达。A 可以就这样离开吗？',
  'debrief.answer':
    '不，A 不能就这样离开。发送最后一个 ACK 的一方必须停留足够久，以便能够再发一次：这就是需要 TIME-WAIT 的第一个原因。',
  'debrief.lost':
    'A 的最后一个 ACK 丢失了，而 A 无法察觉。B 在 LAST-ACK 等待它，重传计时器超时后重传了 FIN。A 仍处于 TIME-WAIT，从序号看出这个 FIN 已经收到过：它再次发送确认，并重新启动 2MSL 计时器，因为这个 ACK 也可能丢失。',
  'debrief.otherwise':
    '如果 A 已经回到 CLOSED，B 的 FIN 得到的就会是 RST，B 也就无从知道之前的数据是否都已到达。2MSL 留出的时间，够 ACK 到达或消失（一个 MSL），也够重传的 FIN 返回（又一个 MSL）。',
  question: '发送最后一个 ACK 的一方，有没有可能确定它已经到达？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.A-restarts-2msl': 'B 重传 FIN；处于 TIME-WAIT 的 A 再次确认，并重新启动 2MSL 计时器。',
  'goal.A-restarts-2msl.veiled': '处于 TIME-WAIT 的 A 处理 B 对 ACK 丢失的反应。',
  'predict.may-A-leave': 'A 已发出最后一个 ACK。它可以走了吗？',
  'predict.may-A-leave.yes': '可以，马上就走',
  'predict.may-A-leave.ack': '等 B 确认这个 ACK 之后',
  'predict.may-A-leave.waits': '要等 2MSL 之后',
  'predict.may-A-leave.because': 'ACK 丢失，B 重传了 FIN，而 A 还在，能够再确认一次。',
  'predict.where-is-B.because': 'A 的 ACK 没有到达；收到它，B 才会离开 LAST-ACK。',
  'predict.where-is-A.because': '它已确认 B 的 FIN，正在等待 2MSL。',
} satisfies Translation<typeof en>;
