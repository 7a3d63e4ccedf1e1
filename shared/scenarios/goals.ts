/** Goals that several scenarios share. None of them holds before the match begins: what is reached stays reached. */
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import type { RuleId } from '../tcp/rules.ts';
import { arrowName, type State } from '../tcp/state.ts';
import type { Text } from '../text.ts';
import type { Facts, Goal } from './scenario.ts';

const resets = ({ A, B }: Facts): number => A.resets + B.resets;

const established = (facts: Facts): boolean =>
  HOSTS.every((host) => facts[host].visited.includes('ESTABLISHED'));

const closed = (facts: Facts): boolean =>
  HOSTS.every((host) => facts[host].state === 'CLOSED' && facts[host].visited.length > 1);

export const bothEstablished: Goal = {
  id: 'both-established',
  text: { en: 'Both hosts reach ESTABLISHED.', zh: '双方都到达 ESTABLISHED。' },
  reached: established,
};

export const establishedWithoutReset: Goal = {
  id: 'established-without-reset',
  text: {
    en: 'Both hosts reach ESTABLISHED, and nobody needs an RST.',
    zh: '双方都到达 ESTABLISHED，没有人发送 RST。',
  },
  reached: (facts) => established(facts) && resets(facts) === 0,
};

/** How a connection ends when no RST ends it: the last ACK in LAST-ACK, or 2 MSL in TIME-WAIT. */
const ORDERLY_ENDS: readonly RuleId[] = ['R70', 'R84'];

export const closedInOrder: Goal = {
  id: 'closed-in-order',
  text: {
    en: 'Both hosts end in CLOSED, and no RST cuts either short.',
    zh: '双方最终回到 CLOSED，没有被 RST 中途打断。',
  },
  reached: (facts) =>
    closed(facts) && HOSTS.every((host) => ORDERLY_ENDS.some((rule) => facts[host].rules.includes(rule))),
};

/** Each host has sent exactly this, the peer's application has it, and the host knows. */
export function allAcknowledged(sent: Readonly<Record<HostId, string>>): Goal {
  return {
    id: 'all-acknowledged',
    text: {
      en: 'All text is acknowledged in both directions, and nobody needs an RST.',
      zh: '两个方向的数据全部得到确认，没有人发送 RST。',
    },
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

/** The host's application gets exactly these texts, in this order. */
export function receives(host: HostId, ...texts: string[]): Goal {
  const quoted = texts.map((text) => `“${text}”`);
  return {
    id: `${host}-receives`,
    text: {
      en: `${host} receives ${quoted.join(' and ')}: every octet once, and in order.`,
      zh: `${host} 按序收到${quoted.join('和')}，每个字节恰好一次。`,
    },
    reached: (facts) => facts[host].delivered === texts.join(''),
  };
}

/** The host has gone along each of these arrows. */
export function walks(host: HostId, ...states: State[]): Goal {
  const way = states.slice(1).map((to, i) => arrowName(states[i] ?? to, to));
  const between = states.length - 2;
  const ends = [states[0], '…', states[states.length - 1]].join(' → ');
  return {
    id: `${host}-walks-${states.join('-')}`,
    text: { en: `${host}: ${states.join(' → ')}`, zh: `${host}：${states.join(' → ')}` },
    ...(between > 0 ? { veiled: { en: `${host}: ${ends}`, zh: `${host}：${ends}` } } : {}),
    reached: (facts) => way.every((arrow) => facts[host].arrows.includes(arrow)),
  };
}

/** The rule took part in an answer of the host. */
export function meets(host: HostId, rule: RuleId, id: string, text: Text): Goal {
  return { id, text, reached: (facts) => facts[host].rules.includes(rule) };
}
