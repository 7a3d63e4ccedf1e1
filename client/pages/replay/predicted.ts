/** The questions of a match that has ended, with what each player said and what happened. */
import type { Match } from '../../../shared/match/match.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import type { ScenarioTexts } from '../../../shared/scenarios/texts.ts';
import type { PredictedRow } from '../../figures/Predicted.tsx';

export function predictedOf(
  { asked, scenario }: Pick<Match, 'asked' | 'scenario'>,
  texts: Pick<ScenarioTexts, 'predictions'>,
  events: readonly MatchEvent[],
): readonly PredictedRow[] {
  return texts.predictions.flatMap(({ id, question, options, because }) => {
    const here = (asked ?? []).filter(({ prediction }) => prediction === id);
    if (here.length === 0) return [];
    const textOf = (option: string | null) => options.find((one) => one.id === option)?.text ?? null;
    const right = scenario.predictions?.find((one) => one.id === id)?.right ?? null;
    const told = events.find((event) => event.type === 'revealed' && event.prediction === id);
    return {
      id,
      question,
      answers: here.map(({ host, answer }) => ({ host, text: textOf(answer) })),
      happened: told ? textOf(right) : null,
      because,
      moment: told ?? null,
    };
  });
}
