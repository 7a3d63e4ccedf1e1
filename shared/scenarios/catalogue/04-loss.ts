/** Scenario 4: Lost segment, lost ACK. */
import { ACK, FIN, SYN } from '../../tcp/segment.ts';
import { met, reached, went } from '../debrief.ts';
import { allAcknowledged, receives } from '../goals.ts';
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

const HELLO_B = 'Hello, B!';
const HELLO_A = 'Hello, A!';
/** What A acknowledges when it has all of B's text; the SYN took one number. */
const AFTER_HELLO_A = FIGURE_ISS.B + 1 + HELLO_A.length;

export const loss: Scenario = {
  id: 'loss',
  version: 1,
  number: 4,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B },
  },
  // The lost SYN keeps A from measuring a round trip (Karn): its text always waits 20 s first, then 40 s.
  constants: { ...HUMANE_CONSTANTS, maxRto: 40_000, rtoAfterSynRetransmission: 20_000 },
  wire: {
    ...CALM_WIRE,
    faults: [
      { on: { from: 'A', flags: SYN }, action: { do: 'lose' } },
      { on: { from: 'A', data: true }, times: 2, action: { do: 'lose' } },
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN, data: false, ack: AFTER_HELLO_A },
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: HELLO_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    { host: 'B', call: { call: 'SEND', data: HELLO_A }, when: { acknowledged: 'A' }, delay: 2_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'they-will-answer-yet' },
  goals: [
    receives('B', HELLO_B),
    {
      id: 'A-retransmits',
      reached: ({ A, B }) => A.retransmissions >= 3 && B.delivered === HELLO_B,
    },
    receives('A', HELLO_A),
    {
      id: 'A-acknowledges-duplicate',
      reached: ({ A, B }) => A.delivered === HELLO_A && B.retransmissions > 0 && A.rules.includes('R45'),
    },
    allAcknowledged({ A: HELLO_B, B: HELLO_A }),
  ],
  predictions: [
    {
      id: 'who-finds-out',
      when: 'introduction',
      options: ['receiver', 'network', 'sender'],
      right: 'sender',
      reveal: { delivered: { B: HELLO_B.length } },
    },
    {
      id: 'second-wait',
      host: 'A',
      when: { after: [2] },
      options: ['half', 'same', 'double'],
      right: 'double',
      reveal: { delivered: { B: HELLO_B.length } },
    },
    {
      id: 'how-often',
      host: 'B',
      when: { acknowledged: 'A' },
      options: ['once', 'twice', 'never'],
      right: 'once',
      reveal: { rules: { A: 'R45' } },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-acknowledges-duplicate')] },
    { id: 'syn', needs: [went('A', 'SYN-SENT', 'ESTABLISHED'), met('A', 'R83')] },
    { id: 'text', needs: [reached('A-retransmits')] },
    { id: 'duplicate', needs: [reached('A-acknowledges-duplicate')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
