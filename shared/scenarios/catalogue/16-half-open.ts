/** Scenario 16: Half-open. */
import { reached } from '../debrief.ts';
import { meets, receives } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Scenario } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, HUMANE_CONSTANTS, OPENING, THINK, TIME_LIMIT } from './defaults.ts';

const BACK = 'I am back.';
/** The new SYN lies outside of B's window, as that of a host that starts anew mostly does. */
const ISS = { A: [100, 2_100, 9_100], B: [300, 2_300, 4_300] } as const;

export const halfOpen: Scenario = {
  id: 'half-open',
  version: 1,
  number: 16,
  cast: {
    A: { iss: ISS.A },
    B: { iss: ISS.B },
  },
  constants: { ...HUMANE_CONSTANTS, challenge: 'must' },
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { crash: 'B', when: BOTH_ESTABLISHED, delay: 4_000 },
    {
      host: 'A',
      call: { call: 'SEND', data: 'Are you there?' },
      when: { states: { A: 'ESTABLISHED' }, after: [2] },
      delay: 3_000,
    },
    // Now A forgets.
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { A: 'CLOSED', B: 'CLOSED' }, after: [3] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [4] },
      delay: 1_000,
    },
    { crash: 'A', when: { ...BOTH_ESTABLISHED, after: [5] }, delay: 4_000 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { after: [6] }, delay: 3_000 },
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { B: 'CLOSED' }, after: [7] },
      delay: 0,
    },
    // Should its SYN have come while B was not listening yet.
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [8] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'SEND', data: BACK },
      when: { ...BOTH_ESTABLISHED, after: [8] },
      delay: 2_000,
    },
    // Nobody has anything to say. If A's player does not think of the remedy, somebody else does.
    {
      host: 'A',
      control: 'keep-alive',
      value: 1,
      when: { ...BOTH_ESTABLISHED, acknowledged: 'A', after: [10] },
      delay: 20_000,
    },
    { crash: 'B', when: { ...BOTH_ESTABLISHED, rules: { A: 'R109' }, after: [11] }, delay: 4_000 },
  ],
  freeCalls: [],
  offered: { A: ['keep-alive'] },
  turningPoint: { state: 'SYN-SENT', misconception: 'what-does-not-fit-is-ignored' },
  goals: [
    {
      id: 'A-learns-by-writing',
      reached: ({ A, B }) => B.crashes > 0 && A.signals.includes('connection reset'),
    },
    meets('B', 'R58', 'B-challenges'),
    meets('A', 'R38', 'A-resets'),
    receives('B', BACK),
    {
      id: 'A-learns-by-keep-alive',
      reached: ({ A, B }) =>
        B.crashes > 1 &&
        A.rules.includes('R108') &&
        A.signals.filter((signal) => signal === 'connection reset').length > 1,
    },
  ],
  predictions: [
    {
      id: 'when-A-learns',
      when: 'introduction',
      options: ['when-it-sends', 'at-once', 'in-time'],
      right: 'when-it-sends',
      reveal: { goals: ['A-learns-by-writing'] },
    },
    whereIs('B', 'CLOSED', { after: [2] }, ['ESTABLISHED', 'LISTEN', 'CLOSED']),
    whereIs('A', 'CLOSED', { after: [6] }, ['ESTABLISHED', 'SYN-SENT', 'CLOSED']),
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-learns-by-writing')] },
    { id: 'writing', needs: [reached('A-learns-by-writing')] },
    { id: 'syn', needs: [reached('B-challenges'), reached('A-resets')] },
    { id: 'keep-alive', needs: [reached('A-learns-by-keep-alive')] },
  ],
  minutes: 10,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
