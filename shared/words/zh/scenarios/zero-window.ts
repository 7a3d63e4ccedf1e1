/** What the scenario “Zero window” says. */
import type en from '../../en/scenarios/zero-window.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '零窗口',
  introduction:
    'A 要发送的数据比 B 的接收缓存还多，而 B 的应用程序并不急着读取。每个 ACK 都通告还有多少空间，这就是窗口。请观察窗口如何关闭，以及 A 怎样得知它又打开了。',
  'debrief.answer': '窗口为 0 时，发送方只能探测；只要探测得到回复，它就一直问下去。',
  'debrief.full':
    'B 的接收缓存只有 60 字节。缓存装满后，B 在 ACK 中通告窗口为 0：这就是流量控制，让接收慢的一方能够抑制发送快的一方。A 还有数据没有发出，只好停下，并启动持续计时器。',
  'debrief.probe':
    '每次超时，A 就发送一个零窗口探测报文段，只带一个字节。B 的窗口为零，不接收这个字节，但要用 ACK 回复。只要探测得到回复，不论窗口关闭多久都不会放弃：对方还在，只是没有空间。',
  'debrief.update':
    '后来 B 的应用程序调用 RECEIVE，窗口打开了，可是通知 A 的窗口更新丢失了。如果没有探测，双方就会永远等下去：A 等窗口，B 等数据，形成死锁。下一次探测发现窗口已经打开，剩下的数据随即发出。',
  question: '窗口更新丢失，为什么比对数据的确认丢失更危险？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.window-closes': 'B 的窗口关闭，A 启动持续计时器。',
  'goal.B-refuses-probe': 'A 发送零窗口探测；B 的窗口为零，不接收数据，但要回复。',
  'goal.B-refuses-probe.veiled': 'A 询问窗口是否仍然关闭。',
  'goal.A-stays': '探测得到回复，A 继续等待。',
  'goal.A-stays.veiled': 'A 决定是否继续等待。',
  'predict.what-stops-A': 'B 的应用程序不读取数据。靠什么不让 A 发得超出 B 的容量？',
  'predict.what-stops-A.loss': 'B 丢弃，A 以后重传',
  'predict.what-stops-A.pause': 'B 发一个要求暂停的报文段',
  'predict.what-stops-A.window': 'B 在 ACK 里通告的窗口一直缩小到 0',
  'predict.what-stops-A.because': '每个 ACK 都说明还剩多少空间；到了 0，A 就不再发送数据。',
  'predict.who-asks': '窗口为 0。如果 B 不再有消息，A 怎么办？',
  'predict.who-asks.waits': '一直等 B 开口',
  'predict.who-asks.probes': '询问：发送一个字节',
  'predict.who-asks.aborts': '放弃这条连接',
  'predict.who-asks.because': '打开窗口的那个 ACK 可能丢失，那样双方就会永远等下去。所以 A 要探测。',
  'predict.how-long': 'B 拒收了 A 的探测：窗口仍是 0。如果一直如此，A 怎么办？',
  'predict.how-long.gives-up': '探测几次后放弃',
  'predict.how-long.goes-on': '继续探测，间隔越来越长',
  'predict.how-long.stops': '不再探测，只是等待',
  'predict.how-long.because': '只要探测得到应答，就说明 B 还在，只是慢。连接保持不变。',
} satisfies Translation<typeof en>;
