/** A match as it is kept beside its journal, so that it is not folded from its beginning. */
import type { Match } from '../../shared/match/match.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { changeBetween } from '../../shared/protocol/change.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import type { Snapshot } from '../store/store.ts';
import type { Answered } from './own-answers.ts';

/** Goes up with whatever changes in what a match is made of; match-snapshot.test.ts notices. */
export const MATCH_FORMAT = 1;

/** All that a match needs to go on, but for its scenario, which the class knows. */
export interface KeptMatch {
  readonly match: Omit<Match, 'scenario'>;
  /** Those of the events before it from which is told for what it waits. */
  readonly last: readonly MatchEvent[];
  /** Who answered what, where many share a host. */
  readonly answered: readonly Answered[];
}

interface Body extends KeptMatch {
  readonly format: number;
  /** By which this server plays, whichever is the match's own. */
  readonly rulebook: number;
}

export function keptBody({ scenario: _, ...match }: Match, more: Omit<KeptMatch, 'match'>): string {
  const body: Body = { format: MATCH_FORMAT, rulebook: RULEBOOK_VERSION, match, ...more };
  return JSON.stringify(body);
}

/** Null where another version of this program kept it. The store says that it is what was kept. */
export function readBody({ body }: Snapshot): KeptMatch | null {
  const read: Body = JSON.parse(body);
  return read.format === MATCH_FORMAT && read.rulebook === RULEBOOK_VERSION ? read : null;
}

/** Whether a match and what else is kept of it is what was kept. */
export const isKept = (match: Match, more: Omit<KeptMatch, 'match'>, { body }: Snapshot): boolean =>
  changeBetween(JSON.parse(keptBody(match, more)), JSON.parse(body)) === null;

export const matchOf = ({ match }: KeptMatch, scenario: Scenario): Match => ({ scenario, ...match });
