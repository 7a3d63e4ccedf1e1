/** What can be chosen to be practised: scenario, end, level, and how fast its time runs. */
import type { Level } from '../../../shared/match/input.ts';

export const SIDES = ['A', 'B', 'both'] as const;
export type Side = (typeof SIDES)[number];
export const PACES = [0.5, 1, 2, 4] as const;
export type Pace = (typeof PACES)[number];

export interface Choice {
  readonly scenario: string;
  readonly side: Side;
  readonly level: Level;
  readonly pace: Pace;
}
