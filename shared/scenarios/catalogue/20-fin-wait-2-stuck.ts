/** Scenario 20: FIN-WAIT-2 stuck. */
import { controlName, pileUp } from '../crowd-goals.ts';
import { reached, went } from '../debrief.ts';
import { closedInOrder, walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, PATIENT_CONSTANTS, THINK } from './defaults.ts';
import { FORGOTTEN } from './forgetful-server.ts';

const PILE = pileUp('A', 'FIN-WAIT-2', 10);

const TIMED_OUT: Goal = {
  id: 'timed-out',
  params: { timeout: controlName('fin-timeout') },
  of: 'A',
  reached: ({ crowd }) => crowd.finTimeouts > 0,
};

const OUTLIVED: Goal = {
  id: 'outlived',
  params: { timeout: controlName('fin-timeout'), halfClose: controlName('half-close') },
  of: 'A',
  reached: ({ crowd }) => crowd.outlivedFinTimeout,
};

const TOO_LATE: Goal = { id: 'too-late', of: 'B', reached: ({ crowd }) => crowd.resets.A > 0 };

const IN_ORDER: Goal = {
  id: 'mended',
  params: { control: controlName('close-at-end') },
  of: 'B',
  reached: ({ crowd }) => (crowd.now.A['TIME-WAIT'] ?? 0) >= 5,
};

const ENDS: Goal = { ...closedInOrder, of: 'B' };

const WAITS = walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2');

const after = (...goals: string[]) => ({ when: { goals }, delay: 0 });
const a = { host: 'A', autopilots: ['A'] } as const;
const b = { host: 'B', autopilots: ['B'] } as const;

const SEARCH: readonly ScriptItem[] = [
  { ...a, control: 'fin-timeout', value: 5_000, ...after(PILE.id) },
  { ...a, control: 'half-close', value: 1, ...after(TIMED_OUT.id) },
  { ...b, act: { do: 'close', row: 'oldest' }, ...after(TIMED_OUT.id) },
  { ...b, control: 'close-at-end', value: 1, ...after(TOO_LATE.id, OUTLIVED.id) },
  { ...b, act: { do: 'restart' }, ...after(TOO_LATE.id, OUTLIVED.id) },
  { ...b, call: { call: 'CLOSE' }, ...after(IN_ORDER.id) },
];

export const finWait2Stuck: Scenario = {
  id: 'fin-wait-2-stuck',
  version: 1,
  number: 20,
  cast: {
    A: {
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024, 'port-range': 1_000 },
    },
    B: {
      iss: FIGURE_ISS.B,
      controls: { 'close-at-end': 0, 'reuse-address': 1, descriptors: 1_024 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [...FORGOTTEN, ...SEARCH],
  freeCalls: ['CLOSE'],
  offered: { A: ['fin-timeout', 'half-close'], B: ['close-at-end'] },
  crowd: { from: 'A', every: 1_500, patience: 6_000, acceptQueue: 16 },
  acts: { B: ['close', 'restart'] },
  turningPoint: { state: 'FIN-WAIT-1', misconception: 'the-ack-of-the-fin-starts-the-wait' },
  goals: [WAITS, PILE, TIMED_OUT, OUTLIVED, TOO_LATE, IN_ORDER, ENDS],
  predictions: [
    {
      id: 'how-long',
      when: 'introduction',
      options: ['two-msl', 'ever', 'ack'],
      right: 'ever',
      reveal: { goals: [PILE.id] },
    },
    {
      id: 'too-late',
      when: { goals: [PILE.id] },
      options: ['ack', 'rst', 'nothing'],
      right: 'rst',
      reveal: { goals: [TOO_LATE.id] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [went('A', 'FIN-WAIT-1', 'FIN-WAIT-2')] },
    { id: 'why', needs: [went('A', 'FIN-WAIT-1', 'FIN-WAIT-2')] },
    { id: 'orphan', needs: [reached('timed-out')] },
    { id: 'held', needs: [reached('outlived')] },
    { id: 'late', needs: [reached('too-late')] },
    { id: 'fixed', needs: [reached('mended')] },
  ],
  minutes: 7,
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
