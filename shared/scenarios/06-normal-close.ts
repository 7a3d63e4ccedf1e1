import { CALM_WIRE, HUMANE_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';
import { allDelivered, noReset, walks } from './goals.ts';
import type { Scenario } from './scenario.ts';

export const normalClose: Scenario = {
  id: 'normal-close',
  version: 1,
  number: 6,
  title: { en: 'Normal close', zh: '正常关闭（四次挥手）' },
  introduction: { en: 'x', zh: 'x' },
  debrief: { en: 'x', zh: 'x' },
  cast: { A: { name: { en: 'Client', zh: '客户端' } }, B: { name: { en: 'Server', zh: '服务器' } } },
  constants: HUMANE_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 1_000 },
    {
      host: 'A',
      call: { call: 'SEND', data: 'bye!' },
      when: { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
      delay: 2_000,
    },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'A' }, delay: 2_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' } }, delay: 5_000 },
  ],
  freeCalls: [],
  goals: [
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    allDelivered,
    noReset,
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
