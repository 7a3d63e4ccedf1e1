/**
 * A hypothesis: one possible TCB of a watched host, and what the host owes and may still do.
 * Never changed in place once it stands in a set: take a {@link copy} and change that.
 */
import type { RuleId } from '../../tcp/rules.ts';
import type { Segment } from '../../tcp/segment.ts';
import { type SeqNumber, seq, seqAdd, seqDiff, seqGt } from '../../tcp/seq.ts';
import type { State } from '../../tcp/state.ts';
import { closedTcb, type Tcb } from '../../tcp/tcb.ts';
import { OBSERVED_CONSTANTS } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { type Microseconds, NO_SCALE, type Observed } from '../observed-segment.ts';
import type { Liberties } from '../stacks.ts';
import { extendPath, type StatePath, startOf } from '../state-path.ts';

/** An answer that a rule demands, and the segment that demanded it. */
export interface PendingReply {
  readonly by: Microseconds;
  /** SEG.SEQ of what asks for it. */
  readonly asked: SeqNumber;
  readonly rule: RuleId;
  readonly frame: number;
  readonly time: Microseconds;
}

/** A reset that would be the answer to a segment which arrived: `<SEQ=seq><CTL=RST>` or `<SEQ=seq><ACK=ack><CTL=RST,ACK>`. */
export interface PermittedReset extends PendingReply {
  readonly seq: SeqNumber;
  readonly ack: SeqNumber | null;
  readonly must: boolean;
  /** The liberty of a stack that it takes, and that its absence takes. */
  readonly took?: Liberties;
  readonly unless?: Liberties;
  /** The way of a connection that had ended before; null when its sender keeps the connection, or has none. */
  readonly ended: StatePath | null;
}

/** An answer that is overdue. */
export interface Overdue extends PendingReply {
  /** How often the peer has shown that it still waits: what asked for the answer came again. */
  readonly repeated: number;
}

/** Where RCV.NXT stood before and after a segment was taken; the list goes back to the last ACK. */
export interface Stood {
  readonly frame: number;
  readonly seq: SeqNumber;
  readonly end: SeqNumber;
  readonly time: Microseconds;
  readonly before: Stood | null;
  readonly length: number;
  /** SND.UNA before its ACK counted. */
  readonly una: SeqNumber;
}

/** A piece of text that arrived above a gap. */
export interface HeldPiece {
  readonly seq: SeqNumber;
  readonly end: SeqNumber;
  /** A card has merged it of several segments, and each may be acknowledged (tap.ts). */
  readonly merged?: true;
}

/** What a capture that began in the middle has told so far. */
export interface MidStream {
  readonly sent: boolean;
  readonly heard: boolean;
  /** SEQ of our last ACK without text: when it is acknowledged, SND.NXT is certain. */
  readonly bare: SeqNumber | null;
  readonly sentForCertain: boolean;
  readonly heardForCertain: boolean;
}

/** SND.WND, and the segment that set it last. */
export type Window = Pick<Hypothesis, 'sndWnd' | 'wl1' | 'wl2'>;

const ZERO = seq(0);

export class Hypothesis {
  state: State;
  openedBy: 'active' | 'passive' | null;
  /** The capture began in the middle, and it is not certain yet what was sent and received before (mid-stream.ts). */
  midStream: MidStream | null;
  /** The kernel has dropped the ACK of its SYN,ACK, its queue being full: a request that answers nothing. */
  request: boolean;

  iss: SeqNumber;
  una: SeqNumber;
  nxt: SeqNumber;
  /** The number of our FIN. */
  fin: SeqNumber | null;
  sndWnd: number;
  /** When the send window closed, or was last probed since. */
  closedAt: Microseconds;
  wl1: SeqNumber;
  wl2: SeqNumber;
  /** The window that a host by the RFC goes on with, while Linux has taken that of an old segment (R66). */
  kept: Window | null;
  maxWnd: number;
  /** The furthest right edge that the peer ever offered. */
  edge: SeqNumber;
  sndShift: number;
  /** What the peer takes at most in one segment, where its SYN was seen. */
  mss: number;

  irs: SeqNumber;
  rcvNxt: SeqNumber;
  /** RCV.NXT before the last text was taken. */
  stoodAt: SeqNumber;
  /** The last acknowledgment that went out. */
  acked: SeqNumber;
  /** The furthest right edge that we ever offered. */
  offered: SeqNumber;
  rcvShift: number;
  /** The window field that last went out. */
  wnd: number;
  /** The window scale of our SYN, as {@link Observed} has it. */
  ourScale: number;
  /** Where the peer's stream ends, once a FIN has arrived, in its place or above a gap. */
  theirFin: SeqNumber | null;
  /** Something of ours was unsent or could be when it arrived: a FIN of ours may have waited behind it. */
  blockedAtTheirFin: boolean;
  held: readonly HeldPiece[] | null;
  /** Where RCV.NXT may also stand when a gap has been filled: what lay above it need not have been kept. */
  partial: readonly SeqNumber[] | null;
  heardText: boolean;
  /** Their SYN brought a Fast Open cookie, so that text may go out before the handshake ends. */
  fastOpen: boolean;
  /** The timestamps of our SYN, or SYN,ACK, when it went out first and last; −1 without. */
  ourStamp: number;
  ourLastStamp: number;
  /** The latest that TS.Recent can be (RFC 7323 §4.3); −1 without timestamps. */
  stamp: number;

  owed: PendingReply | null;
  resets: readonly PermittedReset[] | null;
  /** SYNs that arrived and are not answered. */
  syns: readonly Observed[] | null;
  /** Their SYN crossed ours, and the SYN,ACK that answers it comes before anything else (R42). */
  synAckDue: boolean;
  /** Something arrived that a TCP answers with an ACK. */
  provoked: boolean;

  /** SYN-RECEIVED as the last SYN,ACK made it, also when the connection is gone: its cookie stays valid. */
  answered: Hypothesis | null;

  since: Microseconds;
  /** When SND.UNA last moved, or something went out with nothing outstanding. */
  outstandingSince: Microseconds;
  /** Retransmissions and probes since then. */
  resent: number;
  heardAt: Microseconds;
  /** When something arrived that was not dropped. */
  takenAt: Microseconds;
  sentAt: Microseconds;
  /** When the last ACK without text went out. */
  pureAckAt: Microseconds;

  /** An answer that was due and has not come; whether that is wrong, the peer will show (overdue.ts). */
  overdue: Overdue | null;
  /** Where RCV.NXT stood in the batch that TCP may still be taking up (tap.ts). */
  stood: Stood | null;
  /** SND.NXT of the last connection on these ports, when it had ended. */
  gone: SeqNumber | null;
  notes: Notes | null;
  /** The liberties of stacks that it has taken. */
  took: Liberties;

  way: StatePath;

  /** A copy of another; or nothing, as CLOSED is. In one go, for it is what most of a check's time goes into. */
  constructor(from: Fields = NOTHING) {
    this.state = from.state;
    this.openedBy = from.openedBy;
    this.midStream = from.midStream;
    this.request = from.request;
    this.iss = from.iss;
    this.una = from.una;
    this.nxt = from.nxt;
    this.fin = from.fin;
    this.sndWnd = from.sndWnd;
    this.closedAt = from.closedAt;
    this.wl1 = from.wl1;
    this.wl2 = from.wl2;
    this.kept = from.kept;
    this.maxWnd = from.maxWnd;
    this.edge = from.edge;
    this.sndShift = from.sndShift;
    this.mss = from.mss;
    this.irs = from.irs;
    this.rcvNxt = from.rcvNxt;
    this.stoodAt = from.stoodAt;
    this.acked = from.acked;
    this.offered = from.offered;
    this.rcvShift = from.rcvShift;
    this.wnd = from.wnd;
    this.ourScale = from.ourScale;
    this.theirFin = from.theirFin;
    this.blockedAtTheirFin = from.blockedAtTheirFin;
    this.held = from.held;
    this.partial = from.partial;
    this.heardText = from.heardText;
    this.fastOpen = from.fastOpen;
    this.ourStamp = from.ourStamp;
    this.ourLastStamp = from.ourLastStamp;
    this.stamp = from.stamp;
    this.owed = from.owed;
    this.resets = from.resets;
    this.syns = from.syns;
    this.synAckDue = from.synAckDue;
    this.provoked = from.provoked;
    this.answered = from.answered;
    this.since = from.since;
    this.outstandingSince = from.outstandingSince;
    this.resent = from.resent;
    this.heardAt = from.heardAt;
    this.takenAt = from.takenAt;
    this.sentAt = from.sentAt;
    this.pureAckAt = from.pureAckAt;
    this.overdue = from.overdue;
    this.stood = from.stood;
    this.gone = from.gone;
    this.notes = from.notes;
    this.took = from.took;
    this.way = from.way;
  }
}

type Fields = { [K in keyof Hypothesis]: Hypothesis[K] };

const NOTHING: Fields = {
  state: 'CLOSED',
  openedBy: null,
  midStream: null,
  request: false,
  iss: ZERO,
  una: ZERO,
  nxt: ZERO,
  fin: null,
  sndWnd: 0,
  closedAt: 0,
  wl1: ZERO,
  wl2: ZERO,
  kept: null,
  maxWnd: 0,
  edge: ZERO,
  sndShift: 0,
  mss: 0xffff,
  irs: ZERO,
  rcvNxt: ZERO,
  stoodAt: ZERO,
  acked: ZERO,
  offered: ZERO,
  rcvShift: 0,
  wnd: 0,
  ourScale: NO_SCALE,
  theirFin: null,
  blockedAtTheirFin: false,
  held: null,
  partial: null,
  heardText: false,
  fastOpen: false,
  ourStamp: -1,
  ourLastStamp: -1,
  stamp: -1,
  owed: null,
  resets: null,
  syns: null,
  synAckDue: false,
  provoked: false,
  answered: null,
  since: 0,
  outstandingSince: 0,
  resent: 0,
  heardAt: 0,
  takenAt: 0,
  sentAt: 0,
  pureAckAt: 0,
  overdue: null,
  stood: null,
  gone: null,
  notes: null,
  took: 0,
  way: startOf('CLOSED'),
};

export const copy = (p: Hypothesis): Hypothesis => new Hypothesis(p);

/** What is left when the connection is gone; answers that are due stay due. */
export function withoutConnection(p: Hypothesis, state: 'CLOSED' | 'LISTEN', at: Microseconds): Hypothesis {
  const q = new Hypothesis();
  q.state = state;
  q.resets = p.resets;
  q.owed = firstDue(p.resets);
  q.answered = p.answered;
  q.since = at;
  q.heardAt = p.heardAt;
  q.sentAt = p.sentAt;
  q.pureAckAt = p.pureAckAt;
  q.gone = hasConnection(p) ? p.nxt : p.gone;
  q.notes = p.notes;
  q.took = p.took;
  q.way = extendPath(p.way, state);
  return q;
}

/** What is due when these resets are all that has not gone out. */
export const firstDue = (resets: readonly PermittedReset[] | null): PendingReply | null =>
  resets?.find((r) => r.must) ?? null;

export function enter(q: Hypothesis, state: State, at: Microseconds): void {
  if (q.state === state) return;
  q.state = state;
  q.since = at;
  q.way = extendPath(q.way, state);
}

/** The other TCB that explains a FIN in CLOSE-WAIT: CLOSE came before their FIN did, and ours waited behind text (R22). */
export function closedBefore(p: Hypothesis, sent: Hypothesis, at: Microseconds): Hypothesis | null {
  if (p.state !== 'CLOSE-WAIT' || sent.state !== 'LAST-ACK' || !sent.blockedAtTheirFin) return null;
  const q = copy(sent);
  q.way = extendPath(extendPath(p.way.before ?? p.way, 'FIN-WAIT-1'), 'CLOSING');
  q.state = 'CLOSING';
  q.since = at;
  return q;
}

export const hasConnection = (p: Hypothesis): boolean => p.state !== 'CLOSED' && p.state !== 'LISTEN';
export const outstanding = (p: Hypothesis): boolean => p.nxt !== p.una;
/** Whether something lies in the window that was on offer before, but not in the one of the last segment (R76). */
export function liesInLostWindow(p: Hypothesis, s: Observed): boolean {
  const edge = seqAdd(p.acked, p.wnd * 2 ** p.rcvShift);
  return seqGt(p.offered, edge) && seqGt(s.end, edge);
}
/** The receive window that is on offer. */
export const offeredWindow = (p: Hypothesis): number => Math.max(0, seqDiff(p.offered, p.rcvNxt));
/** The window that the peer means: one on a SYN is never scaled (RFC 7323 §2.2). */
export const meantWindow = (s: Observed, shift: number, isSyn: boolean): number =>
  isSyn ? s.wnd : s.wnd * 2 ** shift;

/** The same as two hypotheses when nothing that can still happen tells them apart. */
export function same(a: Hypothesis, b: Hypothesis): boolean {
  return (
    a.state === b.state &&
    a.una === b.una &&
    a.nxt === b.nxt &&
    a.fin === b.fin &&
    a.rcvNxt === b.rcvNxt &&
    a.theirFin === b.theirFin &&
    sameHeld(a.held, b.held) &&
    a.request === b.request &&
    a.openedBy === b.openedBy &&
    a.stamp === b.stamp &&
    a.owed?.by === b.owed?.by &&
    a.overdue?.frame === b.overdue?.frame &&
    (a.notes?.open ?? 0) === (b.notes?.open ?? 0) &&
    (a.resets?.length ?? 0) === (b.resets?.length ?? 0)
  );
}

function sameHeld(a: Hypothesis['held'], b: Hypothesis['held']): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  return a.every((piece, i) => piece.seq === b[i]?.seq && piece.end === b[i]?.end);
}

const NO_TCB = closedTcb(OBSERVED_CONSTANTS);

/** The rulebook's TCB with the numbers of this hypothesis; no text, for nobody knows what waits to be sent. */
export function tcbOf(p: Hypothesis): Tcb {
  return {
    ...NO_TCB,
    state: p.state,
    openedBy: p.openedBy,
    iss: p.iss,
    irs: p.irs,
    snd: { ...NO_TCB.snd, una: p.una, nxt: p.nxt, wnd: p.sndWnd, wl1: p.wl1, wl2: p.wl2, maxWnd: p.maxWnd },
    rcv: { nxt: p.rcvNxt, wnd: offeredWindow(p) },
    outgoingSeq: p.fin ?? p.nxt,
    closeCalled: p.fin !== null,
  };
}

/** What a step made of {@link tcbOf}, taken over. */
export function adopt(p: Hypothesis, tcb: Tcb, at: Microseconds): Hypothesis {
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return withoutConnection(p, tcb.state, at);
  const q = copy(p);
  const { snd, rcv } = tcb;
  if (snd.una !== q.una) {
    q.outstandingSince = at;
    q.resent = 0;
  }
  q.una = snd.una;
  if (snd.wnd === 0 && q.sndWnd !== 0) q.closedAt = at;
  q.sndWnd = snd.wnd;
  q.wl1 = snd.wl1;
  q.wl2 = snd.wl2;
  q.maxWnd = snd.maxWnd;
  q.irs = tcb.irs;
  q.rcvNxt = rcv.nxt;
  enter(q, tcb.state, at);
  return q;
}

/**
 * The right edge moves out: to SEG.ACK + window, and to SND.UNA + SND.WND, which is further when a segment acknowledges
 * something but is too old to set the window (R66).
 */
export function widen(q: Hypothesis, s: Pick<Segment, 'ack'>, wnd: number): void {
  const offered = seqAdd(s.ack, wnd);
  if (seqDiff(offered, q.edge) > 0) q.edge = offered;
  const usable = seqAdd(q.una, Math.max(q.sndWnd, q.kept?.sndWnd ?? 0));
  if (seqDiff(usable, q.edge) > 0) q.edge = usable;
}
