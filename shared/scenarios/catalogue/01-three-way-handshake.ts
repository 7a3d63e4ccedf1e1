/** Scenario 1: Three-way handshake. */
import { went } from '../debrief.ts';
import { establishedWithoutReset, walks } from '../goals.ts';
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

export const threeWayHandshake: Scenario = {
  id: 'three-way-handshake',
  version: 1,
  number: 1,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: OPENING,
  freeCalls: [],
  turningPoint: { state: 'LISTEN', misconception: 'connected-with-the-syn-ack' },
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'ESTABLISHED'),
    walks('B', 'CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'),
    establishedWithoutReset,
  ],
  predictions: [
    {
      id: 'segments',
      when: 'introduction',
      options: ['two', 'three', 'four'],
      right: 'three',
      reveal: BOTH_ESTABLISHED,
    },
    whereIs('B', 'SYN-RECEIVED', { states: { A: 'SYN-SENT', B: 'SYN-RECEIVED' } }, [
      'LISTEN',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]),
    whereIs('A', 'SYN-SENT', { states: { A: 'SYN-SENT', B: 'LISTEN' } }, [
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
    ]),
  ],
  debrief: [
    { id: 'answer', needs: [went('A', 'SYN-SENT', 'ESTABLISHED'), went('B', 'SYN-RECEIVED', 'ESTABLISHED')] },
    {
      id: 'numbers',
      needs: [went('A', 'SYN-SENT', 'ESTABLISHED'), went('B', 'SYN-RECEIVED', 'ESTABLISHED')],
    },
    { id: 'two', needs: [went('A', 'SYN-SENT', 'ESTABLISHED')] },
    { id: 'seen', needs: [went('B', 'LISTEN', 'SYN-RECEIVED')] },
  ],
  minutes: 4,
  timeLimit: TIME_LIMIT,
  showWire: true,
  think: THINK,
};
