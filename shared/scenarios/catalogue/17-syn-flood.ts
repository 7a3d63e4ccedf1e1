/** Scenario 17: SYN flood. */
import type { ControlId } from '../../host/controls.ts';
import { tried } from '../crowd-goals.ts';
import { reached } from '../debrief.ts';
import { bothEstablished } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, FIGURE_ISS, OPENING, PATIENT_CONSTANTS, THINK } from './defaults.ts';

/** Seconds under fire. */
const LONG_ENOUGH = 15;
/** Clients in a row: longer than an autopilot that attacks takes to raise its rate. */
const HELD = 30;

const DEFENCES = {
  'syn-backlog': tried('B', 'syn-backlog', LONG_ENOUGH),
  'syn-ack-retries': tried('B', 'syn-ack-retries', LONG_ENOUGH),
  'syn-limit': tried('B', 'syn-limit', LONG_ENOUGH),
  'syn-cookies': tried('B', 'syn-cookies', LONG_ENOUGH),
} as const;

const turnedAway: Goal = {
  id: 'turned-away',
  of: 'A',
  reached: ({ crowd }) => crowd.underFire.turnedAway > 0,
};

const held: Goal = {
  id: 'served-under-fire',
  params: { requests: HELD },
  of: 'B',
  reached: ({ crowd }) => crowd.underFire.streak >= HELD && crowd.underFire.turnedAway > 0,
};

const begins = OPENING.length;
/** An autopilot tries one defence after the other, and leaves the last in force. */
const TRIALS = [
  ['syn-backlog', 64, 16],
  ['syn-ack-retries', 1, 5],
  ['syn-limit', 1, 0],
] as const;

function defend(): ScriptItem[] {
  let before = turnedAway.id;
  const items: ScriptItem[] = [];
  const set = (control: ControlId, value: number, after: string): void => {
    items.push({ host: 'B', control, value, when: { goals: [after] }, delay: 0, autopilots: ['B'] });
  };
  for (const [control, value, initial] of TRIALS) {
    set(control, value, before);
    before = DEFENCES[control].id;
    set(control, initial, before);
  }
  set('syn-cookies', 1, before);
  return items;
}

/**
 * What holds against ten SYNs a second may still be beaten by a thousand: an autopilot that is held sends more, and so it does
 * when each defence has been tried.
 */
function grow(): ScriptItem[] {
  const tried = Object.values(DEFENCES).map(({ id }) => id);
  return [[held.id], tried].flatMap((goals) =>
    [100, 1_000].map(
      (value, i): ScriptItem => ({
        host: 'A',
        control: 'syn-rate',
        value,
        when: { goals },
        delay: 4_000 + i * 8_000,
        autopilots: ['A'],
      }),
    ),
  );
}

export const synFlood: Scenario = {
  id: 'syn-flood',
  version: 2,
  number: 17,
  cast: {
    A: {
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024 },
    },
    B: {
      iss: FIGURE_ISS.B,
      controls: { descriptors: 1_024, 'reuse-address': 1 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { crowd: 'begins', when: BOTH_ESTABLISHED, delay: 1_000 },
    // First under its own address, so that both see why addresses are forged.
    {
      host: 'A',
      control: 'syn-rate',
      value: 10,
      when: { after: [begins] },
      delay: 8_000,
      autopilots: ['A'],
    },
    {
      host: 'A',
      control: 'forged-addresses',
      value: 1,
      when: { goals: ['own-address'] },
      delay: 4_000,
      autopilots: ['A'],
    },
    ...defend(),
    ...grow(),
  ],
  freeCalls: [],
  offered: { A: ['syn-rate', 'forged-addresses'], B: Object.keys(DEFENCES) as ControlId[] },
  crowd: {
    from: 'world',
    every: 1_500,
    patience: 10_000,
    slow: { nth: 4, delay: 750 },
    acceptQueue: 16,
  },
  acts: { A: ['syn'] },
  // Thirty hands instead of one machine.
  together: { host: 'A', controls: ['forged-addresses'] },
  turningPoint: { state: 'LISTEN', misconception: 'connected-with-the-syn-ack' },
  goals: [
    bothEstablished,
    { id: 'own-address', of: 'A', reached: ({ crowd }) => crowd.freedByReset >= 20 },
    turnedAway,
    ...Object.values(DEFENCES),
    held,
  ],
  predictions: [
    {
      id: 'what-fills-up',
      when: 'introduction',
      options: ['ports', 'queue', 'memory'],
      right: 'queue',
      reveal: { goals: [turnedAway.id] },
    },
    {
      id: 'what-holds',
      when: { goals: [turnedAway.id] },
      options: ['backlog', 'retries', 'limit', 'cookies'],
      right: 'cookies',
      reveal: { goals: [...Object.values(DEFENCES), held].map(({ id }) => id) },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('tried-syn-cookies')] },
    { id: 'queue', needs: [reached('own-address')] },
    { id: 'forged', needs: [reached('turned-away')] },
    { id: 'backlog', needs: [reached('tried-syn-backlog')] },
    { id: 'retries', needs: [reached('tried-syn-ack-retries')] },
    { id: 'limit', needs: [reached('tried-syn-limit')] },
    { id: 'said', needs: [reached('tried-syn-limit')] },
    { id: 'cookies', needs: [reached('tried-syn-cookies')] },
  ],
  minutes: 8,
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
