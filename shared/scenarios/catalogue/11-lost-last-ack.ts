/** Scenario 11: The lost last ACK. */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { reached } from '../debrief.ts';
import { closedInOrder, meets, walks } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Condition, Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

/** B sends no text: its SYN and its FIN take one number each. */
const AFTER_B_FIN = FIGURE_ISS.B + 2;
/** 2 MSL must outlast B's RTO, somebody at B who thinks for 15 s, and the way back: else A is gone too early. */
const MSL = 20_000;

const LAST_ACK_SENT: Condition = { states: { A: 'TIME-WAIT', B: 'LAST-ACK' } };

export const lostLastAck: Scenario = {
  id: 'lost-last-ack',
  version: 1,
  number: 11,
  cast: {
    A: { iss: FIGURE_ISS.A },
    // Its RTO must not grow with what the handshake measured, or its FIN would come again too late.
    B: { iss: FIGURE_ISS.B, constants: { maxRto: HUMANE_CONSTANTS.initialRto } },
  },
  constants: { ...HUMANE_CONSTANTS, msl: MSL, rtoAfterSynRetransmission: HUMANE_CONSTANTS.initialRto },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      {
        on: { from: 'A', flags: ACK, without: SYN | FIN | RST, ack: AFTER_B_FIN },
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'CLOSE' }, when: BOTH_ESTABLISHED, delay: 3_000 },
    // Not before A has the ACK, or an ACK left for later would travel with the FIN: that is scenario 8.
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 3_000,
    },
  ],
  freeCalls: [],
  turningPoint: { state: 'TIME-WAIT', misconception: 'acknowledged-once-for-all' },
  goals: [
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    meets('A', 'R71', 'A-restarts-2msl'),
    closedInOrder,
  ],
  predictions: [
    {
      id: 'may-A-leave',
      when: 'introduction',
      options: ['waits', 'yes', 'ack'],
      right: 'waits',
      reveal: { rules: { A: 'R71' } },
    },
    whereIs('B', 'LAST-ACK', LAST_ACK_SENT, ['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']),
    whereIs('A', 'TIME-WAIT', LAST_ACK_SENT, ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']),
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-restarts-2msl')] },
    { id: 'lost', needs: [reached('A-restarts-2msl')] },
    { id: 'otherwise', needs: [reached('A-restarts-2msl')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
