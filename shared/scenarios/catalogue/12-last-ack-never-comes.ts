/** Scenario 12: The last ACK never comes. */
import { RST } from '../../tcp/segment.ts';
import { reached } from '../debrief.ts';
import { meets, walks } from '../goals.ts';
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

/** B sends no text: its SYN and its FIN take one number each. */
const AFTER_B_FIN = FIGURE_ISS.B + 2;
/** 2 MSL outlast B's longest RTO and somebody at B who thinks for 15 s, and so A is there for each of its FINs. */
const MSL = 30_000;
/** More than ever comes. */
const ALL = 1_000;

export const lastAckNeverComes: Scenario = {
  id: 'last-ack-never-comes',
  version: 1,
  number: 12,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: { iss: FIGURE_ISS.B, controls: { 'orphan-retries': 3 } },
  },
  constants: { ...HUMANE_CONSTANTS, msl: MSL, maxRto: 40_000 },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      { on: { from: 'A', ack: AFTER_B_FIN }, times: ALL, action: { do: 'lose' } },
      { on: { from: 'A', flags: RST }, times: ALL, action: { do: 'lose' } },
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
  offered: { B: ['orphan-retries'] },
  turningPoint: { state: 'LAST-ACK', misconception: 'it-is-tried-for-ever' },
  goals: [
    meets('A', 'R71', 'A-acknowledges-again'),
    {
      id: 'B-gives-up',
      reached: ({ B }) => B.signals.includes('connection aborted due to excessive retransmission'),
    },
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
  ],
  predictions: [
    {
      id: 'how-it-ends',
      when: 'introduction',
      options: ['gives-up', 'ever', 'reset'],
      right: 'gives-up',
      reveal: { goals: ['B-gives-up'] },
    },
    {
      id: 'how-A-ends',
      when: { states: { A: 'TIME-WAIT', B: 'LAST-ACK' } },
      options: ['with-B', 'timer', 'reset'],
      right: 'timer',
      reveal: { states: { A: 'CLOSED' }, rules: { A: 'R71' } },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('B-gives-up')] },
    { id: 'again', needs: [reached('A-acknowledges-again')] },
    { id: 'up', needs: [reached('B-gives-up')] },
  ],
  minutes: 9,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
