/** What the benchmark plays. */
import { synFlood } from '../shared/scenarios/catalogue/17-syn-flood.ts';
import type { Scenario } from '../shared/scenarios/scenario.ts';
import { RFC_CONSTANTS } from '../shared/tcp/constants.ts';

const HOUR = 60 * 60_000;

/** A closed loop: A sends an octet, B acknowledges it, and again. The wire takes no time, so that only we do. */
export const loop: Scenario = {
  id: 'loop',
  version: 1,
  number: 0,
  cast: { A: {}, B: {} },
  constants: {
    ...RFC_CONSTANTS,
    acknowledge: 'at once',
    initialRto: HOUR,
    minRto: HOUR,
    maxRto: HOUR,
    userTimeout: null,
  },
  wire: {
    delay: 0,
    jitter: 0,
    loss: 0,
    duplication: 0,
    reordering: 0,
    reorderDelay: 0,
    msl: RFC_CONSTANTS.msl,
    faults: [],
  },
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 0 },
  ],
  freeCalls: ['SEND'],
  goals: [],
  timeLimit: 24 * HOUR,
  showWire: false,
  think: 1_000,
};

/** A SYN flood without the handshake by hand that goes before it. */
export const flood: Scenario = {
  ...synFlood,
  script: [{ crowd: 'begins', when: {}, delay: 0 }],
  goals: [],
  timeLimit: 24 * HOUR,
};
