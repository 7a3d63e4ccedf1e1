/** Scenario 9: Simultaneous close. */
import { FIN } from '../../tcp/segment.ts';
import { went } from '../debrief.ts';
import { closedInOrder, receives, walks } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Condition, Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const BYE_B = 'Bye, B!';
const BYE_A = 'Bye, A!';
/** B's text answered A's, so with its ACK everything is said and acknowledged. */
const ALL_SAID: Condition = { ...BOTH_ESTABLISHED, acknowledged: 'B' };

/** Neither has seen the other's FIN yet. */
const BOTH_CLOSE: Condition = { states: { A: 'FIN-WAIT-1', B: 'FIN-WAIT-1' } };

export const simultaneousClose: Scenario = {
  id: 'simultaneous-close',
  version: 1,
  number: 9,
  cast: { A: { iss: FIGURE_ISS.A }, B: { iss: FIGURE_ISS.B } },
  constants: PATIENT_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    // Longer than the hosts reckon with: the first FIN must outlive the slower player's thinking.
    msl: TIME_LIMIT,
    faults: [
      { on: { from: 'A', flags: FIN }, action: { do: 'hold', until: { from: 'B', flags: FIN } } },
      { on: { from: 'B', flags: FIN }, action: { do: 'hold', until: { from: 'A', flags: FIN } } },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: BYE_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: BYE_A },
      when: { delivered: { B: BYE_B.length } },
      delay: 2_000,
    },
    { host: 'A', call: { call: 'CLOSE' }, when: ALL_SAID, delay: 2_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: ALL_SAID, delay: 2_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'FIN-WAIT-1', misconception: 'a-crossing-fin-acknowledges' },
  goals: [
    receives('A', BYE_A),
    receives('B', BYE_B),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'),
    closedInOrder,
  ],
  predictions: [
    {
      id: 'which-state',
      when: 'introduction',
      options: ['LAST-ACK', 'CLOSING', 'CLOSE-WAIT'],
      right: 'CLOSING',
      reveal: { states: { A: ['CLOSING', 'TIME-WAIT'], B: ['CLOSING', 'TIME-WAIT'] } },
    },
    whereIs('B', 'FIN-WAIT-1', BOTH_CLOSE, ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1']),
    whereIs('A', 'FIN-WAIT-1', BOTH_CLOSE, ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1']),
  ],
  debrief: [
    { id: 'answer', needs: [went('A', 'FIN-WAIT-1', 'CLOSING'), went('B', 'FIN-WAIT-1', 'CLOSING')] },
    { id: 'crossed', needs: [went('A', 'FIN-WAIT-1', 'CLOSING'), went('B', 'FIN-WAIT-1', 'CLOSING')] },
    { id: 'end', needs: [went('A', 'CLOSING', 'TIME-WAIT'), went('B', 'CLOSING', 'TIME-WAIT')] },
    { id: 'practice', needs: [went('A', 'FIN-WAIT-1', 'CLOSING')] },
  ],
  minutes: 6,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
