/** The goals of the scenario, and its constants beside the real ones. */
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { t } from '../i18n/board.ts';
import { pick } from '../i18n/index.ts';
import { lazily } from '../ui/lazily.ts';
import type { Board } from './board-state.ts';

type Goal = ScenarioView['goals'][number];

export const isReached = ({ port }: Board, { id }: Pick<Goal, 'id'>): boolean =>
  port.view.value.goals.some((goal) => goal.id === id && goal.reached);

/** Guided players are told all; to the others, a veiled goal tells its answers when they have been found. */
function goalText(board: Board, goal: Goal): string {
  const told = isReached(board, goal) || board.port.view.value.level === 'guided';
  return pick(told ? goal.text : (goal.veiled ?? goal.text));
}

export function Goals({ board }: { readonly board: Board }) {
  const { goals } = board.port.scenario.value;
  if (goals.length === 0) return null;
  return (
    <ul class="goals" aria-label={t('goals.title')}>
      {goals.map((goal) => {
        const reached = isReached(board, goal);
        return (
          <li key={goal.id} class={reached ? 'goal reached' : 'goal'}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.75" />
              {reached && <path d="M4.8 8.2l2.2 2.2 4.2-4.8" />}
            </svg>
            <span>
              {goalText(board, goal)} {goal.of && <HostGlyph host={goal.of} bare />}
              <span class="visually-hidden"> ({t(reached ? 'goals.reached' : 'goals.open')})</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** They stand in the dialog alone, which few open. */
const useConstants = lazily(() => import('./Constants.tsx').then(({ Constants }) => Constants));

/** What it is about: introduction, goals, constants. */
export function Task({ board }: { readonly board: Board }) {
  const scenario = board.port.scenario.value;
  const Constants = useConstants();
  return (
    <div class="task stack">
      <p>{pick(scenario.introduction)}</p>
      <Goals board={board} />
      {Constants && <Constants scenario={scenario} />}
    </div>
  );
}
