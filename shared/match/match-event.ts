/** The events of a match, in order: ladder, logs, views and replay are all read from these. */

import type { ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { HostId } from '../hosts.ts';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { CallError, SendReason, Signal } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Milliseconds } from '../units.ts';
import type { Orderer, WireOrder } from '../wire/wire.ts';
import { PLAYERS, type Player } from './input.ts';
import type { Legal, Refusal } from './lesson.ts';

export const OUTCOMES = ['goals reached', 'over', 'time limit', 'ended by the teacher'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Another stimulus stopped the timer that had run out, or the host lost its power. */
export type WithdrawalCause = 'timer stopped' | 'crash';

/** Who moved a control: the host's player, or the scenario's script. */
export type ControlMover = 'player' | 'script';

/** Who answered: the one who answers for the host, or the teacher in their place. */
export const ANSWERERS = [...PLAYERS, 'teacher'] as const;
export type Answerer = (typeof ANSWERERS)[number];

export type EventBody =
  | { readonly type: 'stimulus'; readonly host: HostId; readonly id: number; readonly stimulus: Stimulus }
  | {
      readonly type: 'accepted';
      readonly host: HostId;
      /** Null for a move that nothing asked for. */
      readonly stimulus: number | null;
      readonly by: Answerer;
      readonly move: Move;
      readonly verdict: Legal;
    }
  | {
      readonly type: 'refused';
      readonly host: HostId;
      readonly stimulus: number | null;
      readonly move: Move;
      readonly verdict: Refusal;
      /** How often this stimulus has been answered wrongly, this one included. */
      readonly failures: number;
    }
  /** The stimulus went away unanswered. */
  | {
      readonly type: 'withdrawn';
      readonly host: HostId;
      readonly id: number;
      readonly cause: WithdrawalCause;
    }
  | {
      readonly type: 'sent';
      readonly host: HostId;
      readonly packet: number;
      readonly segment: Segment;
      readonly reason: SendReason;
    }
  /** A third party put it on the wire; `host` is the one whose address it bears. */
  | {
      readonly type: 'injected';
      readonly host: HostId;
      readonly packet: number;
      readonly segment: Segment;
    }
  | { readonly type: 'copied'; readonly host: HostId; readonly packet: number; readonly copyOf: number }
  | {
      readonly type: 'lost';
      readonly host: HostId;
      readonly packet: number;
      readonly cause: 'loss' | 'fault' | 'msl' | 'no power';
    }
  | {
      readonly type: 'arrived';
      readonly host: HostId;
      readonly packet: number;
      readonly segment: Segment;
      readonly copyOf: number | null;
    }
  | {
      readonly type: 'state';
      readonly host: HostId;
      readonly from: State;
      readonly to: State;
      readonly rule: RuleId;
    }
  | { readonly type: 'delivered'; readonly host: HostId; readonly data: string }
  | { readonly type: 'signal'; readonly host: HostId; readonly signal: Signal }
  | { readonly type: 'returned'; readonly host: HostId; readonly result: 'ok' | CallError }
  | {
      readonly type: 'advice';
      readonly host: HostId;
      readonly stimulus: number;
      /** The teacher gave it unasked. */
      readonly by: 'player' | 'teacher';
      readonly move: Move;
      readonly rule: RuleId;
    }
  /** The teacher tells the player which rule it is about. */
  | { readonly type: 'hint'; readonly host: HostId; readonly stimulus: number; readonly rule: RuleId }
  /** It was ordered what becomes of the next segment of the host; null: nothing any more. */
  | {
      readonly type: 'order';
      readonly host: HostId;
      readonly order: WireOrder | null;
      readonly by: Orderer;
    }
  /** The player of the host is asked what is going to happen. */
  | { readonly type: 'asked'; readonly host: HostId; readonly prediction: string }
  | {
      readonly type: 'predicted';
      readonly host: HostId;
      readonly prediction: string;
      readonly option: string;
    }
  /** It has happened: the option that came true. */
  | {
      readonly type: 'revealed';
      readonly host: HostId;
      readonly prediction: string;
      readonly option: string;
    }
  /** It lost its power and remembers nothing: `from` was no state that it left by a rule. */
  | {
      readonly type: 'crashed';
      readonly host: HostId;
      readonly from: State;
      /** It stays without power. */
      readonly stays: boolean;
    }
  | {
      readonly type: 'control';
      readonly host: HostId;
      readonly control: ControlId;
      readonly value: number;
      readonly by: ControlMover;
    }
  /** A tick of the crowd has passed: how its requests have fared so far. */
  | { readonly type: 'crowd'; readonly served: number; readonly turnedAway: number }
  /** What a player has done to the crowd, beside moving controls. */
  | { readonly type: 'act'; readonly host: HostId; readonly act: CrowdAct }
  | { readonly type: 'player'; readonly host: HostId; readonly player: Player }
  | { readonly type: 'goal'; readonly goal: string }
  | { readonly type: 'ended'; readonly outcome: Outcome };

/** An event with its place: `version` counts the match's events from 1, `at` is virtual time. */
export type MatchEvent = EventBody & { readonly version: number; readonly at: Milliseconds };
