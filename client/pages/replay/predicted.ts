/** The questions of a match that has ended, with what each player said and what happened. */
import type { Match } from '../../../shared/match/match.ts';
import type { ScenarioTexts } from '../../../shared/scenarios/texts.ts';
import type { PredictedRow } from '../../figures/Predicted.tsx';

export function predictedOf(
  { asked, scenario }: Pick<Match, 'asked' | 'scenario'>,
  texts: Pick<ScenarioTexts, 'predictions'>,
): readonly PredictedRow[] {
  return texts.predictions.flatMap(({ id, question, options, because }) => {
    const here = (asked ?? []).filter(({ prediction }) => prediction === id);
    if (here.length === 0) return [];
    const textOf = (option: string | null) => options.find((one) => one.id === option)?.text ?? null;
    const right = scenario.predictions?.find((one) => one.id === id)?.right ?? null;
    const happened = here.some(({ revealed }) => revealed);
    return {
      id,
      question,
      answers: here.map(({ host, answer }) => ({ host, text: textOf(answer) })),
      happened: happened ? textOf(right) : null,
      because,
    };
  });
}
