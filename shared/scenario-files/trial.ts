/**
 * The trial of a scenario: two autopilots play it to its end before anybody else does.
 * What would flood a server is found here, in the file of its author, and not in a lesson.
 */

import { KERNELS } from '../host/crowd.ts';
import { createMatch } from '../match/create.ts';
import type { Match } from '../match/match.ts';
import { play } from '../match/play.ts';
import { nextDue } from '../match/time.ts';
import type { Goal, Scenario } from '../scenarios/scenario.ts';
import type { Milliseconds } from '../units.ts';
import { MOST_IN_FLIGHT } from '../wire/wire.ts';

/** A lively match of the catalogue has a tenth of it. */
export const MOST_EVENTS_A_MINUTE = 1_000;
/**
 * Connections and segments of the crowd, summed over its ticks: what its time costs a server, measured at about 2 µs each.
 * Two hours of the catalogue's busiest crowd have three fifths of it.
 */
export const MOST_CROWD = 1_000_000;
/** As many of these, or of its other moments, pass between two chances for the rest of the server. */
const SLICE = 500;
const MINUTE: Milliseconds = 60_000;
const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;
const SEED = 1;

export type Trial =
  /** Playable. `missed` are the goals that the autopilots did not reach: perhaps people do. */
  | { readonly ok: true; readonly ended: Milliseconds; readonly missed: readonly Goal[] }
  /** It cannot be offered, and why; `at` is virtual time. */
  | {
      readonly ok: false;
      readonly why: 'too-many-events' | 'too-many-in-flight' | 'too-much-crowd';
      readonly at: Milliseconds;
    };

/** Hands over now and then, for a server has other matches; the result is the same whoever waits how long between. */
export function* trial(scenario: Scenario): Generator<void, Trial> {
  let match = createMatch({ scenario, seed: SEED, level: 'standard', players: AUTOPILOTS });
  let minute = { begins: 0, events: 0 };
  let crowd = 0;
  let slice = 0;
  for (let due = nextDue(match); due !== null; due = nextDue(match)) {
    const played = play(match, { type: 'advance' }, due);
    match = played.match;
    if (due >= minute.begins + MINUTE) minute = { begins: due, events: 0 };
    minute = { ...minute, events: minute.events + played.events.length };
    if (minute.events > MOST_EVENTS_A_MINUTE) return { ok: false, why: 'too-many-events', at: due };
    if (match.wire.inFlight.length >= MOST_IN_FLIGHT)
      return { ok: false, why: 'too-many-in-flight', at: due };
    const load = crowdOf(match);
    crowd += load;
    if (crowd > MOST_CROWD) return { ok: false, why: 'too-much-crowd', at: due };
    slice += 1 + load;
    if (slice < SLICE) continue;
    slice = 0;
    yield;
  }
  const missed = scenario.goals.filter(({ id }) => !match.goals.includes(id));
  return { ok: true, ended: match.now, missed };
}

function crowdOf({ crowd }: Match): number {
  if (crowd === null) return 0;
  return KERNELS.reduce((sum, id) => sum + crowd.kernels[id].connections.length, crowd.flights.length);
}
