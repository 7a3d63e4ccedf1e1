/** The number of connections in each state. */
import './Counts.css';
import type { SystemView } from '../../shared/protocol/view.ts';
import { STATES } from '../../shared/tcp/state.ts';
import { PhaseSign } from '../figures/states/PhaseSign.tsx';
import { phaseOf } from '../figures/states/phase.ts';
import { t } from '../i18n/crowd.ts';
import { number } from '../i18n/dictionary.ts';

export function Counts({ counts }: Pick<SystemView, 'counts'>) {
  const there = STATES.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <ul class="crowd-counts" aria-label={t('counts.label')}>
      {there.map((state) => (
        <li key={state} class="chip phase" data-phase={phaseOf(state)}>
          <PhaseSign phase={phaseOf(state)} />
          {state} <b class="tnum">{number(counts[state] ?? 0)}</b>
        </li>
      ))}
      {there.length === 0 && <li class="muted small">{t('counts.none')}</li>}
    </ul>
  );
}
