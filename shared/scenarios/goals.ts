/** Goals that several scenarios share. */
import type { State } from '../tcp/state.ts';
import { arrowName } from '../tcp/state.ts';
import type { HostId } from '../wire/fault.ts';
import type { Goal } from './scenario.ts';

export const bothEstablished: Goal = {
  id: 'both-established',
  text: { en: 'Both hosts reach ESTABLISHED', zh: '双方都到达 ESTABLISHED' },
  reached: ({ A, B }) => A.visited.includes('ESTABLISHED') && B.visited.includes('ESTABLISHED'),
};

export const bothClosed: Goal = {
  id: 'both-closed',
  text: { en: 'Both hosts end in CLOSED', zh: '双方最终都回到 CLOSED' },
  reached: ({ A, B }) => [A, B].every((h) => h.state === 'CLOSED' && h.visited.length > 1),
};

export const noReset: Goal = {
  id: 'no-reset',
  text: { en: 'Nobody needs an RST, and both end in CLOSED', zh: '双方都没有发送 RST，并都回到 CLOSED' },
  reached: (facts) => bothClosed.reached(facts) && facts.A.resets === 0 && facts.B.resets === 0,
};

export const allDelivered: Goal = {
  id: 'all-delivered',
  text: { en: 'Every octet arrives, once and in order', zh: '所有字节都按序到达，且只交付一次' },
  reached: ({ A, B }) => A.sent + B.sent !== '' && A.sent === B.delivered && B.sent === A.delivered,
};

export function walks(host: HostId, ...states: State[]): Goal {
  const way = states.slice(1).map((to, i) => arrowName(states[i] ?? to, to));
  return {
    id: `${host}-walks-${states.join('-')}`,
    text: { en: `${host}: ${states.join(' → ')}`, zh: `${host}：${states.join(' → ')}` },
    reached: (facts) => way.every((arrow) => facts[host].arrows.includes(arrow)),
  };
}
