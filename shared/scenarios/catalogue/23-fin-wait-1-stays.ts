/** Scenario 23: FIN-WAIT-1 stays. */
import { met, reached, went } from '../debrief.ts';
import { receives, walks } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const BYE = 'That is all, B.';

export const finWait1Stays: Scenario = {
  id: 'fin-wait-1-stays',
  version: 1,
  number: 23,
  cast: {
    A: { iss: FIGURE_ISS.A, controls: { 'orphan-retries': 3 } },
    B: { iss: FIGURE_ISS.B },
  },
  constants: { ...HUMANE_CONSTANTS, maxRto: 40_000 },
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: BYE }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { crash: 'B', stays: true, when: { ...BOTH_ESTABLISHED, acknowledged: 'A', after: [2] }, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { states: { A: 'ESTABLISHED' }, after: [3] }, delay: 3_000 },
  ],
  freeCalls: [],
  offered: { A: ['orphan-retries'] },
  turningPoint: { state: 'FIN-WAIT-1', misconception: 'it-is-tried-for-ever' },
  goals: [
    receives('B', BYE),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1'),
    {
      id: 'A-repeats',
      reached: ({ A }) => A.state === 'FIN-WAIT-1' && A.rules.includes('R83'),
    },
    {
      id: 'A-gives-up',
      reached: ({ A }) =>
        A.signals.includes('connection aborted due to excessive retransmission') &&
        !A.visited.includes('TIME-WAIT'),
    },
  ],
  predictions: [
    {
      id: 'how-long',
      when: 'introduction',
      options: ['back', 'gives-up', 'two-msl'],
      right: 'gives-up',
      reveal: { goals: ['A-gives-up'] },
    },
    {
      id: 'where-to',
      host: 'A',
      when: { states: { A: 'FIN-WAIT-1' } },
      options: ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
      right: 'CLOSED',
      reveal: { goals: ['A-gives-up'] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-gives-up')] },
    { id: 'dark', needs: [went('A', 'ESTABLISHED', 'FIN-WAIT-1'), met('A', 'R83')] },
    { id: 'stays', needs: [reached('A-repeats')] },
    { id: 'up', needs: [reached('A-gives-up')] },
    { id: 'kernel', needs: [reached('A-gives-up')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
