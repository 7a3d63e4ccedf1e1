/** Scenario 22: The silent client. */
import { LINUX } from '../../host/linux.ts';
import { met, reached, went } from '../debrief.ts';
import { meets } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Scenario } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, HUMANE_CONSTANTS, OPENING, TIME_LIMIT } from './defaults.ts';

const HALF_OPEN = { states: { A: 'SYN-SENT', B: 'SYN-RECEIVED' } } as const;

export const silentClient: Scenario = {
  id: 'silent-client',
  version: 1,
  number: 22,
  cast: {
    // Its SYN goes out once, however long somebody at B thinks.
    A: { iss: FIGURE_ISS.A, constants: { thirdAck: 'withheld', initialRto: 80_000 } },
    B: { iss: FIGURE_ISS.B },
  },
  // B keeps SYN-RECEIVED as long as a Linux does that is left as it comes; whoever thinks at B makes it longer.
  constants: {
    ...HUMANE_CONSTANTS,
    initialRto: LINUX.rto,
    minRto: LINUX.rto,
    maxRto: LINUX.maxRto,
    r2Syn: LINUX.synAckRetries,
  },
  wire: { ...CALM_WIRE, delay: 400 },
  script: OPENING,
  freeCalls: [],
  turningPoint: { state: 'SYN-RECEIVED', misconception: 'it-is-tried-for-ever' },
  goals: [
    meets('A', 'R116', 'A-withholds'),
    {
      id: 'B-repeats',
      reached: ({ A, B }) => A.rules.includes('R116') && B.state === 'SYN-RECEIVED' && B.retransmissions > 0,
    },
    {
      id: 'B-gives-up',
      reached: ({ B }) => B.signals.includes('connection aborted due to excessive retransmission'),
    },
  ],
  predictions: [
    {
      id: 'what-makes-A-answer',
      when: 'introduction',
      options: ['repetition', 'rst', 'nothing'],
      right: 'nothing',
      reveal: { goals: ['B-gives-up'] },
    },
    {
      id: 'how-long',
      when: HALF_OPEN,
      options: ['retries', 'round-trip', 'ever'],
      right: 'retries',
      reveal: { goals: ['B-gives-up'] },
    },
    whereIs('A', 'SYN-SENT', { ...HALF_OPEN, rules: { A: 'R116', B: 'R83' } }, [
      'SYN-SENT',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]),
  ],
  debrief: [
    { id: 'answer', needs: [reached('B-gives-up')] },
    { id: 'silent', needs: [met('A', 'R116'), went('B', 'LISTEN', 'SYN-RECEIVED')] },
    { id: 'again', needs: [reached('B-repeats')] },
    { id: 'up', needs: [reached('B-gives-up'), went('B', 'SYN-RECEIVED', 'CLOSED')] },
    { id: 'said', needs: [reached('B-gives-up')] },
  ],
  minutes: 5,
  timeLimit: TIME_LIMIT,
  showWire: false,
  // Quick enough not to lengthen a wait of one second.
  think: 100,
};
