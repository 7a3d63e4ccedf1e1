/** Folding a record into the match again. */

import { createMatch } from '../match/create.ts';
import type { Match, Setup } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { scenarioOf } from '../scenario-files/build.ts';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { isKeptRulebook } from '../tcp/rules.ts';
import type { Record } from './record.ts';

export type ReplayError = 'unknown-scenario' | 'other-scenario-version' | 'other-rulebook';

export interface Replayed {
  readonly match: Match;
  readonly events: readonly MatchEvent[];
  /** The match after each input, and the version of its last event: moments to scrub to without folding anew. */
  readonly moments: readonly Match[];
}

/** Why a record of an unknown rulebook or another scenario cannot be told truly; null when it can. */
export function recordError(record: Record, scenario: Scenario | null): ReplayError | null {
  if (scenario === null) return 'unknown-scenario';
  if (scenario.version !== record.scenario.version) return 'other-scenario-version';
  if (!isKeptRulebook(record.rulebook)) return 'other-rulebook';
  return null;
}

/** How the match of a record began. */
export function setupOf({ seed, level, players, rulebook, predictions }: Record, scenario: Scenario): Setup {
  return { scenario, seed, level, players, rulebook, predictions: predictions === true };
}

export function scenarioOfRecord({ scenario }: Record): Scenario | null {
  return scenario.file === undefined ? scenarioById(scenario.id) : scenarioOf(scenario.file, scenario);
}

/** Plays a record from its beginning. One that cannot be told truly says why. */
export function replay(
  record: Record,
  scenario = scenarioOfRecord(record),
): Replayed | { readonly error: ReplayError } {
  const error = recordError(record, scenario);
  if (scenario === null || error !== null) return { error: error ?? 'unknown-scenario' };
  let match = createMatch(setupOf(record, scenario));
  const events: MatchEvent[] = [];
  const moments: Match[] = [match];
  for (const { at, input } of record.inputs) {
    const played = play(match, input, at);
    match = played.match;
    events.push(...played.events);
    moments.push(match);
  }
  return { match, events, moments };
}
