/** A state with its look: the RFC's name, the sign of its phase, and on request what it means. */
import { pathTo } from '../../base.ts';
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
  /** Leads nowhere: it stands in something that can be pressed, or at what it would lead to. */
  readonly plain?: boolean;
}

/** Its name leads to the page of the states, beside the one that is left as it is: a seat is kept. */
export function StateBadge({ state, size = 'small', gloss = false, left, plain = false }: StateBadgeProps) {
  const phase = phaseOf(state);
  const title = gloss ? undefined : t(`state.${state}`);
  const face = (
    <>
      <PhaseSign phase={phase} left={left} />
      {state}
    </>
  );
  return (
    <span class={`state-badge ${size}`} data-phase={phase}>
      {plain ? (
        <span class="name" title={title}>
          {face}
        </span>
      ) : (
        <a class="name" title={title} href={pathTo(`/states#${state}`)} target="_blank" rel="noopener">
          {face}
        </a>
      )}
      {gloss && <span class="gloss">{t(`state.${state}`)}</span>}
    </span>
  );
}
