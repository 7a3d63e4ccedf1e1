/** What comes into a step and what goes out of it (RFC 9293 §3.10). Time comes in with the event. */
import type { Milliseconds } from '../units.ts';
import type { RuleId } from './rules.ts';
import type { Segment } from './segment.ts';
import type { Tcb, TimerName } from './tcb.ts';

/** The user calls of §3.9.1 that change a connection. STATUS only reads, and has no place here. */
export type Call =
  | { readonly call: 'OPEN'; readonly mode: 'active' | 'passive'; readonly iss: number }
  | { readonly call: 'SEND'; readonly data: string }
  | { readonly call: 'RECEIVE'; readonly octets: number }
  | { readonly call: 'CLOSE' }
  | { readonly call: 'ABORT' };
export type CallName = Call['call'];
export const CALLS = ['OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT'] as const satisfies readonly CallName[];

export type Event =
  | { readonly type: 'call'; readonly at: Milliseconds; readonly call: Call }
  | { readonly type: 'segment'; readonly at: Milliseconds; readonly segment: Segment }
  | { readonly type: 'timeout'; readonly at: Milliseconds; readonly timer: TimerName };

/** The error strings of §3.10.1–§3.10.6, without their leading "error: ". */
export type CallError =
  | 'connection already exists'
  | 'connection does not exist'
  | 'connection closing'
  | 'connection reset'
  | 'closing';

/** Signals to the application (§3.9.1.8, §3.10.7, §3.10.8). */
export const SIGNALS = [
  'connection established',
  'connection closing',
  'connection closed',
  'connection reset',
  'connection refused',
  'delivery problem',
  'connection aborted due to excessive retransmission',
  'connection aborted due to user timeout',
  'connection aborted due to unanswered keep-alives',
  'urgent data',
] as const;
export type Signal = (typeof SIGNALS)[number];

export const SEND_REASONS = [
  'new',
  'retransmission',
  'probe',
  'acknowledgment',
  'challenge ACK',
  'reset',
  'keep-alive',
] as const;
export type SendReason = (typeof SEND_REASONS)[number];

export type Effect =
  | { readonly type: 'send'; readonly segment: Segment; readonly reason: SendReason }
  | { readonly type: 'deliver'; readonly data: string }
  | { readonly type: 'signal'; readonly signal: Signal }
  | { readonly type: 'return'; readonly result: 'ok' | CallError };

export interface StepResult {
  readonly tcb: Tcb;
  readonly effects: readonly Effect[];
  /** Every rule that took part, in the order in which it did. */
  readonly rules: readonly RuleId[];
  /** The rule that decided what is sent (or that nothing is), and the one that decided the state. */
  readonly because: { readonly reply: RuleId; readonly state: RuleId };
  /** The segment was dropped, whatever was sent in answer; of text at a closed window only the ACK counted (R46). */
  readonly discarded: boolean;
}
