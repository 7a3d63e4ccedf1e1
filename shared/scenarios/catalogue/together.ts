/** A scenario as a whole class plays it, all at one host. */
import type { Scenario } from '../scenario.ts';

/** Where everybody counts, nobody has a lever that does it all, and the first answer is not everybody's prediction. */
export function forClass(scenario: Scenario): Scenario {
  const { together, offered } = scenario;
  return together === undefined
    ? scenario
    : { ...scenario, predictions: [], offered: { ...offered, [together.host]: together.controls } };
}
