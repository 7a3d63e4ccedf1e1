/** Humane constants (GAME: Time): slow enough to think, each shown beside the real one. */
import type { Constants } from '../tcp/constants.ts';
import { RFC_CONSTANTS } from '../tcp/constants.ts';
import type { WireConfig } from '../wire/wire.ts';

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

export const THINK = 1_500;
export const TIME_LIMIT = 30 * 60_000;
