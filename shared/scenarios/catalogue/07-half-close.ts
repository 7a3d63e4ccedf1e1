/** Scenario 7: Half-close. */
import { reached, went } from '../debrief.ts';
import { closedInOrder, meets, receives, walks } from '../goals.ts';
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

const QUESTION = 'What is for lunch?';
const SOUP = 'Soup,';
const NOODLES = ' then noodles.';

export const halfClose: Scenario = {
  id: 'half-close',
  version: 1,
  number: 7,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: QUESTION }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'A', call: { call: 'CLOSE' }, when: { acknowledged: 'A' }, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: SOUP },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 3_000,
    },
    {
      host: 'A',
      call: { call: 'SEND', data: 'And for dinner?' },
      when: { delivered: { A: SOUP.length } },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: NOODLES },
      when: { acknowledged: 'B', after: [5] },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { acknowledged: 'B', delivered: { A: (SOUP + NOODLES).length } },
      delay: 3_000,
    },
  ],
  freeCalls: [],
  turningPoint: { state: 'FIN-WAIT-2', misconception: 'closed-hosts-are-deaf' },
  goals: [
    receives('B', QUESTION),
    meets('A', 'R12', 'A-may-not-send'),
    receives('A', SOUP, NOODLES),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    closedInOrder,
  ],
  predictions: [
    {
      id: 'may-B-send',
      when: 'introduction',
      options: ['yes', 'acks', 'no'],
      right: 'yes',
      reveal: { delivered: { A: SOUP.length } },
    },
    {
      id: 'one-more-question',
      host: 'A',
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      options: ['sent', 'kept', 'error'],
      right: 'error',
      reveal: { rules: { A: 'R12' } },
    },
    whereIs('A', 'FIN-WAIT-2', { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } }, [
      'CLOSED',
      'FIN-WAIT-2',
      'TIME-WAIT',
    ]),
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-receives')] },
    {
      id: 'directions',
      needs: [went('A', 'FIN-WAIT-1', 'FIN-WAIT-2'), went('B', 'ESTABLISHED', 'CLOSE-WAIT')],
    },
    { id: 'text', needs: [reached('A-receives'), reached('A-may-not-send')] },
    { id: 'end', needs: [went('B', 'CLOSE-WAIT', 'LAST-ACK')] },
    { id: 'said', needs: [went('A', 'FIN-WAIT-1', 'FIN-WAIT-2'), reached('A-receives')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
