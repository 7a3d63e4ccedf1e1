/** What the scenario “Data and acknowledgments” says. */
import type en from '../../en/scenarios/data.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: '数据与确认',
  introduction:
    '先握手，然后双方都有数据要发送。每个字节都有序号，确认号是期望收到的下一个字节的序号。在这里，ACK 可以推迟几秒，等待由数据捎带；而 A 的序号很快就要超过 2³²。',
  'debrief.answer': '确认号是期望收到的下一个字节的序号，它表示之前的字节全部收到。',
  'debrief.count':
    '“Hello, B!”有 9 个字节，按页面的记法序号是 1 到 9，所以 B 的确认号是 10。确认号计的是字节，不是报文段；ACK 也可以由带数据的报文段捎带。',
  'debrief.alone':
    'A 没有数据可发，延迟确认计时器超时后，ACK 只好单独发出；真实网络中这段时间不到 0.5 秒。立即确认也是对的，只是会多发一些报文段。',
  'debrief.two':
    'A 的问题有 24 个字节，正好是两个最大长度的报文段（这里 MSS 为 12）。收到第二个最大长度的报文段时要立即确认，一个 ACK 就足以确认这两个报文段。',
  'debrief.wrapped':
    '途中 A 的序号发生了回绕。切换到绝对序号就能看到：4294967286 + 12 = 2（模 2³²）。因此序号要在一个圆上比较，不能直接比大小。',
  question: '第 10 到 33 个字节分两个报文段发送，只有后一个到达。这时的确认号是多少？',
  'cast.A': '客户端',
  'cast.B': '服务器',
  'goal.wrapped': 'A 的序号越过 2³²，从 0 重新开始。',
  'predict.run-over': 'A 的序号就要超过 2³² − 1。这时连接会怎样？',
  'predict.run-over.ends': '连接终止：序号用完了',
  'predict.run-over.zero': '继续：下一个字节的序号是 0',
  'predict.run-over.anew': '重新握手之后继续',
  'predict.run-over.because': '序号按模 2³² 计算；只要同时在途的字节不重号就行。',
  'predict.which-ack': '设 A 的 SYN 序号为 0，“Hello, B!” 的九个字节是 1 到 9。哪个确认号表示 B 已全部收到？',
  'predict.which-ack.eight': 'ACK 8',
  'predict.which-ack.nine': 'ACK 9',
  'predict.which-ack.ten': 'ACK 10',
  'predict.which-ack.because': '确认号指的是期望收到的下一个字节，而不是最后收到的那个。',
} satisfies Translation<typeof en>;
