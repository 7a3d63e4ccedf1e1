/** Scenario 18: TIME-WAIT pile-up. */
import { CONNECTION_HEADER } from '../../host/controls/remedies.ts';
import type { ControlId } from '../../host/controls.ts';
import { controlName, failed, helped, tried } from '../crowd-goals.ts';
import { reached } from '../debrief.ts';
import { walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, FIGURE_ISS, OPENING, PATIENT_CONSTANTS, THINK } from './defaults.ts';

const REQUEST = 'GET / HTTP/1.1';
const ANSWER = 'HTTP/1.1 200 OK';
const STAYS = 10_000;
/** Requests in a row: a row that 28 ports alone do not give again while they wait. */
const ROW = 20;

const noPort: Goal = { id: 'no-port', reached: ({ crowd }) => (crowd.reasons['no port'] ?? 0) > 0 };

const inVain = tried('A', 'fin-timeout', 10);

const morePorts = failed('A', 'port-range');

const REMEDIES = [
  helped('A', 'time-wait-reuse', 1, ROW),
  helped('A', 'connection-header', CONNECTION_HEADER.serverCloses, ROW),
  helped('A', 'connection-header', CONNECTION_HEADER.keptOpen, ROW),
];

/** An autopilot moves one thing at a time, until its goal is reached. */
const TRIALS: readonly (readonly [ControlId, value: number, initial: number, goal: string])[] = [
  ['fin-timeout', 5_000, 60_000, inVain.id],
  ['port-range', 64, 28, morePorts.id],
  ['time-wait-reuse', 1, 0, REMEDIES[0]?.id ?? ''],
  ['connection-header', CONNECTION_HEADER.serverCloses, 0, REMEDIES[1]?.id ?? ''],
  ['connection-header', CONNECTION_HEADER.keptOpen, 0, REMEDIES[2]?.id ?? ''],
];

function experiment(): ScriptItem[] {
  let before = noPort.id;
  return TRIALS.flatMap(([control, value, initial, goal]): ScriptItem[] => {
    const set = (to: number, after: string, delay: number): ScriptItem => ({
      host: 'A',
      control,
      value: to,
      when: { goals: [after] },
      delay,
      autopilots: ['A'],
    });
    // Long enough that what it leaves behind can be looked at.
    const items = [set(value, before, STAYS), set(initial, goal, STAYS)];
    before = goal;
    return items;
  });
}

const bindFails: Goal = { id: 'bind-fails', of: 'B', reached: ({ crowd }) => crowd.bindFailed > 0 };

const bindWorks: Goal = {
  id: 'bind-works',
  params: { control: controlName('reuse-address') },
  of: 'B',
  reached: ({ crowd }) => crowd.boundInUse > 0,
};

const sends = (host: 'A' | 'B', data: string, after: number): ScriptItem => ({
  host,
  call: { call: 'SEND', data },
  when: { ...BOTH_ESTABLISHED, after: [after] },
  delay: 1_000,
});

export const timeWaitPileUp: Scenario = {
  id: 'time-wait-pile-up',
  version: 1,
  number: 18,
  cast: {
    A: {
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024 },
    },
    B: {
      iss: FIGURE_ISS.B,
      controls: { descriptors: 1_024 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    sends('A', REQUEST, 1),
    {
      host: 'B',
      call: { call: 'SEND', data: ANSWER },
      when: { ...BOTH_ESTABLISHED, delivered: { B: REQUEST.length } },
      delay: 500,
    },
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { delivered: { A: ANSWER.length }, acknowledged: 'A' },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 500,
    },
    { crowd: 'begins', when: { states: { A: ['TIME-WAIT', 'CLOSED'] }, after: [5] }, delay: 1_000 },
    ...experiment(),
    {
      host: 'B',
      act: { do: 'restart' },
      when: { goals: [REMEDIES[1]?.id ?? ''] },
      delay: 6_000,
      autopilots: ['B'],
    },
    {
      host: 'B',
      control: 'reuse-address',
      value: 1,
      when: { goals: [bindFails.id] },
      delay: 3_000,
      autopilots: ['B'],
    },
    // When all else is done. The port may have been free again before SO_REUSEADDR was set: then this is the first restart
    // with it. Or the one connection of that moment has a request unread, and is reset: then nothing has the port.
    ...Array.from(
      { length: 24 },
      (_, i): ScriptItem => ({
        host: 'B',
        act: { do: 'restart' },
        when: { goals: [bindFails, inVain, morePorts, ...REMEDIES].map(({ id }) => id) },
        delay: 4_000 + i * 5_000,
        autopilots: ['B'],
      }),
    ),
  ],
  freeCalls: [],
  offered: {
    A: ['connection-header', 'time-wait-reuse', 'timestamps', 'port-range', 'fin-timeout'],
    B: ['reuse-address', 'time-wait-reuse', 'timestamps'],
  },
  crowd: { from: 'A', every: 500, patience: 10_000, acceptQueue: 16 },
  acts: { B: ['restart'] },
  turningPoint: { state: 'TIME-WAIT', misconception: 'a-goodbye-at-the-end' },
  goals: [
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'),
    noPort,
    inVain,
    morePorts,
    ...REMEDIES,
    bindFails,
    bindWorks,
  ],
  predictions: [
    {
      id: 'what-runs-out',
      when: 'introduction',
      options: ['memory', 'descriptors', 'ports'],
      right: 'ports',
      reveal: { goals: [noPort.id] },
    },
    {
      id: 'fin-timeout',
      when: { goals: [noPort.id] },
      options: ['yes', 'while', 'no'],
      right: 'no',
      reveal: { goals: [inVain.id] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('helped-connection-header-2')] },
    { id: 'ports', needs: [reached('no-port')] },
    { id: 'said', needs: [reached('tried-fin-timeout')] },
    { id: 'more', needs: [reached('failed-port-range')] },
    { id: 'reuse', needs: [reached('helped-time-wait-reuse-1')] },
    { id: 'server', needs: [reached('helped-connection-header-1')] },
    { id: 'bind', needs: [reached('bind-fails'), reached('bind-works')] },
  ],
  minutes: 8,
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
