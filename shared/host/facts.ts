/** What a crowd has been through: the goals of a scenario and the score are read from it. */

import type { HostId } from '../hosts.ts';
import { STATES, type State } from '../tcp/state.ts';
import type { Milliseconds } from '../units.ts';
import type { ControlId, Settings } from './controls.ts';

/** Why a request came to nothing. */
export const REASONS = ['no answer', 'reset', 'no port', 'no descriptor'] as const;
export type Reason = (typeof REASONS)[number];

export type StateCounts = { readonly [state in State]?: number };

export interface Outcomes {
  readonly served: number;
  readonly turnedAway: number;
}

/**
 * What is in force on a host: nothing that was not there at first, one control moved to a value, or several, joined by `+`.
 * Whoever wants to know what a remedy does moves it alone.
 */
export type InForce = 'nothing' | Moved | `${Moved}+${string}`;
type Moved = `${ControlId}:${number}`;

/** How requests fared while it was in force, once there was trouble: a flood, or somebody turned away. */
export interface Trial extends Outcomes {
  /** For how long under strain: while requests come to nothing, or during a flood from forged addresses that has hurt somebody. */
  readonly strained: Milliseconds;
  /** Served in a row while it was in force, and since anybody was turned away at all; and the longest such row. */
  readonly streak: number;
  readonly longest: number;
  /** The longest such row that ended because somebody was turned away all the same. */
  readonly broken: number;
}

export interface CrowdFacts extends Outcomes {
  readonly reasons: { readonly [reason in Reason]?: number };
  /** Served in a row, since one was last turned away. */
  readonly streak: number;
  /** Only what ended while a SYN flood was arriving; `time` is for how long one was. */
  readonly underFire: Outcomes & { readonly streak: number; readonly time: Milliseconds };
  readonly trials: Readonly<Record<HostId, { readonly [what in InForce]?: Trial }>>;
  /** Connections in each state now, and at most at any time. */
  readonly now: Readonly<Record<HostId, StateCounts>>;
  readonly most: Readonly<Record<HostId, StateCounts>>;
  /** Half-open entries of the server that a RST has freed. */
  readonly freedByReset: number;
  /** Resets that a host has sent for connections that it did not know (any more). */
  readonly resets: Readonly<Record<HostId, number>>;
  /** How often the application found no descriptor free for what it was to accept. */
  readonly outOfDescriptors: number;
  readonly restarts: number;
  /** How often bind() found the port in use; and how often it got it although connections still had it. */
  readonly bindFailed: number;
  readonly boundInUse: number;
  /** Rows that players closed by hand. */
  readonly closedByHand: number;
  /** Connections in FIN-WAIT-2 that the kernel deleted after tcp_fin_timeout. */
  readonly finTimeouts: number;
  /** Connections that stayed in FIN-WAIT-2 for longer, because an application still held them. */
  readonly outlivedFinTimeout: boolean;
}

const NO_TRIAL: Trial = { served: 0, turnedAway: 0, strained: 0, streak: 0, longest: 0, broken: 0 };

export const NO_CROWD: CrowdFacts = {
  served: 0,
  turnedAway: 0,
  reasons: {},
  streak: 0,
  underFire: { served: 0, turnedAway: 0, streak: 0, time: 0 },
  trials: { A: {}, B: {} },
  now: { A: {}, B: {} },
  most: { A: {}, B: {} },
  freedByReset: 0,
  resets: { A: 0, B: 0 },
  outOfDescriptors: 0,
  restarts: 0,
  bindFailed: 0,
  boundInUse: 0,
  closedByHand: 0,
  finTimeouts: 0,
  outlivedFinTimeout: false,
};

export type InForceOnBoth = Readonly<Record<HostId, InForce>>;

/** What holds at the moment that is counted. */
export interface Circumstances {
  readonly fire: boolean;
  readonly strain: boolean;
  readonly inForce: InForceOnBoth;
}

/** How a request ended, and what was in force when it began: that is what it tells about. */
export interface Ended {
  /** Null: it was served. */
  readonly reason: Reason | null;
  readonly inForce: InForceOnBoth;
}

/** What a host's settings come to, beside those that it had at first. */
export function inForceOf(settings: Settings, initial: Settings): InForce {
  const moved = (Object.keys(settings) as ControlId[]).filter((id) => settings[id] !== initial[id]);
  // Always in the same order, whichever was moved first.
  const named = moved.sort().map((id): Moved => `${id}:${settings[id] ?? 0}`);
  const [one, ...more] = named;
  if (one === undefined) return 'nothing';
  return more.length > 0 ? `${one}+${more.join('+')}` : one;
}

/** A request has come to its end. */
export function countEnded(facts: CrowdFacts, { reason, inForce }: Ended, fire: boolean): CrowdFacts {
  const ok = reason === null;
  const { underFire } = facts;
  const inTrouble = facts.turnedAway > 0;
  const counted = {
    ...facts,
    ...count(facts, ok),
    streak: ok ? facts.streak + 1 : 0,
    reasons: ok ? facts.reasons : { ...facts.reasons, [reason]: (facts.reasons[reason] ?? 0) + 1 },
    underFire: fire
      ? { ...underFire, ...count(underFire, ok), streak: ok ? underFire.streak + 1 : 0 }
      : underFire,
  };
  // What was served before anything went wrong says nothing for what was in force.
  if (ok && !inTrouble && !fire) return counted;
  return changeTrials(counted, inForce, (before) => {
    const streak = ok && inTrouble ? before.streak + 1 : 0;
    return {
      ...before,
      ...count(before, ok),
      streak,
      longest: Math.max(before.longest, streak),
      broken: ok ? before.broken : Math.max(before.broken, before.streak),
    };
  });
}

const count = ({ served, turnedAway }: Outcomes, ok: boolean): Outcomes =>
  ok ? { served: served + 1, turnedAway } : { served, turnedAway: turnedAway + 1 };

/** Time has passed. */
export function countTime(facts: CrowdFacts, time: Milliseconds, holds: Circumstances): CrowdFacts {
  const { underFire } = facts;
  const counted = holds.fire ? { ...facts, underFire: { ...underFire, time: underFire.time + time } } : facts;
  if (!holds.strain) return counted;
  return changeTrials(counted, holds.inForce, (before) => ({ ...before, strained: before.strained + time }));
}

function changeTrials(
  facts: CrowdFacts,
  inForce: InForceOnBoth,
  change: (before: Trial) => Trial,
): CrowdFacts {
  const changed = (host: HostId) => {
    const trials = facts.trials[host];
    const what = inForce[host];
    return { ...trials, [what]: change(trials[what] ?? NO_TRIAL) };
  };
  return { ...facts, trials: { A: changed('A'), B: changed('B') } };
}

/** Something else is in force than was: its row of served requests begins anew. */
export function beginTrials(facts: CrowdFacts, before: InForceOnBoth, now: InForceOnBoth): CrowdFacts {
  const begun = (host: HostId) => {
    const what = now[host];
    const trial = facts.trials[host][what];
    if (before[host] === what || trial === undefined) return facts.trials[host];
    return { ...facts.trials[host], [what]: { ...trial, streak: 0 } };
  };
  return { ...facts, trials: { A: begun('A'), B: begun('B') } };
}

/** Counts a host's connections anew. */
export function countStates(facts: CrowdFacts, host: HostId, states: readonly State[]): CrowdFacts {
  const now: { [state in State]?: number } = {};
  for (const state of states) now[state] = (now[state] ?? 0) + 1;
  const most = { ...facts.most[host] };
  for (const state of STATES) {
    const n = now[state] ?? 0;
    if (n > (most[state] ?? 0)) most[state] = n;
  }
  return {
    ...facts,
    now: { ...facts.now, [host]: now },
    most: { ...facts.most, [host]: most },
  };
}
