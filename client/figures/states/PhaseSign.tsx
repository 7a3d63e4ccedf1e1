/**
 * The sign of a phase: two ends and what is between them.
 * Nothing: not connected. A broken line: opening. Two lines, one each way: established. One line, the other cut:
 * closing. A ring that empties: TIME-WAIT.
 */

import { arcPath } from '../ring.ts';
import type { Phase } from './phase.ts';

export interface PhaseSignProps {
  readonly phase: Phase;
  /** TIME-WAIT: how much of the ring is left, 1 to 0. */
  readonly left?: number | undefined;
}

const LINES: Record<Exclude<Phase, 'time-wait'>, string> = {
  none: '',
  opening: 'M6 8h2.4M10.8 8h2.4M15.6 8H18',
  established: 'M6 5.5h12M6 10.5h12',
  closing: 'M6 5.5h12M6 10.5h2.5M15.5 10.5H18',
};

export function PhaseSign({ phase, left = 0.75 }: PhaseSignProps) {
  return (
    <svg class="phase-sign" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
      {phase === 'time-wait' ? (
        <g fill="none" stroke="currentColor">
          <circle cx="12" cy="8" r="6" stroke-width="2" opacity="0.3" />
          <path d={arcPath(12, 8, 6, left)} stroke-width="2.5" />
        </g>
      ) : (
        <g fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 2v12M20 2v12" stroke-width="3" stroke-linecap="round" />
          <path d={LINES[phase]} />
        </g>
      )}
    </svg>
  );
}
