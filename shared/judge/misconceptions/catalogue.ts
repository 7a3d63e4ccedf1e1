/** The catalogue of misconceptions: where each shows, its wrong moves, and the rule it gets wrong. */
import { calls } from './calls.ts';
import { closing } from './closing.ts';
import { dataAndWindows } from './data-and-windows.ts';
import type { Misconception } from './moment.ts';
import { opening } from './opening.ts';
import { resets } from './resets.ts';
import { timeWait } from './time-wait.ts';
import { timers } from './timers.ts';

/** In the order in which they are recognised, and preferred: where two make the same move, the first is meant, but rather one of which it is the likeliest move. */
export const MISCONCEPTIONS = {
  ...opening,
  ...closing,
  ...timeWait,
  ...calls,
  ...resets,
  ...timers,
  ...dataAndWindows,
} as const satisfies Record<string, Misconception>;

export type MisconceptionId = keyof typeof MISCONCEPTIONS;

export const MISCONCEPTION_IDS = Object.keys(MISCONCEPTIONS) as readonly MisconceptionId[];

export const misconception = (id: MisconceptionId): Misconception => MISCONCEPTIONS[id];
