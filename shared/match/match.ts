/**
 * A match: two hosts, the wire and the virtual clock, as plain data.
 * It begins in create.ts and goes on in play.ts.
 */

import type { Settings } from '../host/controls.ts';
import type { Crowd } from '../host/crowd.ts';
import type { HostId } from '../hosts.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { Facts, Scenario } from '../scenarios/scenario.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import type { Budget } from '../wire/orders.ts';
import type { Wire } from '../wire/wire.ts';
import type { Level, Player } from './input.ts';
import type { Outcome } from './match-event.ts';

export interface QueuedStimulus {
  readonly id: number;
  readonly at: Milliseconds;
  readonly stimulus: Stimulus;
  /** For a timeout: when its timer was due, which tells whether that timer still counts. */
  readonly due: Milliseconds | null;
  readonly failures: number;
  /** The canonical reaction was shown: the answer is no longer the player's own. */
  readonly advised: boolean;
  /** The teacher has told the rule. */
  readonly hinted: boolean;
}

export interface Score {
  readonly answered: number;
  readonly firstTry: number;
  readonly refused: number;
  readonly advice: number;
  /** Right and wrong first answers, by the rule that was at stake. */
  readonly rules: { readonly [rule in RuleId]?: { readonly right: number; readonly wrong: number } };
}

export interface Host {
  readonly tcb: Tcb;
  /** How often it has called OPEN, and the ISS of the next time. */
  readonly opens: number;
  readonly nextIss: number;
  /** What the scenario's controls stand at; only those that it names. */
  readonly controls: Settings;
  readonly player: Player;
  /** It has no power: what arrives is lost. */
  readonly dark: boolean;
  readonly inbox: readonly QueuedStimulus[];
  /** When the autopilot answers the first of the inbox; null while it has nothing to do. */
  readonly thinksUntil: Milliseconds | null;
  readonly score: Score;
}

/** An item of the script: waiting for its condition, due at a time, under way, answered. */
export type ScriptStatus =
  | { readonly status: 'waiting' }
  | { readonly status: 'due'; readonly at: Milliseconds }
  /** An injected segment is on the wire. */
  | { readonly status: 'on the wire'; readonly packet: number }
  | { readonly status: 'called'; readonly stimulus: number }
  | { readonly status: 'answered' };

/** A prediction of the scenario, once a player has been asked for it. */
export interface Asked {
  readonly prediction: string;
  readonly host: HostId;
  /** The option; null for none yet, or none at all. */
  readonly answer: string | null;
  /** No answer is taken any more. */
  readonly closed: boolean;
  readonly revealed: boolean;
}

export interface Setup {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly level: Level;
  readonly players: Readonly<Record<HostId, Player>>;
  /** The version of the rulebook by which it is judged; today's when left out. */
  readonly rulebook?: number;
  /** Whether its players are asked to predict; no when left out. */
  readonly predictions?: boolean;
}

export interface Match {
  readonly scenario: Scenario;
  /** The version of the rulebook that it was begun under, by which its moves are judged to its end. */
  readonly rulebook: number;
  readonly seed: number;
  readonly level: Level;
  readonly now: Milliseconds;
  /** The version of the last event. */
  readonly version: number;
  readonly nextStimulus: number;
  readonly hosts: Readonly<Record<HostId, Host>>;
  readonly wire: Wire;
  /** What a person who plays the network may still do, or could if there were one. */
  readonly budget: Budget;
  readonly script: readonly ScriptStatus[];
  /** The other connections and clients, where the scenario has any. */
  readonly crowd: Crowd | null;
  readonly facts: Facts;
  readonly goals: readonly string[];
  /** Null where nobody is asked to predict. In the order in which they were asked. */
  readonly asked: readonly Asked[] | null;
  readonly outcome: Outcome | null;
}
