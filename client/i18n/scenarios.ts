/** What the scenarios say in the language of the page, for pages that tell them without a server. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { type ScenarioTexts, scenarioTexts } from '../../shared/scenarios/texts.ts';
import type { ScenarioWords } from '../../shared/words/scenario-words.ts';
import { languageTag, locale, messagesOf } from './dictionary.ts';
import { t as rules } from './rules.ts';

/** Reading it in a component subscribes the component to the language. */
export const scenarioWords = (): ScenarioWords => ({
  code: locale.value,
  tag: languageTag(),
  messages: messagesOf('scenarios'),
  rules,
});

export const textsOf = (scenario: Scenario): ScenarioTexts => scenarioTexts(scenario, scenarioWords());
