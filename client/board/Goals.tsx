/** The goals of the scenario, and the sheet that says what it is about. */
import words from 'virtual:words/board-later';
import type { MatchView, ScenarioView } from '../../shared/protocol/view.ts';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { t } from '../i18n/board.ts';
import { lazily } from '../ui/lazily.ts';

type Goal = ScenarioView['goals'][number];

export const isReached = (match: MatchView, { id }: Pick<Goal, 'id'>): boolean =>
  match.goals.some((goal) => goal.id === id && goal.reached);

export interface GoalsProps {
  readonly scenario: ScenarioView;
  readonly match: MatchView;
}

export function Goals({ scenario: { goals }, match }: GoalsProps) {
  if (goals.length === 0) return null;
  const veiled = goals.some((goal) => goal.veiled);
  return (
    <>
      <ul class="goals" aria-label={t('goals.title')}>
        {goals.map((goal) => {
          const reached = isReached(match, goal);
          return (
            <li key={goal.id} class={reached ? 'goal reached' : 'goal'}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <circle cx="8" cy="8" r="6.75" />
                {reached && <path d="M4.8 8.2l2.2 2.2 4.2-4.8" />}
              </svg>
              <span>
                {goal.text}
                {goal.veiled && (
                  <span class="veil" aria-hidden="true">
                    {' '}
                    …
                  </span>
                )}{' '}
                {goal.of && <HostGlyph host={goal.of} bare />}
                {goal.veiled && <span class="visually-hidden"> {t('goals.veiled')}</span>}
                <span class="visually-hidden"> ({t(reached ? 'goals.reached' : 'goals.open')})</span>
              </span>
            </li>
          );
        })}
      </ul>
      {veiled && (
        <p class="veil" aria-hidden="true">
          … {t('goals.veiled')}
        </p>
      )}
    </>
  );
}

/** They stand in the dialog alone, which few open. */
const useConstants = lazily(
  () => import('./Constants.tsx'),
  ({ Constants }) => Constants,
  words,
);

/** What it is about: introduction, goals, constants. */
export function Task({ scenario, match }: GoalsProps) {
  const Constants = useConstants();
  return (
    <div class="task stack">
      <p>{scenario.introduction}</p>
      <Goals scenario={scenario} match={match} />
      {Constants && <Constants scenario={scenario} />}
    </div>
  );
}
