/** Folding a record into the match again. */

import { createMatch } from '../match/create.ts';
import type { Match } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { scenarioOf } from '../scenario-files/build.ts';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import type { Record } from './record.ts';

export type ReplayError = 'unknown-scenario' | 'other-scenario-version' | 'other-rulebook';

export interface Replayed {
  readonly match: Match;
  readonly events: readonly MatchEvent[];
  /** The match after each input, and the version of its last event: moments to scrub to without folding anew. */
  readonly moments: readonly Match[];
}

/** Why a record of another rulebook or scenario cannot be told truly; null when it can. */
export function recordError(record: Record, scenario: Scenario | null): ReplayError | null {
  if (scenario === null) return 'unknown-scenario';
  if (scenario.version !== record.scenario.version) return 'other-scenario-version';
  if (record.rulebook !== RULEBOOK_VERSION) return 'other-rulebook';
  return null;
}

export function scenarioOfRecord({ scenario }: Record): Scenario | null {
  return scenario.file === undefined ? scenarioById(scenario.id) : scenarioOf(scenario.file, scenario);
}

/** Plays a record from its beginning. A record of another rulebook or scenario cannot be told truly, and says so. */
export function replay(
  record: Record,
  scenario = scenarioOfRecord(record),
): Replayed | { readonly error: ReplayError } {
  const error = recordError(record, scenario);
  if (scenario === null || error !== null) return { error: error ?? 'unknown-scenario' };
  let match = createMatch({ scenario, seed: record.seed, level: record.level, players: record.players });
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
