/** The inputs of a match, in virtual time: a record is these, and all else follows. */

import { ACT_ERRORS } from '../host/acts.ts';
import type { ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { HostId } from '../hosts.ts';
import type { Move } from '../judge/move.ts';
import type { ScriptedCallBody } from '../scenarios/scenario.ts';
import type { WireOrder } from '../wire/wire.ts';

export const LEVELS = ['guided', 'standard', 'expert'] as const;
export type Level = (typeof LEVELS)[number];

export const PLAYERS = ['person', 'autopilot'] as const;
/** Who answers for a host. */
export type Player = (typeof PLAYERS)[number];

/** What the teacher does for a player: tells the rule, tells the answer, or gives it. */
export const HELPS = ['hint', 'answer', 'move'] as const;
export type Help = (typeof HELPS)[number];

export type Input =
  /** An answer to the stimulus at hand, by its id; null for a move that nothing asked for. */
  | { readonly type: 'move'; readonly host: HostId; readonly stimulus: number | null; readonly move: Move }
  /** The player calls, as the application. */
  | { readonly type: 'call'; readonly host: HostId; readonly call: ScriptedCallBody }
  /** The player moves a control that the scenario offers. */
  | { readonly type: 'control'; readonly host: HostId; readonly control: ControlId; readonly value: number }
  /** The player does something to the crowd; where many share a host, each act is one of these. */
  | { readonly type: 'crowd'; readonly host: HostId; readonly act: CrowdAct }
  /** The player asks for the canonical reaction, at a cost. */
  | { readonly type: 'advice'; readonly host: HostId }
  /** The player says what is going to happen; it moves nothing. */
  | { readonly type: 'predict'; readonly host: HostId; readonly prediction: string; readonly option: string }
  | { readonly type: 'player'; readonly host: HostId; readonly player: Player }
  /** The teacher helps with the stimulus at hand, by its id. */
  | { readonly type: 'help'; readonly host: HostId; readonly stimulus: number; readonly help: Help }
  /** What becomes of the next segment of a host is ordered; null: nothing any more. */
  | {
      readonly type: 'wire';
      readonly host: HostId;
      readonly order: WireOrder | null;
      /** A person who plays the network, out of a budget; left out for the teacher, who has none. */
      readonly by?: 'network';
    }
  /** Only time passes: what is due until then happens. */
  | { readonly type: 'advance' }
  /** The teacher ends the match. */
  | { readonly type: 'end' };

/** Why an input changed nothing, other than an illegal move (which the judge answers). */
export const INPUT_ERRORS = [
  'match-ended',
  'no-such-stimulus',
  'answer-the-stimulus-first',
  'call-not-offered',
  'control-not-offered',
  'act-not-offered',
  ...ACT_ERRORS,
  'advice-too-early',
  'nothing-to-advise',
  'already-helped',
  'nothing-left-to-do',
  'teacher-has-ordered',
  'no-such-prediction',
  'prediction-closed',
  'already-predicted',
  'not-your-host',
] as const;
export type InputError = (typeof INPUT_ERRORS)[number];
