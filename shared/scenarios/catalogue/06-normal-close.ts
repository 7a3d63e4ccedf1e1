/** Scenario 6: Normal close. */
import { went } from '../debrief.ts';
import { closedInOrder, receives, walks } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const BYE = 'Bye, B!';

export const normalClose: Scenario = {
  id: 'normal-close',
  version: 1,
  number: 6,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: BYE }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'A' }, delay: 2_000 },
    // Not before A has the ACK, or an ACK left for later would travel with the FIN: that is scenario 8.
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 3_000,
    },
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'answers-for-the-application' },
  goals: [
    receives('B', BYE),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  predictions: [
    {
      id: 'segments',
      when: 'introduction',
      options: ['two', 'three', 'four'],
      right: 'four',
      reveal: { states: { A: 'TIME-WAIT' } },
    },
    {
      id: 'how-long',
      host: 'A',
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      options: ['not', 'two-msl', 'told'],
      right: 'two-msl',
      reveal: { states: { A: 'TIME-WAIT' } },
    },
    whereIs('A', 'FIN-WAIT-2', { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } }, [
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'TIME-WAIT',
    ]),
  ],
  debrief: [
    {
      id: 'answer',
      needs: [
        went('A', 'FIN-WAIT-1', 'FIN-WAIT-2'),
        went('A', 'FIN-WAIT-2', 'TIME-WAIT'),
        went('B', 'LAST-ACK', 'CLOSED'),
      ],
    },
    { id: 'first', needs: [went('A', 'FIN-WAIT-1', 'FIN-WAIT-2'), went('B', 'ESTABLISHED', 'CLOSE-WAIT')] },
    { id: 'second', needs: [went('B', 'CLOSE-WAIT', 'LAST-ACK')] },
    { id: 'end', needs: [went('A', 'FIN-WAIT-2', 'TIME-WAIT'), went('B', 'LAST-ACK', 'CLOSED')] },
  ],
  minutes: 6,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
