/** Scenario 19: CLOSE-WAIT leak. */
import { failed, helped, tried } from '../crowd-goals.ts';
import { reached } from '../debrief.ts';
import { walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, PATIENT_CONSTANTS, THINK } from './defaults.ts';
import { FORGOTTEN } from './forgetful-server.ts';

const OUT_OF_DESCRIPTORS: Goal = {
  id: 'out-of-descriptors',
  reached: ({ crowd }) => crowd.outOfDescriptors > 0,
};

const TURNED_AWAY: Goal = { id: 'turned-away', reached: ({ crowd }) => crowd.turnedAway > 0 };

const KEEP_ALIVE = tried('B', 'keep-alive', 40);

const HIGHER_LIMIT = failed('B', 'descriptors');

const CLOSED: Goal = { ...walks('B', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'), of: 'B' };

const BY_HAND: Goal = { id: 'closed-by-hand', of: 'B', reached: ({ crowd }) => crowd.closedByHand > 0 };

const MENDED = helped('B', 'close-at-end', 1, 10);

const b = { autopilots: ['B'], delay: 0 } as const;
const after = (goal: string) => ({ goals: [goal] });

/** An autopilot tries what does not help, then what does. */
const SEARCH: readonly ScriptItem[] = [
  { host: 'B', control: 'keep-alive', value: 1, when: after(TURNED_AWAY.id), ...b },
  { host: 'B', control: 'keep-alive', value: 0, when: after(KEEP_ALIVE.id), ...b },
  { host: 'B', control: 'descriptors', value: 48, when: after(KEEP_ALIVE.id), ...b },
  { host: 'B', control: 'descriptors', value: 24, when: after(HIGHER_LIMIT.id), ...b },
  { host: 'B', call: { call: 'CLOSE' }, when: after(HIGHER_LIMIT.id), ...b },
  { host: 'B', act: { do: 'close', row: 'oldest' }, when: after(CLOSED.id), ...b },
  { host: 'B', control: 'close-at-end', value: 1, when: after(BY_HAND.id), ...b },
  { host: 'B', act: { do: 'restart' }, when: after(BY_HAND.id), ...b, delay: 2_000 },
];

export const closeWaitLeak: Scenario = {
  id: 'close-wait-leak',
  version: 1,
  number: 19,
  cast: {
    A: {
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024, 'port-range': 1_000 },
    },
    B: {
      iss: FIGURE_ISS.B,
      controls: { 'close-at-end': 0, 'reuse-address': 1 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [...FORGOTTEN, ...SEARCH],
  freeCalls: ['CLOSE'],
  offered: { A: ['fin-timeout'], B: ['descriptors', 'keep-alive', 'close-at-end'] },
  crowd: { from: 'A', every: 1_000, patience: 6_000, acceptQueue: 8 },
  acts: { B: ['close', 'restart'] },
  turningPoint: { state: 'ESTABLISHED', misconception: 'a-fin-ends-both-ways' },
  goals: [
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT'),
    OUT_OF_DESCRIPTORS,
    TURNED_AWAY,
    KEEP_ALIVE,
    HIGHER_LIMIT,
    CLOSED,
    BY_HAND,
    MENDED,
  ],
  predictions: [
    {
      id: 'what-frees',
      when: 'introduction',
      options: ['application', 'timer', 'client'],
      right: 'application',
      reveal: { goals: [BY_HAND.id] },
    },
    {
      id: 'more-descriptors',
      when: { goals: [TURNED_AWAY.id] },
      options: ['yes', 'while', 'no'],
      right: 'while',
      reveal: { goals: [HIGHER_LIMIT.id] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('out-of-descriptors')] },
    { id: 'leak', needs: [reached('out-of-descriptors')] },
    { id: 'said', needs: [reached('out-of-descriptors')] },
    { id: 'dead', needs: [reached('out-of-descriptors'), reached('turned-away')] },
    { id: 'keep-alive', needs: [reached('tried-keep-alive')] },
    { id: 'limit', needs: [reached('failed-descriptors')] },
    { id: 'fixed', needs: [reached('helped-close-at-end-1')] },
  ],
  minutes: 8,
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
