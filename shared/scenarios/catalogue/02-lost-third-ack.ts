/** Scenario 2: The lost third ACK. */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { reached, went } from '../debrief.ts';
import { meets, receives, walks } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Scenario } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, HUMANE_CONSTANTS, OPENING, THINK, TIME_LIMIT } from './defaults.ts';

const HELLO = 'Hello, B!';

export const lostThirdAck: Scenario = {
  id: 'lost-third-ack',
  formerly: ['withheld-ack'],
  version: 1,
  number: 2,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B },
  },
  constants: HUMANE_CONSTANTS,
  wire: {
    ...CALM_WIRE,
    faults: [
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN | RST, data: false, ack: FIGURE_ISS.B + 1 },
        times: 2,
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    {
      host: 'A',
      call: { call: 'SEND', data: HELLO },
      when: { states: { A: 'ESTABLISHED' }, rules: { A: 'R45' } },
      delay: 15_000,
    },
  ],
  freeCalls: [],
  turningPoint: { state: 'SYN-RECEIVED', misconception: 'text-cannot-open' },
  goals: [
    walks('A', 'CLOSED', 'SYN-SENT', 'ESTABLISHED'),
    {
      id: 'B-repeats',
      reached: ({ B }) => B.visited.includes('SYN-RECEIVED') && B.retransmissions > 0,
    },
    meets('A', 'R45', 'A-acknowledges-again'),
    walks('B', 'CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'),
    receives('B', HELLO),
  ],
  predictions: [
    {
      id: 'who-notices',
      when: 'introduction',
      options: ['A', 'B', 'nobody'],
      right: 'B',
      reveal: { rules: { A: 'R45' } },
    },
    whereIs('B', 'SYN-RECEIVED', { states: { A: 'ESTABLISHED', B: 'SYN-RECEIVED' } }, [
      'SYN-SENT',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]),
    whereIs('A', 'ESTABLISHED', { states: { A: 'ESTABLISHED', B: 'SYN-RECEIVED' } }, [
      'SYN-SENT',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]),
  ],
  debrief: [
    { id: 'answer', needs: [reached('B-repeats'), went('B', 'SYN-RECEIVED', 'ESTABLISHED')] },
    { id: 'lost', needs: [went('A', 'SYN-SENT', 'ESTABLISHED'), reached('B-repeats')] },
    { id: 'repeats', needs: [reached('A-acknowledges-again'), reached('B-repeats')] },
    { id: 'text', needs: [reached('B-receives')] },
    { id: 'practice', needs: [reached('B-repeats')] },
  ],
  minutes: 5,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
