/** Goals that a file may name besides those of goals.ts. They have to explain themselves, whatever the scenario. */

import type { ControlId } from '../host/controls.ts';
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import { failed, helped, nameOf, tried } from '../scenarios/crowd-goals.ts';
import type { Goal } from '../scenarios/scenario.ts';
import type { Signal } from '../tcp/event.ts';
import { RULES, type RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';

export const everythingAcknowledged: Goal = {
  id: 'everything-acknowledged',
  text: {
    en: 'Both hosts have sent text, and all of it is delivered and acknowledged.',
    zh: '双方都发送了数据，并且全部交付、全部得到确认。',
  },
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
    text: {
      en: `${host} has been in ${states.join(', ')}.`,
      zh: `${host} 到过 ${states.join('、')}。`,
    },
    reached: (facts) => states.every((state) => facts[host].visited.includes(state)),
  };
}

export function meetsRule(host: HostId, rule: RuleId): Goal {
  const { en, zh, rfc } = RULES[rule];
  return {
    id: `${host}-meets-${rule}`,
    text: {
      en: `${host} applies rule ${rule} (${rfc}): ${en}`,
      zh: `${host} 用到规则 ${rule}（${rfc}）：${zh}`,
    },
    veiled: { en: `${host} applies rule ${rule}.`, zh: `${host} 用到规则 ${rule}。` },
    reached: (facts) => facts[host].rules.includes(rule),
  };
}

export function hears(host: HostId, signal: Signal): Goal {
  return {
    id: `${host}-hears`,
    text: {
      en: `The application of ${host} is told “${signal}”.`,
      zh: `${host} 的应用程序得到通知“${signal}”。`,
    },
    reached: (facts) => facts[host].signals.includes(signal),
  };
}

export function retransmits(host: HostId, times: number): Goal {
  return {
    id: `${host}-retransmits`,
    text: {
      en: `${host} has sent something again ${times === 1 ? 'at least once' : `at least ${times} times`}.`,
      zh: `${host} 至少重传了 ${times} 次。`,
    },
    reached: (facts) => facts[host].retransmissions >= times,
  };
}

export function resets(host: HostId, times: number): Goal {
  return {
    id: `${host}-resets`,
    text: {
      en: `${host} has sent ${times === 1 ? 'an RST' : `at least ${times} RSTs`}.`,
      zh: `${host} 至少发送了 ${times} 个 RST。`,
    },
    reached: (facts) => facts[host].resets >= times,
  };
}

export function servedInARow(requests: number): Goal {
  return {
    id: 'served',
    text: {
      en: `${requests} requests in a row are served.`,
      zh: `连续 ${requests} 个请求得到服务。`,
    },
    reached: ({ crowd }) => crowd.streak >= requests,
  };
}

export const triedAlone = (host: HostId, control: ControlId, seconds: number): Goal =>
  tried(host, control, seconds, {
    en: `${nameOf(control)} is moved, alone, for ${seconds} s of trouble.`,
    zh: `遇到麻烦时单独调整 ${nameOf(control)}，持续 ${seconds} 秒。`,
  });

export const failedAlone = (host: HostId, control: ControlId): Goal =>
  failed(host, control, {
    en: `${nameOf(control)} is moved, alone, and helps only for a while.`,
    zh: `单独调整 ${nameOf(control)}：只能缓解一时。`,
  });

export const helpedAlone = (host: HostId, control: ControlId, value: number, requests: number): Goal =>
  helped(host, control, value, requests, {
    en: `${nameOf(control)} is moved, alone, and ${requests} requests in a row are served.`,
    zh: `单独调整 ${nameOf(control)}，连续 ${requests} 个请求得到服务。`,
  });
