/**
 * Goals that several scenarios share.
 * None of them holds before the match begins: what is reached stays reached.
 */
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import type { RuleId } from '../tcp/rules.ts';
import { arrowName, type State } from '../tcp/state.ts';
import type { Facts, Goal } from './scenario.ts';

const resets = ({ A, B }: Facts): number => A.resets + B.resets;

const established = (facts: Facts): boolean =>
  HOSTS.every((host) => facts[host].visited.includes('ESTABLISHED'));

const closed = (facts: Facts): boolean =>
  HOSTS.every((host) => facts[host].state === 'CLOSED' && facts[host].visited.length > 1);

export const bothEstablished: Goal = {
  id: 'both-established',
  sentence: 'both-established',
  reached: established,
};

export const establishedWithoutReset: Goal = {
  id: 'established-without-reset',
  sentence: 'established-without-reset',
  reached: (facts) => established(facts) && resets(facts) === 0,
};

/** How a connection ends when no RST ends it: the last ACK in LAST-ACK, or 2 MSL in TIME-WAIT. */
const ORDERLY_ENDS: readonly RuleId[] = ['R70', 'R84'];

export const closedInOrder: Goal = {
  id: 'closed-in-order',
  sentence: 'closed-in-order',
  reached: (facts) =>
    closed(facts) && HOSTS.every((host) => ORDERLY_ENDS.some((rule) => facts[host].rules.includes(rule))),
};

/** Each host has sent exactly this, the peer's application has it, and the host knows. */
export function allAcknowledged(sent: Readonly<Record<HostId, string>>): Goal {
  return {
    id: 'all-acknowledged',
    sentence: 'all-acknowledged',
    reached: (facts) =>
      resets(facts) === 0 &&
      HOSTS.every(
        (host) =>
          facts[host].sent === sent[host] &&
          facts[peerOf(host)].delivered === sent[host] &&
          facts[host].unacknowledged === 0,
      ),
  };
}

/** The host's application gets exactly this text, or these two in this order. */
export function receives(host: HostId, first: string, second?: string): Goal {
  return {
    id: `${host}-receives`,
    ...(second === undefined
      ? { sentence: 'receives', params: { host, text: first } }
      : { sentence: 'receives-both', params: { host, first, second } }),
    reached: (facts) => facts[host].delivered === first + (second ?? ''),
  };
}

/** The host has gone along each of these arrows. */
export function walks(host: HostId, ...states: State[]): Goal {
  const arrows = states.slice(1).map((to, i) => arrowName(states[i] ?? to, to));
  const way = states.join(' → ');
  const ends = [states[0], '…', states[states.length - 1]].join(' → ');
  return {
    id: `${host}-walks-${states.join('-')}`,
    ...(states.length > 2
      ? { sentence: 'walks', params: { host, way, ends } }
      : { sentence: 'step', params: { host, way } }),
    reached: (facts) => arrows.every((arrow) => facts[host].arrows.includes(arrow)),
  };
}

/** The rule took part in an answer of the host; the scenario says in its own words what that means there. */
export function meets(host: HostId, rule: RuleId, id: string): Goal {
  return { id, reached: (facts) => facts[host].rules.includes(rule) };
}
