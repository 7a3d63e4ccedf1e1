/** A scenario as a whole class plays it, all at one host. */
import type { Scenario } from '../scenario.ts';

/** Where everybody counts, nobody has a lever that does it all. */
export function forClass(scenario: Scenario): Scenario {
  const { together, offered } = scenario;
  return together === undefined
    ? scenario
    : { ...scenario, offered: { ...offered, [together.host]: together.controls } };
}
