/** The present state, large; in TIME-WAIT its ring runs. */
import { readRing } from '../figures/ring.ts';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import type { Situation } from './situation.ts';

export interface StateNowProps {
  readonly situation: Situation;
  readonly size?: 'medium' | 'large';
  readonly gloss?: boolean;
  /** It stands in a button. */
  readonly plain?: boolean;
}

export function StateNow({ situation, size = 'large', gloss = true, plain = false }: StateNowProps) {
  const { tcb } = situation.host.value;
  const waits = tcb.timers['time-wait'];
  const left = waits ? readRing(waits.set, waits.due, situation.now.value).fraction : undefined;
  return (
    // Keyed by how many states there were: the badge appears anew with every change, also back to the same state.
    <div class="state-now" key={situation.log.value.states.length}>
      <StateBadge state={tcb.state} size={size} gloss={gloss} left={left} plain={plain} />
    </div>
  );
}
