/**
 * The liberties: where RFC 9293 leaves a TCP the choice, each a numbered entry that derives its reactions from
 * what `step` itself does, so that the two cannot drift apart.
 */
import type { Constants } from '../tcp/constants.ts';
import type { Event, StepResult } from '../tcp/event.ts';
import { ACK, FIN, has, RST, SYN, segment } from '../tcp/segment.ts';
import { inWindow, seqAdd, seqDiff } from '../tcp/seq.ts';
import { isSynchronized } from '../tcp/state.ts';
import { step } from '../tcp/step.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import type { Text } from '../text.ts';
import type { DraftSegment } from './move.ts';
import { isSend, type Send, withSends } from './reaction.ts';

/** One legal outcome of a stimulus: the canonical one, or one that a liberty allows. */
export interface Reaction {
  readonly result: StepResult;
  /** Null for the canonical reaction, which is what {@link step} does. */
  readonly liberty: LibertyId | null;
}

interface Liberty extends Text {
  readonly rfc: string;
  /** The other outcomes that it allows; none when it does not apply. */
  readonly reactions: (given: Given) => readonly StepResult[];
}

export interface Given {
  readonly tcb: Tcb;
  readonly event: Event;
  readonly canonical: StepResult;
  /** What the player sends, for the liberties that depend on how it is cut. */
  readonly segments: readonly DraftSegment[];
}

/** Steps with another constant, which the connection then forgets again. */
function stepWith(given: Given, constants: Partial<Constants>): StepResult {
  const { tcb, event } = given;
  const result = step({ ...tcb, constants: { ...tcb.constants, ...constants } }, event);
  return { ...result, tcb: { ...result.tcb, constants: tcb.constants } };
}

const sends = (result: StepResult): Send[] => result.effects.filter(isSend);
const segmentOf = (event: Event) => (event.type === 'segment' ? event.segment : null);

function pureAck(tcb: Tcb, seq = tcb.snd.nxt): Send {
  const fields = { seq, ack: tcb.rcv.nxt, wnd: tcb.rcv.wnd, flags: ACK };
  return { type: 'send', segment: segment(fields), reason: 'acknowledgment' };
}

/** A challenge ACK is all that is due, and this host does not hold itself to RFC 5961. */
function mayIgnoreChallenge({ tcb, canonical }: Given): boolean {
  const [first, ...more] = sends(canonical);
  const only = first !== undefined && more.length === 0 && first.reason === 'challenge ACK';
  return only && tcb.constants.challenge === 'may';
}

export const LIBERTIES = {
  L1: {
    rfc: 'RFC 9293 §3.8.6.3',
    en: 'You acknowledged at once. This host would have waited a little, to put the ACK on a segment it sends anyway.',
    zh: '你立即发送了确认。这台主机本会稍等片刻，让 ACK 搭载在要发送的报文段上。',
    reactions: (given) => {
      if (given.tcb.constants.acknowledge === 'at once' || sends(given.canonical).length > 0) return [];
      const result = stepWith(given, { acknowledge: 'at once' });
      return sends(result).length > 0 ? [result] : [];
    },
  },
  L2: {
    rfc: 'RFC 9293 §3.8.6.3',
    en: 'You left the ACK for later. That is allowed for less than half a second (real time): the delayed-ACK timer runs.',
    zh: '你推迟了确认。真实网络中允许推迟不到 0.5 秒：延迟确认计时器已启动。',
    reactions: (given) => {
      if (given.tcb.constants.acknowledge === 'delayed') return [];
      const result = stepWith(given, { acknowledge: 'delayed' });
      return result.tcb.timers['delayed-ack'] === undefined ? [] : [result];
    },
  },
  L3: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'You sent the ACK on its own and the rest after it. One segment could have carried both.',
    zh: '你先单独发送 ACK，再发送其余内容。其实一个报文段就能同时携带两者。',
    reactions: ({ tcb, event, canonical }) => {
      const [first] = sends(canonical);
      const owed =
        tcb.unacknowledgedReceived > 0 || canonical.rules.includes('R41') || segmentOf(event) !== null;
      if (!first || !owed || first.reason !== 'new' || has(first.segment, SYN)) return [];
      const { seq, ack, wnd } = first.segment;
      const ackFirst: Send = {
        type: 'send',
        reason: 'acknowledgment',
        segment: segment({ seq, ack, wnd, flags: ACK }),
      };
      return [withSends(canonical, [ackFirst, ...sends(canonical)])];
    },
  },
  L4: {
    rfc: 'RFC 9293 §3.7, §3.10.2',
    en: 'You cut the text, or the FIN behind it, into more segments than needed. TCP is a stream: where it is cut does not matter.',
    zh: '你把数据（或其后的 FIN）拆成了比必要更多的报文段。TCP 是字节流，在哪里切分并不重要。',
    reactions: ({ canonical, segments }) => {
      const cut = cutLike(canonical, segments);
      return cut === null ? [] : [cut];
    },
  },
  L5: {
    rfc: 'RFC 9293 §3.10.7.4',
    en: 'You repeated the SYN,ACK. The RFC answers the repeated SYN with a plain ACK; many stacks do as you did.',
    zh: '你重发了 SYN,ACK。对重复的 SYN，RFC 只回一个 ACK；但许多协议栈与你的做法相同。',
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      if (
        tcb.state !== 'SYN-RECEIVED' ||
        !s ||
        !has(s, SYN) ||
        s.seq !== tcb.irs ||
        canonical.tcb.state !== tcb.state
      ) {
        return [];
      }
      const { iss, constants, rcv } = tcb;
      const again = segment({ seq: iss, ack: rcv.nxt, wnd: rcv.wnd, flags: SYN | ACK, mss: constants.mss });
      return [withSends(canonical, [{ type: 'send', segment: again, reason: 'retransmission' }])];
    },
  },
  L6: {
    rfc: 'RFC 5961 §7',
    en: 'You kept silent. Challenge ACKs may be limited in number, so silence is allowed, though one ACK would have helped.',
    zh: '你保持了沉默。质询 ACK 允许限速，所以可以不回，不过回一个 ACK 会更有帮助。',
    reactions: (given) => (mayIgnoreChallenge(given) ? [withSends(given.canonical, [])] : []),
  },
  L7: {
    rfc: 'RFC 9293 §3.10.5',
    en: 'Your RST carries an ACK as well. It resets all the same; the RFC sends it bare.',
    zh: '你的 RST 还带了 ACK。复位效果相同；RFC 发送的是单独的 RST。',
    reactions: ({ tcb, canonical }) => {
      const list = sends(canonical);
      const [first] = list;
      const applies = first && list.length === 1 && isSynchronized(tcb.state) && first.segment.flags === RST;
      if (!applies) return [];
      const s = { ...first.segment, flags: RST | ACK, ack: tcb.rcv.nxt };
      return [withSends(canonical, [{ ...first, segment: s }])];
    },
  },
  L8: {
    rfc: 'RFC 9293 §3.10.7.4 (RFC 793)',
    en: 'You believed it, as TCP did before RFC 5961. Today an ACK challenges the sender first, against forgers.',
    zh: '你相信了它，这是 RFC 5961 之前的做法。如今会先回一个质询 ACK，以防伪造。',
    reactions: (given) => {
      const { tcb, event, canonical } = given;
      const s = segmentOf(event);
      if (!s || !isSynchronized(tcb.state) || !mayIgnoreChallenge(given)) return [];
      if (!inWindow(s.seq, tcb.rcv.nxt, tcb.rcv.wnd)) return [];
      if (!has(s, RST) && !has(s, SYN)) return [];
      const reset = segment({ seq: tcb.snd.nxt, flags: RST });
      const replies: Send[] = has(s, RST) ? [] : [{ type: 'send', segment: reset, reason: 'reset' }];
      const closed: StepResult = { ...canonical, tcb: closedTcb(tcb.constants), discarded: false };
      const aborted = withSends(closed, replies);
      return [{ ...aborted, effects: [...aborted.effects, { type: 'signal', signal: 'connection reset' }] }];
    },
  },
  L9: {
    rfc: 'RFC 1337 §3',
    en: 'You ignored the RST in TIME-WAIT. RFC 9293 closes; RFC 1337 shows why ignoring it is safer.',
    zh: '你在 TIME-WAIT 中忽略了 RST。RFC 9293 会关闭连接；RFC 1337 说明了为什么忽略更安全。',
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      if (tcb.state !== 'TIME-WAIT' || !s || !has(s, RST) || canonical.tcb.state !== 'CLOSED') return [];
      return [{ ...canonical, tcb, effects: [], discarded: true }];
    },
  },
  L10: {
    rfc: 'RFC 9293 §3.5 figure 7, App. A.2',
    en: 'In a simultaneous open the RFC leaves open whether the second SYN,ACK is answered. Both ways come to ESTABLISHED.',
    zh: '同时打开时，RFC 没有规定是否回复对方的 SYN,ACK。两种做法都会到达 ESTABLISHED。',
    reactions: ({ tcb, canonical }) => {
      if (!canonical.rules.includes('R49')) return [];
      const silent = withSends(canonical, []);
      // Read to the letter, the repeated SYN is unacceptable: an ACK goes out and the segment is dropped.
      const strict: StepResult = { ...withSends(canonical, [pureAck(tcb)]), tcb, discarded: true };
      return [silent, { ...strict, effects: strict.effects.filter((e) => e.type !== 'signal') }];
    },
  },
  L11: {
    rfc: 'RFC 9293 §3.10.7.4 (MAY-13)',
    en: 'You sent no ACK for text above a gap. An ACK at once tells the peer sooner where the gap is.',
    zh: '对于缺口之后的数据，你没有发送 ACK。立即确认能让对方更早知道缺口在哪里。',
    reactions: ({ canonical }) => (canonical.because.reply === 'R48' ? [withSends(canonical, [])] : []),
  },
} as const satisfies Record<string, Liberty>;

export type LibertyId = keyof typeof LIBERTIES;

/** The canonical segments cut at the lengths that the player chose; null when the same octets cannot be cut so. */
function cutLike(canonical: StepResult, segments: readonly DraftSegment[]): StepResult | null {
  const list = sends(canonical);
  const last = list[list.length - 1];
  if (!last || list.some((s) => s.reason !== 'new' || has(s.segment, SYN)) || segments.length <= list.length)
    return null;
  const text = list.map((s) => s.segment.data).join('');
  const withFin = has(last.segment, FIN);
  const first = list[0]?.segment ?? last.segment;
  const pieces: Send[] = [];
  let at = 0;
  for (const [i, draft] of segments.entries()) {
    const isLast = i === segments.length - 1;
    const rest = text.length - at;
    const octets = draft.len ?? (isLast ? rest : withFin && i === segments.length - 2 ? rest : 0);
    const fin = isLast && withFin;
    if (octets > rest || (octets === 0 && !fin) || octets > canonical.tcb.snd.mss) return null;
    const piece = {
      ...first,
      seq: seqAdd(first.seq, at),
      data: text.slice(at, at + octets),
      flags: ACK | (fin ? FIN : 0),
    };
    pieces.push({ type: 'send', segment: piece, reason: 'new' });
    at += octets;
  }
  if (at !== text.length) return null;
  const result = withSends(canonical, pieces);
  const before = canonical.tcb.retransmissionQueue.filter((u) => seqDiff(u.seq, first.seq) < 0);
  const entries = pieces.map(({ segment: s }) => ({
    seq: s.seq,
    octets: s.data.length,
    syn: false,
    fin: has(s, FIN),
    transmissions: 1,
  }));
  return { ...result, tcb: { ...result.tcb, retransmissionQueue: [...before, ...entries] } };
}
