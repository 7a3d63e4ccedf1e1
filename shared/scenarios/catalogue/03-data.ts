/** Scenario 3: Data and acknowledgments. */
import { met, reached } from '../debrief.ts';
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

/** The SYN takes the first of the twenty numbers below 2^32, so text begins at 2^32 − 19. */
const NUMBERS_LEFT = 20;
const HELLO_B = 'Hello, B!';
const HELLO_A = 'Hello, A!';
/** Two segments of the MSS; the numbers run over within the first. */
const QUESTION = 'How far do you count, B?';

export const data: Scenario = {
  id: 'data',
  version: 1,
  number: 3,
  cast: {
    A: { iss: 2 ** 32 - NUMBERS_LEFT },
    B: { iss: FIGURE_ISS.B },
  },
  // An answer, the delay of its ACK and another answer must fit into the RTO.
  constants: {
    ...HUMANE_CONSTANTS,
    initialRto: 60_000,
    minRto: 60_000,
    rtoAfterSynRetransmission: 60_000,
    acknowledge: 'delayed',
    mss: 12,
  },
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: HELLO_B }, when: BOTH_ESTABLISHED, delay: 2_000 },
    {
      host: 'B',
      call: { call: 'SEND', data: HELLO_A },
      when: { delivered: { B: HELLO_B.length } },
      delay: 2_000,
    },
    { host: 'A', call: { call: 'SEND', data: QUESTION }, when: { acknowledged: 'B' }, delay: 2_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'a-segment-holds-anything' },
  goals: [
    receives('A', HELLO_A),
    receives('B', HELLO_B, QUESTION),
    {
      id: 'wrapped',
      reached: ({ B }) => B.delivered.length >= NUMBERS_LEFT,
    },
    allAcknowledged({ A: HELLO_B + QUESTION, B: HELLO_A }),
  ],
  predictions: [
    {
      id: 'run-over',
      when: 'introduction',
      options: ['ends', 'zero', 'anew'],
      right: 'zero',
      reveal: { delivered: { B: NUMBERS_LEFT } },
    },
    {
      id: 'which-ack',
      when: BOTH_ESTABLISHED,
      options: ['eight', 'nine', 'ten'],
      right: 'ten',
      reveal: { acknowledged: 'A' },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-receives')] },
    { id: 'count', needs: [reached('A-receives')] },
    { id: 'alone', needs: [met('A', 'R97'), reached('B-receives')] },
    { id: 'two', needs: [reached('B-receives')] },
    { id: 'wrapped', needs: [reached('wrapped')] },
  ],
  minutes: 6,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
