/**
 * The goals that a file may name besides those of the catalogue.
 * They explain themselves, whatever the scenario.
 */

import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import type { Goal } from '../scenarios/scenario.ts';
import type { Signal } from '../tcp/event.ts';
import { RULES, type RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';

export const everythingAcknowledged: Goal = {
  id: 'everything-acknowledged',
  sentence: 'everything-acknowledged',
  reached: (facts) =>
    HOSTS.every(
      (host) =>
        facts[host].sent !== '' &&
        facts[peerOf(host)].delivered === facts[host].sent &&
        facts[host].unacknowledged === 0,
    ),
};

export function visits(host: HostId, ...states: State[]): Goal {
  return {
    id: `${host}-visits`,
    sentence: 'visits',
    params: { host, states },
    reached: (facts) => states.every((state) => facts[host].visited.includes(state)),
  };
}

export function meetsRule(host: HostId, rule: RuleId): Goal {
  return {
    id: `${host}-meets-${rule}`,
    sentence: 'meets-rule',
    params: { host, rule, rfc: RULES[rule].rfc },
    rule,
    reached: (facts) => facts[host].rules.includes(rule),
  };
}

export function hears(host: HostId, signal: Signal): Goal {
  return {
    id: `${host}-hears`,
    sentence: 'hears',
    params: { host, signal },
    reached: (facts) => facts[host].signals.includes(signal),
  };
}

export function retransmits(host: HostId, times: number): Goal {
  return {
    id: `${host}-retransmits`,
    sentence: 'retransmits',
    params: { host, n: times },
    reached: (facts) => facts[host].retransmissions >= times,
  };
}

export function resets(host: HostId, times: number): Goal {
  return {
    id: `${host}-resets`,
    sentence: 'resets',
    params: { host, n: times },
    reached: (facts) => facts[host].resets >= times,
  };
}

export function servedInARow(requests: number): Goal {
  return {
    id: 'served',
    sentence: 'served',
    params: { requests },
    reached: ({ crowd }) => crowd.streak >= requests,
  };
}
