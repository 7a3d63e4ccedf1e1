/** What a debrief needs: each of its passages is told only when all that it tells has happened. */
import type { HostId } from '../hosts.ts';
import type { RuleId } from '../tcp/rules.ts';
import { arrowName, type State } from '../tcp/state.ts';
import type { Facts, Need } from './scenario.ts';

export const went = (host: HostId, from: State, to: State): Need => ({ host, from, to });
export const met = (host: HostId, rule: RuleId): Need => ({ host, rule });
export const reached = (goal: string): Need => ({ goal });

/** Whether all of it has happened in a match that has reached these goals. */
export const happened = (needs: readonly Need[], facts: Facts, goals: readonly string[]): boolean =>
  needs.every((need) => {
    if ('goal' in need) return goals.includes(need.goal);
    const { arrows, rules } = facts[need.host];
    return 'rule' in need ? rules.includes(need.rule) : arrows.includes(arrowName(need.from, need.to));
  });
