/** Folding a record into the match again. */
import type { MatchEvent } from '../match/event.ts';
import { createMatch, type Match } from '../match/match.ts';
import { play } from '../match/play.ts';
import { scenarioById } from '../scenarios/catalogue.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import type { Record } from './record.ts';

export type ReplayError = 'unknown-scenario' | 'other-scenario-version' | 'other-rulebook';

export interface Replayed {
  readonly match: Match;
  readonly events: readonly MatchEvent[];
  /** The match after each input, and the version of its last event: moments to scrub to without folding anew. */
  readonly moments: readonly Match[];
}

/** Plays a record from its beginning. A record of another rulebook or scenario cannot be told truly, and says so. */
export function replay(record: Record): Replayed | { readonly error: ReplayError } {
  const scenario = scenarioById(record.scenario.id);
  if (scenario === null) return { error: 'unknown-scenario' };
  if (scenario.version !== record.scenario.version) return { error: 'other-scenario-version' };
  if (record.rulebook !== RULEBOOK_VERSION) return { error: 'other-rulebook' };
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
