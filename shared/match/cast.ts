/** What a scenario's cast says of a host: its constants, its controls, its initial sequence numbers. */

import { CONTROLS, type ControlId, controlOf, type Settings } from '../host/controls.ts';
import type { HostId } from '../hosts.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Constants } from '../tcp/constants.ts';

export function constantsOf(scenario: Scenario, host: HostId): Constants {
  const set = Object.entries(controlsOf(scenario, host)) as [ControlId, number][];
  const followed = set.map(([id, value]) => controlOf(id).constants?.(value));
  return Object.assign({}, scenario.constants, scenario.cast[host].constants, ...followed);
}

/** The controls that the scenario names for a host, as they stand at first. */
export function controlsOf({ cast, offered = {} }: Scenario, host: HostId): Settings {
  const { controls = {} } = cast[host];
  const initial = (offered[host] ?? []).map((id) => [id, CONTROLS[id].values[0]] as const);
  return { ...Object.fromEntries(initial), ...controls };
}

/** The ISS of a host's nth incarnation, from 0; null when the scenario leaves it to chance. */
export function issOf(scenario: Scenario, host: HostId, n: number): number | null {
  const { iss } = scenario.cast[host];
  if (typeof iss === 'number') return n === 0 ? iss : null;
  return iss?.[n] ?? null;
}
