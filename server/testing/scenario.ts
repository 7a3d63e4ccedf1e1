/** A life of a connection for the server's tests: short, calm, and theirs alone. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RFC_CONSTANTS } from '../../shared/tcp/constants.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';

export const DELAY = 2_000;
export const FIRST_CALL = 1_000;

export const testLife: Scenario = {
  id: 'test-life',
  version: 1,
  number: 99,
  own: {
    title: { en: 'A life', zh: '一生' },
    introduction: { en: 'A opens, both talk, A closes.', zh: 'A 打开，双方通信，A 关闭。' },
    debrief: { en: 'This is what happened.', zh: '事情就是这样。' },
    'cast.A': { en: 'Client', zh: '客户端' },
    'cast.B': { en: 'Server', zh: '服务器' },
    'goal.closed': { en: 'Both are CLOSED again.', zh: '双方都回到 CLOSED。' },
  },
  cast: { A: {}, B: {} },
  constants: {
    ...RFC_CONSTANTS,
    msl: 15_000,
    initialRto: 20_000,
    minRto: 20_000,
    maxRto: 80_000,
    acknowledge: 'at once',
  },
  wire: {
    delay: DELAY,
    jitter: 0,
    loss: 0,
    duplication: 0,
    reordering: 0,
    reorderDelay: 0,
    msl: 15_000,
    faults: [],
  },
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { B: 'LISTEN' } },
      delay: FIRST_CALL,
    },
    {
      host: 'A',
      call: { call: 'SEND', data: 'hello' },
      when: { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
      delay: 1_000,
    },
    { host: 'A', call: { call: 'CLOSE' }, when: { delivered: { B: 5 }, acknowledged: 'A' }, delay: 1_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' } }, delay: 1_000 },
  ],
  freeCalls: ['SEND'],
  goals: [
    {
      id: 'closed',
      reached: ({ A, B }) => [A, B].every((h) => h.state === 'CLOSED' && h.visited.includes('ESTABLISHED')),
    },
  ],
  timeLimit: 30 * 60_000,
  showWire: false,
  think: 1_500,
};

/** A server that knows nothing else. */
export const onlyScenario = (scenario: Scenario): Scenarios => ({
  current: (id) => (id === scenario.id ? scenario : null),
  of: ({ id, version }) =>
    Promise.resolve(id === scenario.id && version === scenario.version ? scenario : null),
  fileOf: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
});
