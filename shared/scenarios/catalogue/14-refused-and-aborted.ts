/** Scenario 14: Refused, aborted. */
import type { HostId } from '../../hosts.ts';
import { reached } from '../debrief.ts';
import { meets } from '../goals.ts';
import type { Condition, HostFacts, Scenario, ScriptedCall, ScriptedCallBody } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, PATIENT_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';

const ORDER = 'Two boxes, please.';
const BILL = 'Your bill: 12.';

const NOBODY = { states: { A: 'CLOSED', B: 'CLOSED' } } as const;
const SERVER_WAITS = { states: { A: 'CLOSED', B: 'LISTEN' } } as const;
const ACTIVE: ScriptedCallBody = { call: 'OPEN', mode: 'active' };
const PASSIVE: ScriptedCallBody = { call: 'OPEN', mode: 'passive' };

const call = (host: HostId, body: ScriptedCallBody, when: Condition, delay = 2_000): ScriptedCall => ({
  host,
  call: body,
  when,
  delay,
});

const resetsHeard = ({ signals }: HostFacts): number =>
  signals.filter((signal) => signal === 'connection reset').length;

export const refusedAndAborted: Scenario = {
  id: 'refused-and-aborted',
  version: 1,
  number: 14,
  cast: {
    A: {
      iss: [100, 1_100, 2_100, 3_100],
      // Its application reads when it likes, and its CLOSE gives up both directions.
      constants: { receive: 'on call', halfDuplexClose: true },
    },
    B: { iss: [300, 2_300] },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    // Nobody listens.
    call('A', ACTIVE, {}, 1_000),
    // A changes its mind before B can answer.
    call('B', PASSIVE, { ...NOBODY, rules: { A: 'R39' } }),
    call('A', ACTIVE, { ...SERVER_WAITS, after: [1] }),
    call('A', { call: 'CLOSE' }, { states: { A: 'SYN-SENT' }, after: [2] }, 0),
    // A leaves in the middle.
    call('A', ACTIVE, { ...SERVER_WAITS, rules: { B: 'R53' }, after: [3] }),
    call('A', { call: 'SEND', data: ORDER }, { ...BOTH_ESTABLISHED, after: [4] }),
    call('A', { call: 'ABORT' }, { states: { A: 'ESTABLISHED' }, after: [5] }, 0),
    // A goes with B's text unread.
    call('B', PASSIVE, { ...NOBODY, after: [6] }),
    call('A', ACTIVE, { ...SERVER_WAITS, after: [7] }),
    call('B', { call: 'SEND', data: BILL }, { ...BOTH_ESTABLISHED, after: [8] }),
    call('A', { call: 'CLOSE' }, { states: { A: 'ESTABLISHED' }, acknowledged: 'B', after: [9] }),
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'unread-text-does-not-matter' },
  goals: [
    meets('A', 'R39', 'A-refused'),
    {
      id: 'B-listens-again',
      reached: ({ A, B }) => A.rules.includes('R20') && B.rules.includes('R53'),
    },
    {
      id: 'A-aborts',
      reached: ({ A, B }) => A.rules.includes('R29') && resetsHeard(B) >= 1,
    },
    {
      id: 'A-leaves-unread',
      reached: ({ A, B }) => A.rules.includes('R26') && resetsHeard(B) >= 2,
    },
  ],
  predictions: [
    {
      id: 'nobody-listens',
      when: 'introduction',
      options: ['nothing', 'rst', 'fin'],
      right: 'rst',
      reveal: { rules: { A: 'R39' } },
    },
    {
      id: 'what-B-hears',
      when: { ...BOTH_ESTABLISHED, after: [4] },
      options: ['closing', 'reset', 'nothing'],
      right: 'reset',
      reveal: { goals: ['A-aborts'] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-refused')] },
    { id: 'refused', needs: [reached('A-refused')] },
    { id: 'mind', needs: [reached('B-listens-again')] },
    { id: 'aborts', needs: [reached('A-aborts')] },
    { id: 'unread', needs: [reached('A-leaves-unread')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
