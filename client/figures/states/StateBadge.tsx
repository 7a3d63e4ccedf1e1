/** A state with its look: the RFC's name, the sign of its phase, and on request what it means. */
import './StateBadge.css';
import type { State } from '../../../shared/tcp/state.ts';
import { t } from '../../i18n/common.ts';
import { PhaseSign } from './PhaseSign.tsx';
import { phaseOf } from './phase.ts';

export interface StateBadgeProps {
  readonly state: State;
  readonly size?: 'small' | 'medium' | 'large';
  /** Says what the state means under its name. */
  readonly gloss?: boolean;
  /** TIME-WAIT: how much of 2 MSL is left, 1 to 0. */
  readonly left?: number | undefined;
}

export function StateBadge({ state, size = 'small', gloss = false, left }: StateBadgeProps) {
  const phase = phaseOf(state);
  return (
    <span class={`state-badge ${size}`} data-phase={phase}>
      <span class="name" title={gloss ? undefined : t(`state.${state}`)}>
        <PhaseSign phase={phase} left={left} />
        {state}
      </span>
      {gloss && <span class="gloss">{t(`state.${state}`)}</span>}
    </span>
  );
}
