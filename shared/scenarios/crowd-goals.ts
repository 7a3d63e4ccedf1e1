/** Goals of the scenarios with a crowd. */

import { CONTROLS, type ControlId } from '../host/controls.ts';
import type { InForce, Trial } from '../host/facts.ts';
import type { HostId } from '../hosts.ts';
import type { State } from '../tcp/state.ts';
import type { Text } from '../text.ts';
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
export function tried(host: HostId, control: ControlId, seconds: number, text: Text): Goal {
  return {
    id: `tried-${control}`,
    text,
    of: host,
    todo: {
      en: `when requests come to nothing, move ${nameOf(control)}, and nothing else, and watch for ${seconds} s.`,
      zh: `有请求失败之后，只调整 ${nameOf(control)}，观察 ${seconds} 秒。`,
    },
    reached: (facts) =>
      trialsOf(facts, host, control).reduce((sum, { strained }) => sum + strained, 0) >= seconds * SECOND,
  };
}

/** So many requests in a row were served while it, alone, was in force, after others had been turned away. */
export function helped(host: HostId, control: ControlId, value: number, requests: number, text: Text): Goal {
  return {
    id: `helped-${control}-${value}`,
    text,
    of: host,
    todo: {
      en: `move ${nameOf(control)}, and nothing else, until ${requests} requests in a row are served.`,
      zh: `只调整 ${nameOf(control)}，直到连续 ${requests} 个请求得到服务。`,
    },
    reached: ({ crowd }) => (crowd.trials[host][`${control}:${value}`]?.longest ?? 0) >= requests,
  };
}

/** It was in force alone and helped for a while; then somebody was turned away all the same. */
export function failed(host: HostId, control: ControlId, text: Text): Goal {
  return {
    id: `failed-${control}`,
    text,
    of: host,
    todo: {
      en: `move ${nameOf(control)}, and nothing else, and see how long it helps.`,
      zh: `只调整 ${nameOf(control)}，看看能有效多久。`,
    },
    reached: (facts) => trialsOf(facts, host, control).some(({ broken }) => broken >= 5),
  };
}

/** So many connections of a host were in a state at once. */
export function pileUp(host: HostId, state: State, count: number): Goal {
  return {
    id: `${host}-${count}-${state}`,
    text: {
      en: `${count} connections of ${host} are in ${state} at once.`,
      zh: `${host} 同时有 ${count} 条连接处于 ${state}。`,
    },
    reached: ({ crowd }) => (crowd.most[host][state] ?? 0) >= count,
  };
}

/** Whatever a scenario counts. */
export const happens = (
  id: string,
  text: Text,
  reached: Goal['reached'],
  task: Pick<Goal, 'of' | 'todo'> = {},
): Goal => ({ id, text, reached, ...task });

/** A control's real-world name, for a sentence. */
export const nameOf = (control: ControlId): string => CONTROLS[control].name;
