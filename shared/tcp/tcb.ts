/** The transmission control block (RFC 9293 §3.3.1): plain data, never changed in place. */
import type { Milliseconds } from '../units.ts';
import type { Constants } from './constants.ts';
import { type SeqNumber, seq, seqAdd, seqGt, seqLe } from './seq.ts';
import type { State } from './state.ts';

export const TIMERS = [
  'retransmission',
  'persist',
  'delayed-ack',
  'time-wait',
  'user',
  'keep-alive',
] as const;
export type TimerName = (typeof TIMERS)[number];

export interface Timer {
  readonly set: Milliseconds;
  readonly due: Milliseconds;
}

/** An entry of the retransmission queue: sequence space that was sent and is not yet acknowledged. */
export interface Unacknowledged {
  readonly seq: SeqNumber;
  /** Octets of text; the text itself is read from {@link Tcb.outgoing}. */
  readonly octets: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly transmissions: number;
}

/** Text or FIN that arrived above a gap, or before ESTABLISHED (SHLD-31). */
export interface Held {
  readonly seq: SeqNumber;
  readonly data: string;
  readonly fin: boolean;
}

/**
 * The two sequence spaces (§3.3.1). A bar stands left of the number whose name is under it, so each span holds its first
 * number and not the one behind its last. All are points on a circle: seq.ts compares them.
 *
 *   snd     acknowledged │ sent, unacknowledged │ may be sent │ may not yet
 *         ───────────────┼──────────────────────┼─────────────┼─────────────▶
 *                     SND.UNA                SND.NXT   SND.UNA+SND.WND
 *                        └───────────  SND.WND  ──────────────┘
 *
 *   rcv      taken       │ may arrive: at RCV.NXT, or above a gap │ may not yet
 *         ───────────────┼────────────────────────────────────────┼─────────▶
 *                     RCV.NXT                              RCV.NXT+RCV.WND
 *
 * A peer that takes its window back may leave SND.NXT to the right of SND.UNA+SND.WND. Ours never moves to the left by itself
 * (R76); a player may move it.
 */
export interface Tcb {
  readonly state: State;
  readonly constants: Constants;
  /** How SYN-RECEIVED was or will be reached (MUST-11); null in CLOSED. */
  readonly openedBy: 'active' | 'passive' | null;
  readonly iss: SeqNumber;
  readonly irs: SeqNumber;
  readonly snd: {
    readonly una: SeqNumber;
    readonly nxt: SeqNumber;
    readonly wnd: number;
    readonly wl1: SeqNumber;
    readonly wl2: SeqNumber;
    /** MAX.SND.WND: the largest window the peer ever offered (RFC 5961 §5.2, RFC 9293 §3.8.6.2.1). */
    readonly maxWnd: number;
    /** The effective send MSS (RFC 9293 §3.7.1). */
    readonly mss: number;
  };
  readonly rcv: { readonly nxt: SeqNumber; readonly wnd: number };
  /** What the application has SENT and the peer has not acknowledged, sent or not; begins at {@link outgoingSeq}. */
  readonly outgoing: string;
  readonly outgoingSeq: SeqNumber;
  /** CLOSE was called: a FIN follows the last octet of {@link outgoing}. */
  readonly closeCalled: boolean;
  readonly retransmissionQueue: readonly Unacknowledged[];
  readonly held: readonly Held[];
  /** Acknowledged to the peer, not yet taken by a RECEIVE (RCV.USER). */
  readonly incoming: string;
  /** Octets that outstanding RECEIVEs still ask for; unused when the application always receives. */
  readonly receiveWanted: number;
  /** New octets (a FIN counts one) since our last acknowledgment; 0 when nothing is owed. */
  readonly unacknowledgedReceived: number;
  readonly timers: { readonly [name in TimerName]?: Timer };
  readonly rtt: {
    readonly srtt: number | null;
    readonly rttvar: number;
    readonly rto: Milliseconds;
    /** The one segment being timed: its end and when it was sent. Null after a retransmission (Karn). */
    readonly timing: { readonly end: SeqNumber; readonly at: Milliseconds } | null;
    readonly synRetransmitted: boolean;
  };
  /** Zero-window probes: sent since the window closed, and of these since the peer last answered. */
  readonly probes: { readonly sent: number; readonly unanswered: number };
  /** Keep-alives sent since anything last arrived. */
  readonly keepAlives: number;
}

/** No connection: what is left when a TCB is deleted. */
export function closedTcb(constants: Constants): Tcb {
  const zero = seq(0);
  return {
    state: 'CLOSED',
    constants,
    openedBy: null,
    iss: zero,
    irs: zero,
    snd: { una: zero, nxt: zero, wnd: 0, wl1: zero, wl2: zero, maxWnd: 0, mss: constants.mss },
    rcv: { nxt: zero, wnd: constants.receiveBuffer },
    outgoing: '',
    outgoingSeq: zero,
    closeCalled: false,
    retransmissionQueue: [],
    held: [],
    incoming: '',
    receiveWanted: 0,
    unacknowledgedReceived: 0,
    timers: {},
    // R85: nothing has been measured yet.
    rtt: { srtt: null, rttvar: 0, rto: constants.initialRto, timing: null, synRetransmitted: false },
    probes: { sent: 0, unanswered: 0 },
    keepAlives: 0,
  };
}

/** The sequence number that our FIN has or will have. */
export const finSeq = (tcb: Tcb): SeqNumber => seqAdd(tcb.outgoingSeq, tcb.outgoing.length);
export const finSent = (tcb: Tcb): boolean => tcb.closeCalled && seqGt(tcb.snd.nxt, finSeq(tcb));
export const finAcknowledged = (tcb: Tcb): boolean => finSent(tcb) && seqGt(tcb.snd.una, finSeq(tcb));
/**
 * R3: SND.UNA < SEG.ACK =< SND.NXT (RFC 9293 §3.4). An ACK names the next number that its sender expects, so SND.UNA
 * acknowledges nothing new and SND.NXT all there is.
 *
 *     too old, or a duplicate │ acceptable  │ acknowledges what was never sent
 *   ──────────────────────────┼─────────────┼────────────────────────────────▶ SEG.ACK
 *                        SND.UNA+1     SND.NXT+1
 */
export const ackAcceptable = (tcb: Tcb, ack: SeqNumber): boolean =>
  seqGt(ack, tcb.snd.una) && seqLe(ack, tcb.snd.nxt);

/** The earliest of the TCB's timers, or null when none runs. Ties go by the order of {@link TIMERS}. */
export function nextTimer(tcb: Tcb): { readonly name: TimerName; readonly due: Milliseconds } | null {
  let next: { name: TimerName; due: Milliseconds } | null = null;
  for (const name of TIMERS) {
    const timer = tcb.timers[name];
    if (timer && (next === null || timer.due < next.due)) next = { name, due: timer.due };
  }
  return next;
}
