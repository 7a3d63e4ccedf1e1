/** Scenario 8: FIN with ACK. */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
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

const TIME = 'It is 12:05.';
/** A sends no text: its SYN and its FIN take one number each. */
const AFTER_A_FIN = FIGURE_ISS.A + 2;
const FOR_EVER = 1_000;

export const finWithAck: Scenario = {
  id: 'fin-with-ack',
  version: 1,
  number: 8,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: {
      iss: FIGURE_ISS.B,
      constants: { acknowledge: 'delayed' },
    },
  },
  // Two answers of B come between A's FIN and its acknowledgment.
  constants: { ...PATIENT_CONSTANTS, initialRto: 60_000, minRto: 60_000, delayedAck: 10_000 },
  wire: {
    ...CALM_WIRE,
    // However B acknowledges A's FIN: A learns it from B's FIN.
    faults: [
      {
        on: { from: 'B', flags: ACK, without: SYN | FIN | RST, data: false, ack: AFTER_A_FIN },
        times: FOR_EVER,
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'B', call: { call: 'SEND', data: TIME }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'B' }, delay: 2_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' } }, delay: 2_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'FIN-WAIT-1', misconception: 'closing-whenever-both-close' },
  goals: [
    receives('A', TIME),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  predictions: [
    {
      id: 'fewer-than-four',
      when: 'introduction',
      options: ['two', 'three', 'four'],
      right: 'three',
      reveal: { states: { A: 'TIME-WAIT' } },
    },
    {
      id: 'what-follows',
      host: 'A',
      when: { states: { A: 'FIN-WAIT-1', B: 'CLOSE-WAIT' } },
      options: ['FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'],
      right: 'TIME-WAIT',
      reveal: { states: { A: 'TIME-WAIT' } },
    },
    whereIs('A', 'FIN-WAIT-1', { states: { A: 'FIN-WAIT-1', B: 'CLOSE-WAIT' } }, [
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'TIME-WAIT',
    ]),
  ],
  debrief: [
    { id: 'answer', needs: [went('A', 'FIN-WAIT-1', 'TIME-WAIT')] },
    { id: 'delayed', needs: [went('A', 'FIN-WAIT-1', 'TIME-WAIT'), went('B', 'CLOSE-WAIT', 'LAST-ACK')] },
    { id: 'order', needs: [went('A', 'FIN-WAIT-1', 'TIME-WAIT')] },
  ],
  minutes: 6,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
