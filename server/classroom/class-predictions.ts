/** What a class predicts: how its answers to each question of the round are distributed. */
import type { Asked, Match } from '../../shared/match/match.ts';
import type { ClassPrediction } from '../../shared/protocol/view.ts';
import type { Prediction, Scenario } from '../../shared/scenarios/scenario.ts';
import { type PredictionTexts, scenarioTexts } from '../../shared/scenarios/texts.ts';
import type { ScenarioWords } from '../../shared/words/scenario-words.ts';

/** Those questions that somebody has been asked, in the order of the scenario. */
export function classPredictions(
  scenario: Scenario,
  matches: readonly Match[],
  words: ScenarioWords,
): readonly ClassPrediction[] {
  const { predictions = [] } = scenario;
  const texts = scenarioTexts(scenario, words).predictions;
  return predictions.flatMap((prediction, i) => {
    const told = texts[i];
    const asked = matches.flatMap((match) => (match.asked ?? []).filter(isAbout(prediction)));
    return told === undefined || asked.length === 0 ? [] : distribution(prediction, told, asked, matches);
  });
}

const isAbout =
  ({ id }: Prediction) =>
  ({ prediction }: Asked): boolean =>
    prediction === id;

function distribution(
  prediction: Prediction,
  { question, options, because }: PredictionTexts,
  asked: readonly Asked[],
  matches: readonly Match[],
): ClassPrediction {
  const chosen = (option: string): number => asked.filter(({ answer }) => answer === option).length;
  const told = isTold(prediction, matches);
  return {
    id: prediction.id,
    host: prediction.host ?? null,
    question,
    asked: asked.length,
    deciding: asked.filter(({ answer, closed }) => answer === null && !closed).length,
    options: options.map(({ id, text }) => ({ id, text, chosen: chosen(id) })),
    right: told ? prediction.right : null,
    because: told ? because : null,
  };
}

/** The dashboard may be on the projector: it tells what happened when that has happened in every match that goes on. */
const isTold = (prediction: Prediction, matches: readonly Match[]): boolean =>
  matches.every(({ asked, outcome }) => {
    const here = (asked ?? []).filter(isAbout(prediction));
    return outcome !== null || (here.length > 0 && here.every(({ revealed }) => revealed));
  });
