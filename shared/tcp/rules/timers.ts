/** R82–R110: timeouts, RFC 6298's retransmission timer, how data is sent and acknowledged, keep-alives (RFC 9293 §3.8). */
import type { Rule } from './rule.ts';

export const TIMEOUT_RULES = {
  R82: {
    rfc: 'RFC 9293 §3.10.8',
    en: 'User timeout: what was sent stayed unacknowledged too long. All queues are flushed, the application is told: CLOSED.',
    zh: '用户超时：发送的内容过久没有得到确认，清空所有队列，通知应用程序，进入 CLOSED。',
  },
  R83: {
    rfc: 'RFC 9293 §3.10.8',
    en: 'Retransmission timeout: the segment at the front of the retransmission queue is sent again, with its old SEQ, and the timer starts again.',
    zh: '重传超时：把重传队列最前面的报文段按原来的序号再发一次，并重新启动重传计时器。',
  },
  R84: {
    rfc: 'RFC 9293 §3.10.8',
    en: 'TIME-WAIT timeout: after 2 MSL the connection is deleted: CLOSED.',
    zh: 'TIME-WAIT 超时：经过 2MSL，删除连接，进入 CLOSED。',
  },
} as const satisfies Record<string, Rule>;

export const RETRANSMISSION_TIMER_RULES = {
  R85: {
    rfc: 'RFC 6298 §2.1',
    en: 'Before the first measurement the RTO has a fixed initial value (RFC: 1 s).',
    zh: '第一次测得往返时间之前，RTO 取固定的初始值（RFC：1 秒）。',
  },
  R86: {
    rfc: 'RFC 6298 §2.2',
    en: 'The first measurement R sets SRTT = R, RTTVAR = R/2 and RTO = SRTT + max(G, 4·RTTVAR).',
    zh: '第一次测得往返时间 R：SRTT = R，RTTVAR = R/2，RTO = SRTT + max(G, 4·RTTVAR)。',
  },
  R87: {
    rfc: 'RFC 6298 §2.3',
    en: 'Each later measurement R sets RTTVAR = 3/4·RTTVAR + 1/4·|SRTT − R|, then SRTT = 7/8·SRTT + 1/8·R, and RTO anew.',
    zh: '以后每次测得 R：先令 RTTVAR = 3/4·RTTVAR + 1/4·|SRTT − R|，再令 SRTT = 7/8·SRTT + 1/8·R，然后重新计算 RTO。',
  },
  R88: {
    rfc: 'RFC 6298 §2.4–2.5',
    en: 'The RTO is never below its lower bound (RFC: 1 s) and never above its upper bound (RFC: at least 60 s).',
    zh: 'RTO 不小于下限（RFC：1 秒），也不大于上限（RFC：至少 60 秒）。',
  },
  R89: {
    rfc: 'RFC 6298 §3',
    en: 'Karn: a segment that was retransmitted gives no measurement, for nobody knows which copy the ACK answers.',
    zh: 'Karn 算法：重传过的报文段不用来测量往返时间，因为无法知道 ACK 确认的是哪一次发送。',
  },
  R90: {
    rfc: 'RFC 6298 §5.1',
    en: 'When something that needs an ACK is sent and the retransmission timer is not running, the timer starts with the RTO.',
    zh: '发送需要确认的内容时，如果重传计时器没有运行，就以 RTO 启动它。',
  },
  R91: {
    rfc: 'RFC 6298 §5.2',
    en: 'When all that was sent is acknowledged, the retransmission timer stops.',
    zh: '发送的内容全部被确认后，停止重传计时器。',
  },
  R92: {
    rfc: 'RFC 6298 §5.3',
    en: 'When an ACK of something new arrives and more is outstanding, the retransmission timer starts again with the RTO.',
    zh: '收到确认新内容的 ACK，而还有内容未被确认，就以 RTO 重新启动重传计时器。',
  },
  R93: {
    rfc: 'RFC 6298 §5.5',
    en: 'Each retransmission timeout doubles the RTO, up to its upper bound.',
    zh: '每次重传超时，RTO 加倍，但不超过上限（指数退避）。',
  },
  R94: {
    rfc: 'RFC 6298 §5.7',
    en: 'If the SYN had to be retransmitted, data begins with an RTO of 3 s.',
    zh: '如果 SYN 被重传过，开始发送数据时 RTO 取 3 秒。',
  },
} as const satisfies Record<string, Rule>;

export const DATA_RULES = {
  R95: {
    rfc: 'RFC 9293 §3.8.3',
    en: 'When a segment has been retransmitted as often as the threshold R1 says (at least 3 times), the application is told of the delivery problem.',
    zh: '同一报文段的重传次数达到阈值 R1（至少 3 次）时，通知应用程序交付有困难。',
  },
  R96: {
    rfc: 'RFC 9293 §3.8.3',
    en: 'When the threshold R2 is reached too (at least 100 s; 3 minutes for a SYN), the connection is given up: CLOSED.',
    zh: '达到阈值 R2（至少 100 秒；SYN 至少 3 分钟）时，放弃连接，进入 CLOSED。',
  },
  R97: {
    rfc: 'RFC 9293 §3.8.6.3',
    en: 'An ACK may be delayed in the hope of company, but less than 0.5 s.',
    zh: '确认可以推迟发送（延迟确认），以便捎带，但必须小于 0.5 秒。',
  },
  R98: {
    rfc: 'RFC 9293 §3.8.6.3',
    en: 'At least every second full-sized segment is acknowledged at once.',
    zh: '至少每收到两个最大长度的报文段，就要立即发送一次确认。',
  },
  R99: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'One ACK serves everything that was processed together; on a segment with data or FIN it needs no segment of its own.',
    zh: '一起处理的内容只用一个 ACK 确认；如果有数据或 FIN 要发送，就由它捎带，不必单独发送。',
  },
  R100: {
    rfc: 'RFC 9293 §3.8.6.1',
    en: 'When the send window has been 0 for one RTO, a probe goes out, an octet or a FIN that the peer must answer; the probes that follow come at ever longer intervals.',
    zh: '发送窗口为 0 持续一个 RTO 之后，发送零窗口探测报文段（一个字节或 FIN），对方必须回答；以后的探测间隔越来越长。',
  },
  R101: {
    rfc: 'RFC 9293 §3.8.6.1',
    en: 'As long as the peer answers the probes, the connection stays open, however long the window stays 0.',
    zh: '只要对方回答零窗口探测，不论窗口为 0 持续多久，连接都不能放弃。',
  },
  R102: {
    rfc: 'RFC 9293 §3.8.6.2.1',
    en: 'The sender avoids the silly window: it sends a full-sized segment, or all that is queued, or half of the largest window ever offered; otherwise it waits.',
    zh: '发送方避免糊涂窗口综合征：能发满一个 MSS、能发完全部排队数据、或能发对方最大窗口的一半时才发送，否则等待。',
  },
  R103: {
    rfc: 'RFC 9293 §3.8.6.2.2',
    en: 'The receiver opens its window only by a worthwhile step: the smaller of half its buffer and one full-sized segment.',
    zh: '接收方避免糊涂窗口综合征：空闲空间至少达到缓存的一半或一个 MSS（取较小者）时，才扩大窗口。',
  },
  R104: {
    rfc: 'RFC 9293 §3.7.1',
    en: "Data goes out in segments no longer than the effective send MSS: the smaller of the peer's MSS option (536 without one) and our own.",
    zh: '数据分段发送，每段不超过有效的发送 MSS：取对方 MSS 选项（没有选项时为 536）与自己的 MSS 中较小者。',
  },
  R105: {
    rfc: 'RFC 9293 §3.7.4',
    en: 'Nagle: while something is unacknowledged, less than a full-sized segment waits.',
    zh: 'Nagle 算法：还有内容未被确认时，不足一个 MSS 的数据先等待。',
  },
  R106: {
    rfc: 'RFC 9293 §3.10.7.2',
    en: 'Data or FIN that comes with a SYN is kept, and processed once the connection is ESTABLISHED.',
    zh: '随 SYN 一起到达的数据或 FIN 先保存，进入 ESTABLISHED 之后再处理。',
  },
  R107: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'The FIN goes out only when all data has been put into segments, and takes the sequence number after the last octet.',
    zh: '全部数据都已分段发出之后才发送 FIN，它的序号紧跟在最后一个字节之后。',
  },
} as const satisfies Record<string, Rule>;

export const KEEP_ALIVE_RULES = {
  R108: {
    rfc: 'RFC 9293 §3.8.4',
    en: 'Keep-alive timeout: on a connection that has long been idle an empty ACK with SEQ = SND.NXT − 1 goes out. The peer has acknowledged that number already, so it can only acknowledge again (R45), or reset. Keep-alives are off until the application turns them on.',
    zh: '保活计时器超时：连接长时间空闲时，发送一个不带数据的 ACK，序号为 SND.NXT − 1。对方早已确认过这个序号，所以只能再确认一次（R45），或者复位。保活默认关闭，由应用程序打开。',
  },
  R109: {
    rfc: 'RFC 9293 §3.8.4',
    en: 'Whatever arrives shows that the peer is there: the keep-alive timer starts anew. While something is outstanding it does not run, for then retransmissions find out.',
    zh: '无论收到什么报文段，都说明对方还在：保活计时器重新启动。还有内容未被确认时它不运行，因为这时靠重传就能发现问题。',
  },
  R110: {
    rfc: 'RFC 9293 §3.8.4',
    en: 'One unanswered keep-alive proves nothing, for an ACK without data may be lost. Only when several in a row stay unanswered is the connection given up: CLOSED.',
    zh: '一个保活探测没有回应并不能说明什么，因为不带数据的 ACK 可能丢失。连续多个都没有回应，才放弃连接，进入 CLOSED。',
  },
} as const satisfies Record<string, Rule>;
