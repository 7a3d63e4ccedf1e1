/** Humane constants (docs/GAME.md): slow enough to think, each shown beside the real one. */
import type { Constants } from '../../tcp/constants.ts';
import { RFC_CONSTANTS } from '../../tcp/constants.ts';
import type { WireConfig } from '../../wire/wire.ts';
import type { ScriptedCall } from '../scenario.ts';

export const HUMANE_CONSTANTS: Constants = {
  ...RFC_CONSTANTS,
  msl: 15_000,
  initialRto: 20_000,
  minRto: 20_000,
  maxRto: 80_000,
  rtoAfterSynRetransmission: 30_000,
  clockGranularity: 1_000,
  acknowledge: 'at once',
  delayedAck: 8_000,
  r1: 3,
  r2: 5,
  r2Syn: 5,
  userTimeout: null,
  receiveBuffer: 1_000,
  mss: 100,
};

/** Two seconds each way, and nothing goes wrong. */
export const CALM_WIRE: WireConfig = {
  delay: 2_000,
  jitter: 0,
  loss: 0,
  duplication: 0,
  reordering: 0,
  reorderDelay: 0,
  msl: HUMANE_CONSTANTS.msl,
  faults: [],
};

const PATIENT_RTO = {
  initialRto: 40_000,
  minRto: 40_000,
  maxRto: 80_000,
  rtoAfterSynRetransmission: 40_000,
} as const;

/** Where loss is no part of the lesson: two people may both think for 15 s before a retransmission timer runs out. */
export const PATIENT_CONSTANTS: Constants = { ...HUMANE_CONSTANTS, ...PATIENT_RTO };

/** The initial sequence numbers of RFC 9293's figures: small enough to reckon with. */
export const FIGURE_ISS = { A: 100, B: 300 } as const;

/** B listens, A opens: every scenario whose lesson comes after the handshake begins so. */
export const OPENING: readonly ScriptedCall[] = [
  { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
  { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 1_000 },
];

export const BOTH_ESTABLISHED = { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } } as const;

export const THINK = 1_500;
export const TIME_LIMIT = 30 * 60_000;
