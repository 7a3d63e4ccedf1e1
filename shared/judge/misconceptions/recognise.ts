/** Which misconception a refused move shows. */
import type { Tcb } from '../../tcp/tcb.ts';
import type { Milliseconds } from '../../units.ts';
import type { Move } from '../move.ts';
import type { Stimulus } from '../stimulus.ts';

export type MisconceptionId = 'wait-in-last-ack';

/** Null when the move is none that people are known to make here. */
export function recognise(
  tcb: Tcb,
  stimulus: Stimulus,
  move: Move,
  _now: Milliseconds,
): MisconceptionId | null {
  const waits = tcb.state === 'LAST-ACK' && stimulus.type === 'segment';
  return waits && move.kind === 'nothing' && move.next === 'TIME-WAIT' ? 'wait-in-last-ack' : null;
}
