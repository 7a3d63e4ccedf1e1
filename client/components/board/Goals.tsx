/** The goals of the scenario, and its constants beside the real ones. */
import type { ScenarioView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/board.ts';
import { number } from '../../i18n/dictionary.ts';
import { pick } from '../../i18n/index.ts';
import type { Board } from './board-state.ts';

export function Goals({ board }: { readonly board: Board }) {
  const { goals } = board.port.scenario.value;
  const { level } = board.port.view.value;
  const reached = new Set(board.port.view.value.goals.filter((goal) => goal.reached).map(({ id }) => id));
  if (goals.length === 0) return null;
  return (
    <ul class="goals" aria-label={t('goals.title')}>
      {goals.map(({ id, text, veiled }) => (
        <li key={id} class={reached.has(id) ? 'goal reached' : 'goal'}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.75" />
            {reached.has(id) && <path d="M4.8 8.2l2.2 2.2 4.2-4.8" />}
          </svg>
          <span>
            {pick(reached.has(id) || level === 'guided' ? text : (veiled ?? text))}
            <span class="visually-hidden"> ({t(reached.has(id) ? 'goals.reached' : 'goals.open')})</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const MINUTE = 60_000;

function duration(value: number | null): string {
  if (value === null) return '–';
  return value < 2 * MINUTE
    ? `${number(value / 1000)} s`
    : `${number(Math.round((value / MINUTE) * 10) / 10)} min`;
}

export function Constants({ scenario }: { readonly scenario: ScenarioView }) {
  return (
    <table class="table constants">
      <caption class="eyebrow">{t('constants.title')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" class="number">
            {t('constants.here')}
          </th>
          <th scope="col" class="number">
            {t('constants.rfc')}
          </th>
          <th scope="col" class="number">
            {t('constants.linux')}
          </th>
        </tr>
      </thead>
      <tbody>
        {scenario.constants.map(({ name, here, rfc, linux }) => (
          <tr key={name}>
            <th scope="row">{t(`constants.${name}`)}</th>
            <td class="number">{duration(here)}</td>
            <td class="number">{duration(rfc)}</td>
            <td class="number">{duration(linux)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it is about: introduction, goals, constants. */
export function Task({ board }: { readonly board: Board }) {
  const scenario = board.port.scenario.value;
  return (
    <div class="task stack">
      <p>{pick(scenario.introduction)}</p>
      <Goals board={board} />
      <Constants scenario={scenario} />
    </div>
  );
}
