/** What the scenario “Free play” says. */
import type en from '../../en/scenarios/free-play.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '自由对局',
  introduction:
    '你既是 TCP，又是应用程序：可以随意打开、发送、接收、关闭、异常终止。请走遍十一种状态，这至少需要三条连接。只有两人在同一时刻关闭，才会进入 CLOSING，请和同伴商量着来；如果同伴是电脑，它前两次轮流做客户端和服务器，第三次与你同时关闭。',
  'debrief.answer': '连接有两种开始方式、三种结束方式，所以走遍十一种状态至少需要三条连接。',
  'debrief.begin': '连接可以主动打开，经过 SYN-SENT；也可以被动打开，经过 LISTEN 和 SYN-RECEIVED。',
  'debrief.end':
    '先关闭的一方经过 FIN-WAIT-1、FIN-WAIT-2，到达 TIME-WAIT。后关闭的一方经过 CLOSE-WAIT 和 LAST-ACK，不必等待。如果双方都在得知对方关闭之前就关闭，则都要经过 CLOSING。',
  'debrief.stay':
    'CLOSE-WAIT 和 FIN-WAIT-2 都不会自行结束：它们一直持续到被动关闭一方的应用程序调用 CLOSE。ABORT 则用 RST 立即结束一切，尚在途中的数据随之丢失。',
  question: '你的卡片上还缺哪些状态？两台主机要怎样做才能到达？',
  'cast.A': '对等方 A',
  'cast.B': '对等方 B',
  'goal.text-both-ways': '双方的应用程序都收到对方发送的数据。',
  'goal.A-full-card': 'A 走遍十一种状态，并回到 CLOSED。',
  'goal.B-full-card': 'B 走遍十一种状态，并回到 CLOSED。',
  'predict.A-closes-first': '如果 A 先关闭，最后它会停在哪个状态？',
  'predict.A-closes-first.because': '先关闭的一方发出最后一个 ACK，要等 2MSL，以防它丢失。',
  'predict.B-closes-first': '如果 B 先关闭，最后它会停在哪个状态？',
  'predict.B-closes-first.because': '先关闭的一方发出最后一个 ACK，要等 2MSL，以防它丢失。',
  'predict.where-is-A.because': 'B 对 FIN 的确认还没有到达它。',
  'predict.where-is-B.because': 'A 对 FIN 的确认还没有到达它。',
} satisfies Translation<typeof en>;
