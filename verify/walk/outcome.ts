/** What one stimulus does to one host, and how the host's history goes on with it. */
import { sentSegments } from '../../shared/judge/reaction.ts';
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import type { StepResult } from '../../shared/tcp/event.ts';
import { has, RST, type Segment, SYN } from '../../shared/tcp/segment.ts';
import { seq, seqDiff } from '../../shared/tcp/seq.ts';
import type { Arrow } from '../../shared/tcp/state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { contradictionIn } from './alone.ts';
import type { Bounds } from './bounds.ts';
import { arrowOf, reasonOf } from './figure.ts';
import { type History, type Host, isAgreed, NOW, sentNow, timeless } from './host.ts';

export interface Outcome {
  readonly host: Host;
  readonly sent: readonly Segment[];
  /** TIME-WAIT, or the second MSL of it, begins or begins anew; or it is over. */
  readonly waiting: 'begins' | 'ends' | null;
  /** A new ISS, chosen on the way back to LISTEN, lies so far behind the one that OPEN gave. */
  readonly issStep: number;
  /** The arrow of figure 5 that was gone, or why the state changed without one. */
  readonly arrow?: Arrow | undefined;
  readonly reason?: string | undefined;
  /** What must not be. */
  readonly contradiction: string | null;
}

/** What is processed; with a segment its sender's incarnation, which is known to us alone. */
export interface Given {
  /** Null: an act that nothing asked for. */
  readonly stimulus: Stimulus | null;
  readonly incarnation: number;
}

export function outcomeOf(bounds: Bounds, before: Host, given: Given, result: StepResult): Outcome {
  const { stimulus } = given;
  const sent = sentSegments(result);
  const after: Host = {
    name: before.name,
    tcb: timeless(result.tcb, bounds),
    history: lived(before, given, result),
  };
  const changed = after.tcb.state !== before.tcb.state;
  const change =
    changed && stimulus !== null ? { before: before.tcb, after: after.tcb, stimulus, sent } : null;
  const arrow = change === null ? undefined : arrowOf(change);
  const reason = change === null || arrow !== undefined ? undefined : reasonOf(change);
  const unexplained = changed && arrow === undefined && reason === undefined;
  return {
    host: after,
    sent,
    waiting: waiting(before.tcb, result.tcb),
    issStep: issStep(bounds, after),
    arrow,
    reason,
    contradiction: unexplained
      ? `${before.tcb.state} → ${after.tcb.state} is in no figure and has no reason`
      : contradictionIn(before, after, result),
  };
}

/** The first MSL of TIME-WAIT is over: whatever was on its way when it began is dead. The second begins. */
export function afterOneMsl(host: Host): Outcome {
  const later: Host = { ...host, history: { ...host.history, mslOver: true } };
  return { host: later, sent: [], waiting: 'begins', issStep: 0, contradiction: null };
}

function waiting(before: Tcb, after: Tcb): Outcome['waiting'] {
  if (after.timers['time-wait']?.set === NOW) return 'begins';
  return before.state === 'TIME-WAIT' && after.state !== 'TIME-WAIT' ? 'ends' : null;
}

function issStep(bounds: Bounds, { name, tcb, history }: Host): number {
  const opening = bounds.applications[name].opens[history.opens - 1];
  return tcb.state !== 'LISTEN' || opening === undefined ? 0 : seqDiff(tcb.iss, seq(opening.iss));
}

function lived(before: Host, { stimulus, incarnation }: Given, { tcb, effects }: StepResult): History {
  const delivered = effects.reduce((sum, e) => sum + (e.type === 'deliver' ? e.data.length : 0), 0);
  const accepted = effects.some((e) => e.type === 'return' && e.result === 'ok');
  const mslOver = before.history.mslOver && waiting(before.tcb, tcb) === null;
  let history = { ...before.history, received: before.history.received + delivered, mslOver };
  if (stimulus?.type === 'call' && accepted) {
    const { call } = stimulus;
    if (call.call === 'OPEN') history = opened(history, before.tcb);
    if (call.call === 'SEND') history = withSent(history, sentNow(history) + call.data.length);
  }
  if (tcb.state === before.tcb.state) return history;
  if (tcb.state === 'CLOSED') return ended(history, before.tcb, stimulus);
  if (tcb.state === 'LISTEN') return { ...history, partner: null };
  const tookSyn = stimulus?.type === 'segment' && has(stimulus.segment, SYN);
  const first = before.tcb.state === 'LISTEN' || before.tcb.state === 'SYN-SENT';
  return first && tookSyn ? { ...history, partner: incarnation } : history;
}

const withSent = (history: History, octets: number): History => ({
  ...history,
  sent: [...history.sent.slice(0, -1), octets],
});

function opened(history: History, { state }: Tcb): History {
  const opens = history.opens + 1;
  if (state === 'LISTEN') return { ...history, opens };
  const { incarnation, sent } = history;
  const fresh = { received: 0, partner: null, end: 'none' } as const;
  return { ...history, opens, incarnation: incarnation + 1, sent: [...sent, 0], ...fresh };
}

function ended(history: History, before: Tcb, stimulus: Stimulus | null): History {
  const { partner, met } = history;
  const { state } = before;
  const reset = stimulus?.type === 'segment' && has(stimulus.segment, RST);
  const inOrder =
    (state === 'TIME-WAIT' && stimulus?.type === 'timeout') ||
    (state === 'LAST-ACK' && stimulus?.type === 'segment' && !reset);
  const never = state === 'LISTEN' || state === 'SYN-SENT';
  const meets = isAgreed(before) && partner !== null && !met.includes(partner);
  return {
    ...history,
    received: 0,
    partner: null,
    met: meets ? [...met, partner].sort() : met,
    end: never ? 'none' : inOrder ? 'in order' : 'broken',
  };
}
