/** How scenarios introduce themselves in the language of the page, with the rest yet to come. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { type Heading, scenarioHeading } from '../../shared/scenarios/texts.ts';
import { languageTag, locale, messagesOf } from './dictionary.ts';

/** Reading it in a component subscribes the component to the language. */
export const titleWords = () => ({
  code: locale.value,
  tag: languageTag(),
  messages: messagesOf('titles'),
});

export const headingOf = (scenario: Scenario): Heading => scenarioHeading(scenario, titleWords());
