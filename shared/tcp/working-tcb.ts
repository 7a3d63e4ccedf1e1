/** The TCB while one step changes it, and the few ways to change it. Nothing of this outlives the step. */
import type { Milliseconds } from '../units.ts';
import type { CallError, Effect, SendReason, Signal } from './event.ts';
import type { RuleId } from './rules.ts';
import { ACK, has, type Segment } from './segment.ts';
import { seqAdd } from './seq.ts';
import type { State } from './state.ts';
import { closedTcb, type Tcb, TIMERS, type Timer, type TimerName } from './tcb.ts';

export interface Working {
  readonly now: Milliseconds;
  tcb: { -readonly [K in keyof Tcb]: Tcb[K] };
  readonly effects: Effect[];
  readonly rules: RuleId[];
  /** Decides what is sent in answer; the first that demands it. */
  replyRule: RuleId | null;
  /** Says that nothing need be sent, unless a {@link replyRule} does. */
  quietRule: RuleId | null;
  stateRule: RuleId | null;
  /** Settled when the whole event is processed, so that one ACK serves all of it (R99). */
  ackWanted: 'no' | 'later' | 'now';
  ackReason: SendReason;
  /** A send window of zero has just opened: what the probes offered in vain may go. */
  windowOpened: boolean;
  discarded: boolean;
}

export function working(tcb: Tcb, now: Milliseconds): Working {
  return {
    now,
    tcb: copy(tcb),
    effects: [],
    rules: [],
    replyRule: null,
    quietRule: null,
    stateRule: null,
    ackWanted: 'no',
    ackReason: 'acknowledgment',
    windowOpened: false,
    discarded: false,
  };
}

export function note(w: Working, rule: RuleId): void {
  if (!w.rules.includes(rule)) w.rules.push(rule);
}

export function enter(w: Working, state: State, rule: RuleId): void {
  note(w, rule);
  w.tcb.state = state;
  w.stateRule = rule;
}

/** Drops the segment: nothing more of it is processed. */
export function discard(w: Working, rule: RuleId): void {
  note(w, rule);
  w.discarded = true;
  w.replyRule ??= rule;
}

export function signal(w: Working, s: Signal): void {
  w.effects.push({ type: 'signal', signal: s });
}

export function returns(w: Working, result: 'ok' | CallError, rule: RuleId): void {
  note(w, rule);
  w.replyRule ??= rule;
  w.effects.push({ type: 'return', result });
}

/** SENDs and RECEIVEs that were queued and can no longer be served are answered with an error. */
export function answerOutstanding(w: Working, error: CallError): void {
  if (w.tcb.outgoing === '' && w.tcb.receiveWanted === 0) return;
  w.effects.push({ type: 'return', result: error });
}

export function send(w: Working, s: Segment, reason: SendReason, rule: RuleId): void {
  note(w, rule);
  w.replyRule ??= rule;
  w.effects.push({ type: 'send', segment: s, reason });
  if (has(s, ACK)) {
    if (w.ackWanted !== 'no' || w.tcb.unacknowledgedReceived > 0) note(w, 'R99');
    w.ackWanted = 'no';
    w.tcb.unacknowledgedReceived = 0;
    stopTimer(w, 'delayed-ack');
  }
}

export function wantAck(
  w: Working,
  when: 'later' | 'now',
  rule: RuleId,
  reason: SendReason = 'acknowledgment',
): void {
  note(w, rule);
  w.replyRule = rule;
  w.ackReason = reason;
  if (w.ackWanted !== 'now') w.ackWanted = when;
}

/** Every field, by name: a step makes one of these. */
function copy(tcb: Tcb): Working['tcb'] {
  return {
    state: tcb.state,
    constants: tcb.constants,
    openedBy: tcb.openedBy,
    iss: tcb.iss,
    irs: tcb.irs,
    snd: tcb.snd,
    rcv: tcb.rcv,
    outgoing: tcb.outgoing,
    outgoingSeq: tcb.outgoingSeq,
    closeCalled: tcb.closeCalled,
    retransmissionQueue: tcb.retransmissionQueue,
    held: tcb.held,
    incoming: tcb.incoming,
    receiveWanted: tcb.receiveWanted,
    unacknowledgedReceived: tcb.unacknowledgedReceived,
    timers: tcb.timers,
    rtt: tcb.rtt,
    probes: tcb.probes,
    keepAlives: tcb.keepAlives,
  };
}

// Spelled out: what is spread into a new object, or left out by a name that is computed, takes several times as long.

export function setSnd(w: Working, change: Partial<Tcb['snd']>): void {
  const { una, nxt, wnd, wl1, wl2, maxWnd, mss } = w.tcb.snd;
  w.tcb.snd = {
    una: change.una ?? una,
    nxt: change.nxt ?? nxt,
    wnd: change.wnd ?? wnd,
    wl1: change.wl1 ?? wl1,
    wl2: change.wl2 ?? wl2,
    maxWnd: change.maxWnd ?? maxWnd,
    mss: change.mss ?? mss,
  };
}

export function startTimer(w: Working, name: TimerName, delay: Milliseconds): void {
  w.tcb.timers = withTimer(w.tcb.timers, name, { set: w.now, due: w.now + delay });
}

export function stopTimer(w: Working, name: TimerName): void {
  if (w.tcb.timers[name] !== undefined) w.tcb.timers = withTimer(w.tcb.timers, name, undefined);
}

function withTimer(timers: Tcb['timers'], changed: TimerName, timer: Timer | undefined): Tcb['timers'] {
  const next: { -readonly [name in TimerName]?: Timer } = {};
  for (const name of TIMERS) {
    const one = name === changed ? timer : timers[name];
    if (one !== undefined) next[name] = one;
  }
  return next;
}

/** Deletes the TCB: every queue is flushed and every timer stops. */
export function deleteTcb(w: Working, rule: RuleId): void {
  w.tcb = { ...closedTcb(w.tcb.constants) };
  w.ackWanted = 'no';
  enter(w, 'CLOSED', rule);
}

/** 4.2BSD's step between connections; any step that cannot collide with the last incarnation would do. */
const ISS_STEP = 64_000;

/**
 * Back to LISTEN after a passive open that came to nothing; the next SYN gets another ISS. Only the retransmission queue
 * is flushed: the application is not told, so its SENDs, RECEIVEs and CLOSE wait for the next SYN.
 */
export function backToListen(w: Working, rule: RuleId): void {
  const { constants, iss, outgoing, closeCalled, receiveWanted } = w.tcb;
  const waiting = { outgoing, closeCalled, receiveWanted };
  w.tcb = { ...closedTcb(constants), openedBy: 'passive', iss: seqAdd(iss, ISS_STEP), ...waiting };
  enter(w, 'LISTEN', rule);
}

/** 2 MSL start now, and no other timer runs any longer (§3.10.7.4); so an ACK that waited for its timer goes now. */
export function enterTimeWait(w: Working, rule: RuleId): void {
  if (w.tcb.timers['delayed-ack'] !== undefined) wantAck(w, 'now', 'R97');
  w.tcb.timers = {};
  startTimeWait(w);
  enter(w, 'TIME-WAIT', rule);
}

export function startTimeWait(w: Working): void {
  startTimer(w, 'time-wait', 2 * w.tcb.constants.msl);
}
