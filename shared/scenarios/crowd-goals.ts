/** Goals of the scenarios with a crowd. */

import { CONTROLS, type ControlId } from '../host/controls.ts';
import type { InForce, Trial } from '../host/facts.ts';
import type { HostId } from '../hosts.ts';
import type { State } from '../tcp/state.ts';
import type { Facts, Goal } from './scenario.ts';

const SECOND = 1_000;

/** The trials of a control of a host alone, at whatever value. */
function trialsOf({ crowd }: Facts, host: HostId, control: ControlId): Trial[] {
  const entries = Object.entries(crowd.trials[host]) as [InForce, Trial][];
  return entries
    .filter(([what]) => what.startsWith(`${control}:`) && !what.includes('+'))
    .map(([, trial]) => trial);
}

/** For so many seconds of strain it was moved, and nothing else of its host. */
export function tried(host: HostId, control: ControlId, seconds: number): Goal {
  return {
    id: `tried-${control}`,
    sentence: 'tried',
    params: { control: controlName(control), seconds },
    of: host,
    reached: (facts) =>
      trialsOf(facts, host, control).reduce((sum, { strained }) => sum + strained, 0) >= seconds * SECOND,
  };
}

/** So many requests in a row were served while it, alone, was in force, after others had been turned away. */
export function helped(host: HostId, control: ControlId, value: number, requests: number): Goal {
  return {
    id: `helped-${control}-${value}`,
    sentence: 'helped',
    params: { control: controlName(control), requests },
    of: host,
    reached: ({ crowd }) => (crowd.trials[host][`${control}:${value}`]?.longest ?? 0) >= requests,
  };
}

/** It was in force alone and helped for a while; then somebody was turned away all the same. */
export function failed(host: HostId, control: ControlId): Goal {
  return {
    id: `failed-${control}`,
    sentence: 'failed',
    params: { control: controlName(control) },
    of: host,
    reached: (facts) => trialsOf(facts, host, control).some(({ broken }) => broken >= 5),
  };
}

/** So many connections of a host were in a state at once. */
export function pileUp(host: HostId, state: State, count: number): Goal {
  return {
    id: `${host}-${count}-${state}`,
    sentence: 'pile-up',
    params: { host, state, count },
    reached: ({ crowd }) => (crowd.most[host][state] ?? 0) >= count,
  };
}

/** A control's real-world name, for a sentence. */
export const controlName = (control: ControlId): string => CONTROLS[control].name;
