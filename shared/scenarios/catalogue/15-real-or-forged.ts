/** Scenario 15: Real or forged reset? */
import { ACK, RST, SYN } from '../../tcp/segment.ts';
import { reached } from '../debrief.ts';
import { meets } from '../goals.ts';
import type { HostFacts, Scenario } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, OPENING, PATIENT_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';

const PART_ONE = 'The first page.';
const LOST_PAGE = 'A page that is lost.';
const ISS = { A: [100, 2_100], B: [300, 2_300] } as const;
/** What comes of a challenge gets about so long: there, an answer, and back. */
const AFTER_THE_ANSWER = 9_000;

const resetsHeard = ({ signals }: HostFacts): number =>
  signals.filter((signal) => signal === 'connection reset').length;

export const realOrForged: Scenario = {
  id: 'real-or-forged',
  version: 1,
  number: 15,
  cast: {
    A: { iss: ISS.A },
    B: { iss: ISS.B },
  },
  constants: { ...PATIENT_CONSTANTS, challenge: 'must' },
  wire: {
    ...CALM_WIRE,
    faults: [{ on: { from: 'B', data: true, ack: ISS.A[1] + 1 }, times: 100, action: { do: 'lose' } }],
  },
  script: [
    ...OPENING,
    { host: 'B', call: { call: 'SEND', data: PART_ONE }, when: BOTH_ESTABLISHED, delay: 2_000 },
    // Blind guesses: outside of the window, inside of it …
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT', plus: 1_000_000 } },
      when: { acknowledged: 'B' },
      delay: 2_000,
    },
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT', plus: 500 } },
      when: { after: [3] },
      delay: 3_000,
    },
    // … a SYN that shall start anew, and an ACK whose text shall be taken for A's.
    {
      inject: { to: 'B', flags: SYN, seq: { host: 'B', of: 'RCV.NXT', plus: 300 }, wnd: 1_000 },
      when: { after: [4] },
      delay: AFTER_THE_ANSWER,
    },
    {
      inject: {
        to: 'B',
        flags: ACK,
        seq: { host: 'B', of: 'RCV.NXT' },
        ack: { host: 'B', of: 'SND.UNA', plus: -1_000_000 },
        wnd: 1_000,
        data: 'Send it to me!',
      },
      when: { after: [5] },
      delay: AFTER_THE_ANSWER,
    },
    // The lucky one.
    {
      inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT' } },
      when: { after: [6] },
      delay: AFTER_THE_ANSWER,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: 'The second page.' },
      when: { states: { A: 'CLOSED', B: 'ESTABLISHED' }, after: [7] },
      delay: 2_000,
    },
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { A: 'CLOSED', B: 'CLOSED' }, after: [8] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [9] },
      delay: 1_000,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: LOST_PAGE },
      when: { ...BOTH_ESTABLISHED, after: [10] },
      delay: 2_000,
    },
    { host: 'B', call: { call: 'ABORT' }, when: { states: { B: 'ESTABLISHED' }, after: [11] }, delay: 1_000 },
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'every-reset-is-believed' },
  goals: [
    meets('A', 'R50', 'A-ignores'),
    meets('A', 'R52', 'A-challenges'),
    {
      id: 'B-challenges',
      reached: ({ B }) => B.rules.includes('R58') && B.rules.includes('R60'),
    },
    {
      id: 'A-cannot-tell',
      reached: ({ A }) => resetsHeard(A) >= 1,
    },
    {
      id: 'real-reset',
      reached: ({ A, B }) => resetsHeard(A) >= 2 && B.rules.includes('R29'),
    },
  ],
  predictions: [
    {
      id: 'which-rst',
      when: 'introduction',
      options: ['any', 'window', 'exact'],
      right: 'exact',
      reveal: { goals: ['A-cannot-tell'] },
    },
    {
      id: 'in-the-window',
      when: { acknowledged: 'B' },
      options: ['believes', 'drops', 'asks'],
      right: 'asks',
      reveal: { rules: { A: 'R52' } },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-challenges')] },
    { id: 'forged', needs: [reached('A-ignores'), reached('A-challenges'), reached('B-challenges')] },
    { id: 'lucky', needs: [reached('A-cannot-tell')] },
    { id: 'real', needs: [reached('real-reset')] },
    { id: 'said', needs: [reached('A-challenges'), reached('A-cannot-tell')] },
  ],
  minutes: 9,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
