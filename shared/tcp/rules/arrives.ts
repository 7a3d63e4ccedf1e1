/** R31–R81: what an arriving segment does, in the order of RFC 9293 §3.10.7. */
import type { Rule } from './rule.ts';

export const UNSYNCHRONIZED_RULES = {
  R31: {
    rfc: 'RFC 9293 §3.10.7.1',
    en: 'In CLOSED an arriving RST is discarded: a reset is never answered with a reset.',
    zh: '在 CLOSED 状态收到 RST，丢弃：绝不用复位去回答复位。',
  },
  R32: {
    rfc: 'RFC 9293 §3.10.7.1',
    en: 'In CLOSED a segment without ACK is answered with <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.',
    zh: '在 CLOSED 状态收到不带 ACK 的报文段，回答 <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>。',
  },
  R33: {
    rfc: 'RFC 9293 §3.10.7.1',
    en: 'In CLOSED a segment with ACK is answered with <SEQ=SEG.ACK><CTL=RST>, a number that its sender will believe.',
    zh: '在 CLOSED 状态收到带 ACK 的报文段，回答 <SEQ=SEG.ACK><CTL=RST>，这个序号对方才会相信。',
  },
  R34: {
    rfc: 'RFC 9293 §3.10.7.2',
    en: 'In LISTEN a RST is ignored: nothing has been sent that it could be the answer to.',
    zh: '在 LISTEN 状态收到 RST，忽略：我们什么也没有发送过，它不可能是对我们的回答。',
  },
  R35: {
    rfc: 'RFC 9293 §3.10.7.2',
    en: 'In LISTEN any segment with ACK is answered with <SEQ=SEG.ACK><CTL=RST>: there is nothing to acknowledge yet.',
    zh: '在 LISTEN 状态收到任何带 ACK 的报文段，回答 <SEQ=SEG.ACK><CTL=RST>：还没有什么可以被确认。',
  },
  R36: {
    rfc: 'RFC 9293 §3.10.7.2',
    en: 'In LISTEN a SYN sets RCV.NXT = SEG.SEQ+1; the answer is <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>, and the state is SYN-RECEIVED.',
    zh: '在 LISTEN 状态收到 SYN，令 RCV.NXT = SEG.SEQ+1，回答 <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>，进入 SYN-RECEIVED（三次握手的第二次）。',
  },
  R37: {
    rfc: 'RFC 9293 §3.10.7.2',
    en: 'In LISTEN anything else, without RST, ACK or SYN, is dropped.',
    zh: '在 LISTEN 状态，其他报文段（没有 RST、ACK 和 SYN）一律丢弃。',
  },
  R38: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT an ACK of anything but our SYN is answered with <SEQ=SEG.ACK><CTL=RST>. So an old or half-open connection is found out.',
    zh: '在 SYN-SENT 状态，ACK 确认的不是我们的 SYN，就回答 <SEQ=SEG.ACK><CTL=RST>。旧的连接和半打开的连接就是这样被发现的。',
  },
  R39: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT a RST with an acceptable ACK is the answer to our SYN: it was refused, the application hears "connection reset", CLOSED.',
    zh: '在 SYN-SENT 状态收到 RST，且 ACK 可接受，说明对方拒绝了我们的 SYN：通知应用程序 "connection reset"，进入 CLOSED。',
  },
  R40: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT a RST without an acceptable ACK is dropped: it proves nothing, and is not answered.',
    zh: '在 SYN-SENT 状态收到 RST，但没有可接受的 ACK，丢弃：它不能证明什么，也不回答。',
  },
  R41: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT a SYN that acknowledges ours is answered with <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>: ESTABLISHED.',
    zh: '在 SYN-SENT 状态收到 SYN，并且它确认了我们的 SYN，回答 <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>，进入 ESTABLISHED（三次握手的第三次）。',
  },
  R42: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT a SYN without ACK is a simultaneous open: the answer is SYN,ACK with the same ISS as before, and the state is SYN-RECEIVED.',
    zh: '在 SYN-SENT 状态收到不带 ACK 的 SYN，是同时打开：用原来的 ISS 回答 SYN,ACK，进入 SYN-RECEIVED。',
  },
  R43: {
    rfc: 'RFC 9293 §3.10.7.3',
    en: 'In SYN-SENT a segment with neither SYN nor RST is dropped, even if its ACK is good.',
    zh: '在 SYN-SENT 状态，既没有 SYN 也没有 RST 的报文段被丢弃，即使它的 ACK 是正确的。',
  },
} as const satisfies Record<string, Rule>;

export const SEQUENCE_CHECK_RULES = {
  R44: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'First check: a segment is acceptable when its first or its last octet lies in the receive window; one of length 0 when its SEQ does. A closed window takes only length 0 at RCV.NXT.',
    zh: '第一步检查序号：报文段的第一个或最后一个字节落在接收窗口内就可接受；长度为 0 时看 SEQ 是否在窗口内。窗口为 0 时，只接受 SEQ = RCV.NXT 且长度为 0 的报文段。',
  },
  R45: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'An unacceptable segment is dropped and answered with <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, unless it carries RST.',
    zh: '不可接受的报文段被丢弃，并回答 <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>；带 RST 的除外。',
  },
  R46: {
    rfc: 'RFC 9293 §3.10.7.4, App. A.2',
    en: 'A segment at the right edge of the receive window (at RCV.NXT when the window is 0) or one octet behind it brings no data in, but its ACK and URG still count. It is answered only if it carries data or FIN.',
    zh: '报文段正好位于接收窗口的右边沿（窗口为 0 时即 RCV.NXT）或其后一个字节，其中的 ACK 和 URG 仍要处理，但不接收数据；只有带数据或 FIN 时才回答。',
  },
  R47: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Of a segment that is partly old or reaches beyond the window, only the new part inside the window is processed.',
    zh: '报文段有一部分是旧的，或者超出了窗口，就只处理窗口内的新部分。',
  },
  R48: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Data above a gap is held until the gap is filled, and acknowledged at once with the RCV.NXT that is still missing.',
    zh: '数据前面有缺口，就先保存，等缺口补上；并立即发送确认，确认号仍是缺口的开头 RCV.NXT。',
  },
  R49: {
    rfc: 'RFC 9293 §3.5, App. A.2',
    en: 'In a simultaneous open the SYN,ACK that arrives in SYN-RECEIVED repeats a SYN that we know (SEQ = IRS), but its ACK counts: ESTABLISHED.',
    zh: '同时打开时，在 SYN-RECEIVED 状态收到的 SYN,ACK 重复了已知的 SYN（SEQ = IRS），但其中的 ACK 有效：进入 ESTABLISHED。',
  },
} as const satisfies Record<string, Rule>;

export const RESET_AND_SYN_RULES = {
  R50: {
    rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3',
    en: 'An RST outside the receive window is dropped in silence.',
    zh: '序号在接收窗口之外的 RST，丢弃，不作任何回答。',
  },
  R51: {
    rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3',
    en: 'An RST whose SEQ is exactly RCV.NXT is believed and resets the connection.',
    zh: 'SEQ 恰好等于 RCV.NXT 的 RST 才可信，连接被复位。',
  },
  R52: {
    rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3',
    en: 'An RST inside the window but not at RCV.NXT may be forged: it is dropped and answered with a challenge ACK.',
    zh: '序号在窗口内但不等于 RCV.NXT 的 RST 可能是伪造的：丢弃，并回答质询 ACK（challenge ACK）。',
  },
  R53: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In SYN-RECEIVED after a passive OPEN a RST leads back to LISTEN; the application is not told, and what it has queued waits for the next SYN.',
    zh: '被动打开后处于 SYN-RECEIVED，收到 RST 就回到 LISTEN，不通知应用程序；它已排队的内容等待下一个 SYN。',
  },
  R54: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In SYN-RECEIVED after an active OPEN a RST means "connection refused": CLOSED.',
    zh: '主动打开后处于 SYN-RECEIVED，收到 RST 表示连接被拒绝（"connection refused"）：进入 CLOSED。',
  },
  R55: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2 or CLOSE-WAIT a RST ends the connection: CLOSED, and the application hears "connection reset".',
    zh: '在 ESTABLISHED、FIN-WAIT-1、FIN-WAIT-2 或 CLOSE-WAIT 状态收到 RST，进入 CLOSED，并通知应用程序 "connection reset"。',
  },
  R56: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In CLOSING, LAST-ACK or TIME-WAIT a RST leads to CLOSED without any word to the application.',
    zh: '在 CLOSING、LAST-ACK 或 TIME-WAIT 状态收到 RST，进入 CLOSED，不再通知应用程序。',
  },
  R57: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In SYN-RECEIVED after a passive OPEN a new SYN in the window leads back to LISTEN.',
    zh: '被动打开后处于 SYN-RECEIVED，在窗口内又收到新的 SYN，就回到 LISTEN。',
  },
  R58: {
    rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §4',
    en: 'A SYN in a synchronized state, or in SYN-RECEIVED after an active OPEN, is never believed, whatever its SEQ: it is dropped and answered with a challenge ACK.',
    zh: '在已同步的状态或主动打开后的 SYN-RECEIVED 收到 SYN，不论序号是多少都不相信：丢弃，并回答质询 ACK。',
  },
} as const satisfies Record<string, Rule>;

export const ACK_RULES = {
  R59: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'A segment without the ACK bit is dropped here, even if it carries data or FIN.',
    zh: '到这一步还没有 ACK 标志的报文段被丢弃，即使它带有数据或 FIN。',
  },
  R60: {
    rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §5',
    en: 'A segment whose ACK is older than SND.UNA − MAX.SND.WND may be injected: it is dropped and answered with an ACK.',
    zh: '确认号比 SND.UNA − MAX.SND.WND 还旧的报文段可能是注入的：丢弃，并回答 ACK。',
  },
  R61: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In SYN-RECEIVED the ACK of our SYN leads to ESTABLISHED.',
    zh: '在 SYN-RECEIVED 状态收到对我们 SYN 的确认，进入 ESTABLISHED。',
  },
  R62: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In SYN-RECEIVED an ACK that does not acknowledge our SYN is answered with <SEQ=SEG.ACK><CTL=RST>.',
    zh: '在 SYN-RECEIVED 状态，ACK 没有确认我们的 SYN，就回答 <SEQ=SEG.ACK><CTL=RST>。',
  },
  R63: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'A new ACK moves SND.UNA up to SEG.ACK; what it acknowledges leaves the retransmission queue.',
    zh: '新的 ACK 使 SND.UNA 前移到 SEG.ACK，被确认的内容从重传队列中删除。',
  },
  R64: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'A duplicate ACK (SEG.ACK =< SND.UNA) acknowledges nothing; at most its window counts (R66). It is never answered: otherwise two hosts would acknowledge ACKs for ever.',
    zh: '重复的 ACK（SEG.ACK =< SND.UNA）没有确认新的内容，最多只有其中的窗口有用（R66）；也不回答：否则双方会没完没了地互相确认。',
  },
  R65: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'A segment that acknowledges what was never sent (SEG.ACK > SND.NXT) is dropped and answered with an ACK.',
    zh: '确认了从未发送过的内容（SEG.ACK > SND.NXT）的报文段被丢弃，并回答 ACK。',
  },
  R66: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Only a newer segment may change the send window: SND.WL1 < SEG.SEQ, or SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK.',
    zh: '只有更新的报文段才能改变发送窗口：SND.WL1 < SEG.SEQ，或者 SND.WL1 = SEG.SEQ 且 SND.WL2 =< SEG.ACK。',
  },
  R67: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In FIN-WAIT-1 the ACK of our FIN leads to FIN-WAIT-2.',
    zh: '在 FIN-WAIT-1 状态收到对我们 FIN 的确认，进入 FIN-WAIT-2（半关闭）。',
  },
  R68: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'When all that we sent, the FIN too, is acknowledged, the CLOSE is answered "ok"; in FIN-WAIT-2 the connection stays until the peer closes.',
    zh: '我们发送的全部内容（包括 FIN）都被确认后，CLOSE 得到 "ok" 的回答；在 FIN-WAIT-2 状态，连接还要保留到对方关闭。',
  },
  R69: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In CLOSING the ACK of our FIN leads to TIME-WAIT.',
    zh: '在 CLOSING 状态收到对我们 FIN 的确认，进入 TIME-WAIT。',
  },
  R70: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In LAST-ACK the ACK of our FIN ends the connection: CLOSED, without TIME-WAIT.',
    zh: '在 LAST-ACK 状态收到对我们 FIN 的确认，连接结束：直接进入 CLOSED，不经过 TIME-WAIT。',
  },
  R71: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In TIME-WAIT a retransmitted FIN means that our last ACK was lost: it is acknowledged again, and 2 MSL start anew.',
    zh: '在 TIME-WAIT 状态收到重传的 FIN，说明最后的 ACK 丢失了：再次确认，2MSL 重新计时。',
  },
} as const satisfies Record<string, Rule>;

export const TEXT_AND_FIN_RULES = {
  R72: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: "URG in ESTABLISHED, FIN-WAIT-1 or FIN-WAIT-2 tells the application that urgent data is on its way; after the peer's FIN it is ignored.",
    zh: '在 ESTABLISHED、FIN-WAIT-1 或 FIN-WAIT-2 状态收到 URG，通知应用程序有紧急数据；对方的 FIN 之后则忽略。',
  },
  R73: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Data that begins at RCV.NXT is taken for the application, and RCV.NXT moves past it.',
    zh: '从 RCV.NXT 开始的数据被接收，交给应用程序，RCV.NXT 随之前移。',
  },
  R74: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Data that is taken is acknowledged with <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, if possible on a segment that goes out anyway.',
    zh: '接收了数据就要确认：<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>；如果正好有报文段要发送，就捎带确认。',
  },
  R75: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: "Data after the peer's FIN cannot be: it is ignored.",
    zh: '对方的 FIN 之后不应再有数据：忽略。',
  },
  R76: {
    rfc: 'RFC 9293 §3.8.6',
    en: 'The right edge of our receive window, RCV.NXT + RCV.WND, never moves back to the left.',
    zh: '接收窗口的右边沿 RCV.NXT + RCV.WND 绝不左移。',
  },
  R77: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'A FIN in ESTABLISHED is acknowledged and leads to CLOSE-WAIT: the peer sends no more, we still may.',
    zh: '在 ESTABLISHED 状态收到 FIN，确认它，进入 CLOSE-WAIT：对方不再发送数据，我们仍可以发送。',
  },
  R78: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In FIN-WAIT-1 a FIN whose segment also acknowledges ours leads straight to TIME-WAIT: the ACK is processed before the FIN.',
    zh: '在 FIN-WAIT-1 状态收到 FIN，而且同一报文段确认了我们的 FIN，直接进入 TIME-WAIT：先处理 ACK，后处理 FIN。',
  },
  R79: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In FIN-WAIT-1 a FIN that does not acknowledge ours is a simultaneous close: it is acknowledged, and the state is CLOSING.',
    zh: '在 FIN-WAIT-1 状态收到 FIN，但我们的 FIN 还没有被确认，是同时关闭：确认它，进入 CLOSING。',
  },
  R80: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'In FIN-WAIT-2 a FIN is acknowledged and leads to TIME-WAIT; the 2 MSL timer starts and all others stop.',
    zh: '在 FIN-WAIT-2 状态收到 FIN，确认它，进入 TIME-WAIT；启动 2MSL 计时器，停止其他计时器。',
  },
  R81: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'Another FIN in CLOSE-WAIT, CLOSING or LAST-ACK changes nothing: the state stays as it is.',
    zh: '在 CLOSE-WAIT、CLOSING 或 LAST-ACK 状态又收到 FIN，状态不变。',
  },
} as const satisfies Record<string, Rule>;
