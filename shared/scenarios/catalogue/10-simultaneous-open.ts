/** Scenario 10: Simultaneous open. */
import { SYN } from '../../tcp/segment.ts';
import { went } from '../debrief.ts';
import { allAcknowledged, receives, walks } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Condition, Scenario } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, FIGURE_ISS, PATIENT_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';

const HI_A = 'Hi, A!';
const HI_B = 'Hi, B!';

/** Neither has seen the other's SYN yet. */
const BOTH_CALL: Condition = { states: { A: 'SYN-SENT', B: 'SYN-SENT' } };

export const simultaneousOpen: Scenario = {
  id: 'simultaneous-open',
  version: 1,
  number: 10,
  cast: { A: { iss: FIGURE_ISS.A }, B: { iss: FIGURE_ISS.B } },
  constants: PATIENT_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    // Longer than the hosts reckon with: the first SYN must outlive the slower player's thinking.
    msl: TIME_LIMIT,
    faults: [
      { on: { from: 'A', flags: SYN }, action: { do: 'hold', until: { from: 'B', flags: SYN } } },
      { on: { from: 'B', flags: SYN }, action: { do: 'hold', until: { from: 'A', flags: SYN } } },
    ],
  },
  script: [
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: 0 },
    { host: 'B', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'SEND', data: HI_B }, when: BOTH_ESTABLISHED, delay: 3_000 },
    { host: 'B', call: { call: 'SEND', data: HI_A }, when: BOTH_ESTABLISHED, delay: 3_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'SYN-SENT', misconception: 'a-syn-connects' },
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'),
    walks('B', 'CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'),
    receives('A', HI_A),
    receives('B', HI_B),
    allAcknowledged({ A: HI_B, B: HI_A }),
  ],
  predictions: [
    {
      id: 'how-many',
      when: 'introduction',
      options: ['none', 'one', 'two'],
      right: 'one',
      reveal: BOTH_ESTABLISHED,
    },
    whereIs('B', 'SYN-SENT', BOTH_CALL, ['LISTEN', 'SYN-SENT', 'ESTABLISHED']),
    whereIs('A', 'SYN-SENT', BOTH_CALL, ['LISTEN', 'SYN-SENT', 'ESTABLISHED']),
  ],
  debrief: [
    {
      id: 'answer',
      needs: [went('A', 'SYN-RECEIVED', 'ESTABLISHED'), went('B', 'SYN-RECEIVED', 'ESTABLISHED')],
    },
    { id: 'crossed', needs: [went('A', 'SYN-SENT', 'SYN-RECEIVED'), went('B', 'SYN-SENT', 'SYN-RECEIVED')] },
    {
      id: 'end',
      needs: [went('A', 'SYN-RECEIVED', 'ESTABLISHED'), went('B', 'SYN-RECEIVED', 'ESTABLISHED')],
    },
    { id: 'practice', needs: [went('A', 'SYN-SENT', 'SYN-RECEIVED')] },
  ],
  minutes: 4,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
