/**
 * The numbers that the level fills in, for the card that shows what will be sent.
 * Only the player's flags decide here; whether they are right, and what really goes out, is the judge's to say.
 */
import type { Stimulus, TcbView } from '../../shared/protocol/view.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segEnd, segLen } from '../../shared/tcp/segment.ts';
import { seq, seqAdd, seqDiff, seqGt, seqLe } from '../../shared/tcp/seq.ts';

export interface Filled {
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly wnd: number;
  readonly len: number;
}

const before = ({ state }: TcbView): boolean =>
  state === 'CLOSED' || state === 'LISTEN' || state === 'SYN-SENT' || state === 'SYN-RECEIVED';

/** RCV.NXT once the segment at hand has been taken. */
function nextExpected(tcb: TcbView, segment: Segment | null): number {
  const next = seq(tcb.rcv.nxt);
  if (segment === null) return next;
  const listens = tcb.state === 'CLOSED' || tcb.state === 'LISTEN' || tcb.state === 'SYN-SENT';
  if (listens) return has(segment, SYN) ? segEnd({ ...segment, data: '' }) : next;
  const fits = seqLe(segEnd(segment), seqAdd(next, tcb.rcv.wnd));
  const inOrder =
    seqLe(segment.seq, next) && seqGt(segEnd(segment), next) && fits && !has(segment, RST | SYN);
  return inOrder ? segEnd(segment) : next;
}

/**
 * RCV.WND once the stimulus has been dealt with: what is taken in leaves less, what the application takes out opens it
 * again, but only by a step worth telling (R76, R103).
 */
export function windowAfter(tcb: TcbView, stimulus: Stimulus | null): number {
  const segment = stimulus?.type === 'segment' ? stimulus.segment : null;
  const asked = stimulus?.type === 'call' && stimulus.call.call === 'RECEIVE' ? stimulus.call.octets : 0;
  const counts =
    segment === null || before(tcb) ? 0 : seqDiff(seq(nextExpected(tcb, segment)), seq(tcb.rcv.nxt));
  if (counts === 0 && asked === 0) return tcb.rcv.wnd;
  const arrived = counts - (segment && has(segment, FIN) ? 1 : 0);
  const there = tcb.unread + Math.max(0, arrived);
  const taken = tcb.receiveWanted === null ? there : Math.min(there, tcb.receiveWanted + asked);
  const free = tcb.receiveBuffer - there + taken;
  const left = tcb.rcv.wnd - counts;
  return free - left >= Math.min(tcb.receiveBuffer / 2, tcb.mss) ? free : left;
}

/** Octets that may go now, when the call or the segment at hand has been taken into account. */
function octetsToSend(tcb: TcbView, stimulus: Stimulus | null): number {
  const { snd } = tcb;
  const segment = stimulus?.type === 'segment' ? stimulus.segment : null;
  const called = stimulus?.type === 'call' && stimulus.call.call === 'SEND' ? stimulus.call.data.length : 0;
  const una = segment && has(segment, ACK) && seqGt(segment.ack, seq(snd.una)) ? segment.ack : snd.una;
  const wnd = segment ? segment.wnd : snd.wnd;
  const usable = seqDiff(seqAdd(seq(una), wnd), seq(snd.nxt));
  return Math.max(0, Math.min(tcb.unsent + called, usable));
}

/** A reset answers with the number its target waits for, when the target told us (RFC 9293 §3.10.7.1). */
function reset(tcb: TcbView, segment: Segment | null, flags: number): Omit<Filled, 'wnd' | 'len'> {
  if (segment === null || !before(tcb)) return { flags, seq: tcb.snd.nxt, ack: tcb.rcv.nxt };
  if (has(segment, ACK)) return { flags, seq: segment.ack, ack: 0 };
  return { flags, seq: 0, ack: seqAdd(segment.seq, segLen(segment)) };
}

/** Lengths of the segments: the last ones carry the text, cut at the MSS; a SYN or RST carries none. */
function lengths(
  tcb: TcbView,
  stimulus: Stimulus | null,
  flags: readonly number[],
  given: readonly (number | null)[],
): number[] {
  const carries = (f: number): boolean => (f & (SYN | RST)) === 0 && (f & ACK) !== 0 && !before(tcb);
  const again = stimulus?.type === 'timeout' && stimulus.timer === 'retransmission';
  const probes = stimulus?.type === 'timeout' && stimulus.timer === 'persist';
  const asked = stimulus !== null && !(stimulus.type === 'timeout' && stimulus.timer === 'delayed-ack');
  const all = again ? tcb.unacknowledged : probes ? 1 : asked ? octetsToSend(tcb, stimulus) : 0;
  const carriers = flags.filter(carries).length;
  const pieces = Math.min(carriers, Math.ceil(all / tcb.mss));
  let left = all;
  let skip = carriers - pieces;
  return flags.map((f, i) => {
    if (!carries(f)) return given[i] ?? 0;
    if (skip > 0) {
      skip -= 1;
      return given[i] ?? 0;
    }
    const len = given[i] ?? Math.min(left, tcb.mss);
    left = Math.max(0, left - len);
    return len;
  });
}

/** The segments with these flags (and lengths, where the player gave them) as they would go out, one after another. */
export function fill(
  tcb: TcbView,
  stimulus: Stimulus | null,
  flags: readonly number[],
  given: readonly (number | null)[] = [],
): readonly Filled[] {
  const segment = stimulus?.type === 'segment' ? stimulus.segment : null;
  const iss = stimulus?.type === 'call' && stimulus.call.call === 'OPEN' ? stimulus.call.iss : tcb.iss;
  const again = stimulus?.type === 'timeout' && stimulus.timer !== 'delayed-ack' && tcb.unacknowledged > 0;
  const finAgain = stimulus?.type === 'timeout' && stimulus.timer === 'retransmission';
  const ack = nextExpected(tcb, segment);
  const wnd = windowAfter(tcb, stimulus);
  const sizes = lengths(tcb, stimulus, flags, given);
  const opens = stimulus?.type === 'call' && stimulus.call.call === 'OPEN';
  // A keep-alive repeats a number that the peer has acknowledged (R108).
  const alive = stimulus?.type === 'timeout' && stimulus.timer === 'keep-alive';
  let next: number = opens ? iss : again || finAgain ? tcb.snd.una : seqAdd(seq(tcb.snd.nxt), alive ? -1 : 0);
  return flags.map((f, i) => {
    const len = sizes[i] ?? 0;
    if ((f & RST) !== 0) return { ...reset(tcb, segment, f), wnd: 0, len: 0 };
    if ((f & SYN) !== 0) return { flags: f, seq: iss, ack, wnd, len };
    const at = next;
    next = seqAdd(seq(at), len + ((f & FIN) !== 0 ? 1 : 0));
    return { flags: f, seq: at, ack, wnd, len };
  });
}
