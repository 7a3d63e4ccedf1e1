/** The state, large; in TIME-WAIT its ring runs. */
import { readRing } from '../figures/ring.ts';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import type { Board } from './board-state.ts';

export interface StateNowProps {
  readonly board: Board;
  readonly size?: 'medium' | 'large';
  readonly gloss?: boolean;
}

export function StateNow({ board, size = 'large', gloss = true }: StateNowProps) {
  const { tcb } = board.host.value;
  const waits = tcb.timers['time-wait'];
  const left = waits ? readRing(waits.set, waits.due, board.port.now.value).fraction : undefined;
  return (
    // Keyed by how many states there were: the badge appears anew with every change, also back to the same state.
    <div class="state-now" key={board.log.value.states.length}>
      <StateBadge state={tcb.state} size={size} gloss={gloss} left={left} />
    </div>
  );
}
