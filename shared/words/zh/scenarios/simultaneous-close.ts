/** What the scenario “Simultaneous close” says. */
import type en from '../../en/scenarios/simultaneous-close.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '同时关闭',
  introduction:
    '双方同时关闭连接。两个 FIN 在途中交错而过。一台主机正在等待自己 FIN 的确认，却收到了对方的 FIN，该怎么办？',
  'debrief.answer': '两个 FIN 交错时，双方各自确认对方的 FIN，再等待对自己 FIN 的确认：这就是 CLOSING。',
  'debrief.crossed':
    '双方的应用程序都在对方的 FIN 到达之前调用了 CLOSE，所以两台主机都处于 FIN-WAIT-1，都以为自己是先关闭的一方。接着到来的 FIN 并没有确认自己的 FIN，因为它发出得太早。',
  'debrief.end':
    '两个 ACK 使双方进入 TIME-WAIT。双方都是主动关闭，所以都要等待 2MSL；谁也没有经过 CLOSE-WAIT 或 LAST-ACK。',
  'debrief.practice':
    '真实网络中这很少见，因为双方必须在一个单程时延之内先后关闭。这里，网络把 A 或 B 先发出的 FIN 扣留到另一个 FIN 发出为止。',
  question: '处于 FIN-WAIT-1 的主机收到 FIN。报文段中的哪个字段决定下一个状态是 CLOSING 还是 TIME-WAIT？',
  'cast.A': '对等方 A',
  'cast.B': '对等方 B',
  'predict.which-state': '双方都会经过哪个状态，而先后关闭时谁也不会经过它？',
  'predict.which-state.because': '自己的 FIN 还没有得到确认，对方的 FIN 却到了：这就是 CLOSING。',
  'predict.where-is-B.because': 'B 也已关闭，还没有看到 A 的 FIN。',
  'predict.where-is-A.because': 'A 也已关闭，还没有看到 B 的 FIN。',
} satisfies Translation<typeof en>;
