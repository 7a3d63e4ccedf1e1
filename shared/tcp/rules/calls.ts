/** R1–R30: sequence numbers and user calls. A number is never reused; a rule that is dropped leaves a gap. */
import type { Rule } from './rule.ts';

export const SEQUENCE_RULES = {
  R1: {
    rfc: 'RFC 9293 §3.4',
    en: 'Sequence numbers live on a circle of 2^32: after 4294967295 comes 0, and "smaller" means "earlier on the shorter way round".',
    zh: '序号是模 2^32 的：4294967295 之后又回到 0；比较大小时，看的是在圆环上较短的一侧谁在前。',
  },
  R2: {
    rfc: 'RFC 9293 §3.4',
    en: 'SEG.LEN is what a segment takes of the sequence space: its octets of data, and one more for SYN and one more for FIN.',
    zh: 'SEG.LEN 是报文段占用的序号个数：数据的字节数，有 SYN 再加 1，有 FIN 再加 1。',
  },
  R3: {
    rfc: 'RFC 9293 §3.4',
    en: 'An ACK is acceptable when it acknowledges something new that was really sent: SND.UNA < SEG.ACK =< SND.NXT.',
    zh: '可接受的 ACK 必须确认已经发送、但尚未被确认的序号：SND.UNA < SEG.ACK =< SND.NXT。',
  },
} as const satisfies Record<string, Rule>;

export const CALL_RULES = {
  R4: {
    rfc: 'RFC 9293 §3.10.1',
    en: 'A passive OPEN creates a connection in LISTEN. Nothing is sent: it waits for a SYN.',
    zh: '被动打开（passive OPEN）使连接进入 LISTEN：什么也不发送，等待对方的 SYN。',
  },
  R5: {
    rfc: 'RFC 9293 §3.10.1',
    en: 'An active OPEN chooses an ISS, sends <SEQ=ISS><CTL=SYN> and enters SYN-SENT.',
    zh: '主动打开（active OPEN）选定初始序号 ISS，发送 <SEQ=ISS><CTL=SYN>，进入 SYN-SENT。',
  },
  R6: {
    rfc: 'RFC 9293 §3.10.1',
    en: 'An active OPEN in LISTEN turns the passive connection into an active one: it sends a SYN and enters SYN-SENT.',
    zh: '在 LISTEN 状态调用主动打开，连接由被动变为主动：发送 SYN，进入 SYN-SENT。',
  },
  R7: {
    rfc: 'RFC 9293 §3.10.1',
    en: 'OPEN on a connection that already exists is an error, "connection already exists", and changes nothing.',
    zh: '对已经存在的连接调用 OPEN 是错误：返回 "connection already exists"，连接不变。',
  },
  R8: {
    rfc: 'RFC 9293 §3.10.2',
    en: 'SEND in CLOSED is an error: "connection does not exist".',
    zh: '在 CLOSED 状态调用 SEND 是错误：返回 "connection does not exist"。',
  },
  R9: {
    rfc: 'RFC 9293 §3.10.2',
    en: 'SEND in LISTEN opens the connection actively: a SYN goes out, the state is SYN-SENT, and the data waits for ESTABLISHED.',
    zh: '在 LISTEN 状态调用 SEND 等于主动打开：发送 SYN，进入 SYN-SENT，数据排队等到 ESTABLISHED 再发送。',
  },
  R10: {
    rfc: 'RFC 9293 §3.10.2',
    en: 'SEND in SYN-SENT or SYN-RECEIVED queues the data; it goes out once the connection is ESTABLISHED.',
    zh: '在 SYN-SENT 或 SYN-RECEIVED 状态调用 SEND，数据先排队，进入 ESTABLISHED 之后才发送。',
  },
  R11: {
    rfc: 'RFC 9293 §3.10.2',
    en: 'SEND in ESTABLISHED or CLOSE-WAIT sends the data in segments that also carry ACK = RCV.NXT, as far as the send window allows.',
    zh: '在 ESTABLISHED 或 CLOSE-WAIT 状态调用 SEND，数据在发送窗口允许的范围内发出，并捎带确认（ACK = RCV.NXT）。',
  },
  R12: {
    rfc: 'RFC 9293 §3.10.2',
    en: 'SEND after CLOSE is an error, "connection closing": nothing may follow our FIN.',
    zh: '调用 CLOSE 之后再调用 SEND 是错误：返回 "connection closing"，因为 FIN 之后不能再有数据。',
  },
  R13: {
    rfc: 'RFC 9293 §3.10.3',
    en: 'RECEIVE in CLOSED is an error: "connection does not exist".',
    zh: '在 CLOSED 状态调用 RECEIVE 是错误：返回 "connection does not exist"。',
  },
  R14: {
    rfc: 'RFC 9293 §3.10.3',
    en: 'RECEIVE in LISTEN, SYN-SENT or SYN-RECEIVED is queued until the connection is ESTABLISHED.',
    zh: '在 LISTEN、SYN-SENT 或 SYN-RECEIVED 状态调用 RECEIVE，请求排队等到 ESTABLISHED。',
  },
  R15: {
    rfc: 'RFC 9293 §3.10.3',
    en: 'RECEIVE in ESTABLISHED, FIN-WAIT-1 or FIN-WAIT-2 gets what has arrived in order, and waits for the rest of what it asked for.',
    zh: '在 ESTABLISHED、FIN-WAIT-1 或 FIN-WAIT-2 状态调用 RECEIVE，取走已按序到达的数据，不够的部分继续等待。',
  },
  R16: {
    rfc: 'RFC 9293 §3.10.3',
    en: 'RECEIVE in CLOSE-WAIT gets what is still in the buffer. When that is empty the answer is "connection closing": the peer sends no more.',
    zh: '在 CLOSE-WAIT 状态调用 RECEIVE，只能取走缓存中剩下的数据；缓存已空则返回 "connection closing"，因为对方不会再发送数据。',
  },
  R17: {
    rfc: 'RFC 9293 §3.10.3',
    en: 'RECEIVE in CLOSING, LAST-ACK or TIME-WAIT is an error: "connection closing".',
    zh: '在 CLOSING、LAST-ACK 或 TIME-WAIT 状态调用 RECEIVE 是错误：返回 "connection closing"。',
  },
  R18: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in CLOSED is an error: "connection does not exist".',
    zh: '在 CLOSED 状态调用 CLOSE 是错误：返回 "connection does not exist"。',
  },
  R19: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in LISTEN deletes the connection: CLOSED, and nothing is sent, for there is no peer yet.',
    zh: '在 LISTEN 状态调用 CLOSE，删除连接，进入 CLOSED；此时还没有对方，什么也不发送。',
  },
  R20: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in SYN-SENT deletes the connection: CLOSED, without FIN and without RST.',
    zh: '在 SYN-SENT 状态调用 CLOSE，删除连接，进入 CLOSED；既不发 FIN，也不发 RST。',
  },
  R21: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in SYN-RECEIVED sends a FIN and enters FIN-WAIT-1. If data is still queued, the CLOSE waits behind it until ESTABLISHED.',
    zh: '在 SYN-RECEIVED 状态调用 CLOSE，发送 FIN，进入 FIN-WAIT-1；如果还有数据在排队，CLOSE 就排在数据之后，等到 ESTABLISHED 再处理。',
  },
  R22: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in ESTABLISHED enters FIN-WAIT-1 at once; the FIN goes out behind the last octet of data.',
    zh: '在 ESTABLISHED 状态调用 CLOSE，立即进入 FIN-WAIT-1；FIN 排在最后一个数据字节之后发送。',
  },
  R23: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in FIN-WAIT-1 or FIN-WAIT-2 is an error, "connection closing". There is never a second FIN; only the first may be retransmitted.',
    zh: '在 FIN-WAIT-1 或 FIN-WAIT-2 状态再次调用 CLOSE 是错误：返回 "connection closing"。绝不会有第二个 FIN，只能重传第一个。',
  },
  R24: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in CLOSE-WAIT waits until all data has gone out; then the FIN goes out and the state is LAST-ACK.',
    zh: '在 CLOSE-WAIT 状态调用 CLOSE，等全部数据发出后发送 FIN，进入 LAST-ACK。',
  },
  R25: {
    rfc: 'RFC 9293 §3.10.4',
    en: 'CLOSE in CLOSING, LAST-ACK or TIME-WAIT, or a second CLOSE anywhere, is an error: "connection closing".',
    zh: '在 CLOSING、LAST-ACK 或 TIME-WAIT 状态调用 CLOSE，或重复调用 CLOSE，都是错误：返回 "connection closing"。',
  },
  R26: {
    rfc: 'RFC 9293 §3.6.1',
    en: 'A host that closes both directions at once sends a RST when its application calls CLOSE with received data unread, or when new data arrives after that CLOSE: the peer must learn that data was lost.',
    zh: '如果主机的 CLOSE 同时关闭两个方向，那么应用程序调用 CLOSE 时还有数据没有读取，或者 CLOSE 之后又收到新的数据，就发送 RST，让对方知道数据丢失了。',
  },
  R27: {
    rfc: 'RFC 9293 §3.10.5',
    en: 'ABORT in CLOSED is an error: "connection does not exist".',
    zh: '在 CLOSED 状态调用 ABORT 是错误：返回 "connection does not exist"。',
  },
  R28: {
    rfc: 'RFC 9293 §3.10.5',
    en: 'ABORT in LISTEN or SYN-SENT deletes the connection: CLOSED, and no RST; should the peer still answer our SYN, CLOSED resets it (R33).',
    zh: '在 LISTEN 或 SYN-SENT 状态调用 ABORT，删除连接，进入 CLOSED，不发送 RST；如果对方之后还回答我们的 SYN，由 CLOSED 来复位（R33）。',
  },
  R29: {
    rfc: 'RFC 9293 §3.10.5',
    en: 'ABORT in SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2 or CLOSE-WAIT sends <SEQ=SND.NXT><CTL=RST>, throws away all that is queued and enters CLOSED.',
    zh: '在 SYN-RECEIVED、ESTABLISHED、FIN-WAIT-1、FIN-WAIT-2 或 CLOSE-WAIT 状态调用 ABORT，发送 <SEQ=SND.NXT><CTL=RST>，清空所有队列，进入 CLOSED。',
  },
  R30: {
    rfc: 'RFC 9293 §3.10.5',
    en: 'ABORT in CLOSING, LAST-ACK or TIME-WAIT enters CLOSED and sends nothing: both sides have already closed.',
    zh: '在 CLOSING、LAST-ACK 或 TIME-WAIT 状态调用 ABORT，进入 CLOSED，什么也不发送：双方都已经关闭。',
  },
} as const satisfies Record<string, Rule>;
