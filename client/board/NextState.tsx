/** The choice of the next state: by the figure's arrows from here, on the diagram, or by its key. */
import { KeyHint } from './KeyHint.tsx';
import './NextState.css';
import { useId } from 'preact/hooks';
import type { State } from '../../shared/tcp/state.ts';
import { phaseOf } from '../figures/states/phase.ts';
import { keyOfState } from '../figures/states/state-keys.ts';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import type { DraftState } from './draft-state.ts';
import { problemAt, problemMarks } from './Problem.tsx';
import type { ProblemState } from './problem-state.ts';
import type { SheetState } from './sheet-state.ts';
import type { Situation } from './situation.ts';

export interface NextStateProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly problems: ProblemState;
  readonly sheets: SheetState;
}

export function NextState({ situation, draft, problems, sheets }: NextStateProps) {
  const group = useId();
  const { next } = draft.current.value;
  const problem = problemAt(problems.shown.value, 'next');
  const here = situation.host.value.tcb.state;
  const likely = situation.likely.value;
  const offered: readonly State[] = next === null || likely.includes(next) ? likely : [...likely, next];
  return (
    <fieldset class="next-state" data-field="next" {...problemMarks(problem, situation.me)}>
      <legend class="visually-hidden">{t('compose.next')}</legend>
      <div class="row">
        <span class="then" aria-hidden="true">
          {t('compose.next')}
        </span>
        {offered.map((state) => (
          <label
            key={state}
            class="state-choice"
            data-phase={phaseOf(state)}
            title={common(`state.${state}`)}
          >
            <input
              type="radio"
              name={group}
              value={state}
              checked={next === state}
              onChange={() => draft.change({ type: 'next', state })}
            />
            <span class="state-face">
              {state}
              {state === here && <small>{t('compose.stay')}</small>}
              <KeyHint of={keyOfState(state)} />
            </span>
          </label>
        ))}
        <button
          type="button"
          class="btn quiet small other-state"
          aria-label={t('compose.other')}
          title={t('compose.other')}
          onClick={() => sheets.show('diagram')}
        >
          … <KeyHint of="G" />
        </button>
      </div>
    </fieldset>
  );
}
