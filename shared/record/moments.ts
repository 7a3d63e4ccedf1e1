/**
 * A record told moment by moment.
 * A moment is one thing that happens — something comes due, or an input comes in — with all that follows from it at
 * once: the smallest step between two states that a match was ever in.
 */

import { createMatch } from '../match/create.ts';
import type { Match } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { playNextDue } from '../match/time.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Milliseconds } from '../units.ts';
import type { Record } from './record.ts';
import { type ReplayError, recordError, scenarioOfRecord, setupOf } from './replay.ts';

export interface Moment {
  readonly at: Milliseconds;
  /** The match after it; `match.version` is the version of its last event. */
  readonly match: Match;
  /** What happened: empty only in the first, which is the match before anything happens. */
  readonly events: readonly MatchEvent[];
}

/** After its last input, a match that has ended went on by itself to its end; one that has not stands there still. */
export type Tail = 'went on to its end' | 'stops at the last input';

/** Every moment of a record, the beginning first. The same fold as replay(), stopping more often. */
export function moments(
  record: Record,
  tail: Tail,
): { readonly moments: readonly Moment[] } | { readonly error: ReplayError } {
  const scenario = scenarioOfRecord(record);
  const error = recordError(record, scenario);
  if (scenario === null || error !== null) return { error: error ?? 'unknown-scenario' };
  return { moments: [...tell(record, scenario, tail)] };
}

/** The same, one after the other: whoever needs no more need not play on. */
export function* tell(record: Record, scenario: Scenario, tail: Tail): Generator<Moment> {
  let match = createMatch(setupOf(record, scenario));
  yield { at: 0, match, events: [] };
  function* passTo(at: Milliseconds): Generator<Moment> {
    for (let due = playNextDue(match, at); due !== null; due = playNextDue(match, at)) {
      match = due.match;
      if (due.events.length > 0) yield { at: match.now, match, events: due.events };
    }
  }
  for (const { at, input } of record.inputs) {
    yield* passTo(at);
    const played = play(match, input, at);
    match = played.match;
    if (played.events.length > 0) yield { at: match.now, match, events: played.events };
  }
  if (tail === 'went on to its end') yield* passTo(scenario.timeLimit);
}
