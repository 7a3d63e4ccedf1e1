/** A class as the journal tells it. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { isKeptRulebook } from '../../shared/tcp/rules.ts';
import type { Log } from '../operations/log.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal, readEntry, readStream } from '../store/journal.ts';
import type { Store } from '../store/store.ts';
import { after, type Class, emptyClass } from './class.ts';
import {
  classEventSchema,
  classStream,
  clockStream,
  heartbeatSchema,
  matchEntrySchema,
  matchStream,
  type Pair,
} from './entries.ts';
import { LiveMatch } from './live-match.ts';

export interface Restored {
  readonly state: Class;
  /** How many entries the class's stream has, and its clock's. */
  readonly entries: number;
  readonly heartbeats: number;
  readonly matches: readonly LiveMatch[];
  /** Of the round; null where there is none. */
  readonly scenario: Scenario | null;
  /** The largest virtual time that the journal knows. While the server was down, none passed. */
  readonly virtual: number;
}

export function newClass(code: string): Restored {
  return { state: emptyClass(code), entries: 0, heartbeats: 0, matches: [], scenario: null, virtual: 0 };
}

interface Services {
  readonly store: Store;
  readonly log: Log;
  readonly scenarios: Pick<Scenarios, 'of'>;
}

/** @throws DamagedJournal | StoreError */
export async function restore(code: string, services: Services): Promise<Restored> {
  const { store, log } = services;
  const events = await readStream(store, classStream(code), classEventSchema);
  const folded = events.reduce(after, emptyClass(code));
  const scenario = await playable(folded, services);
  const state = folded.round && !scenario ? { ...folded, round: null } : folded;
  if (state !== folded)
    log.warn(
      { class: code, scenario: folded.round?.scenario },
      'this round was begun under another version and cannot go on; its records are kept',
    );
  const matches = scenario
    ? await Promise.all((state.round?.pairs ?? []).map((pair) => restoreMatch(pair, scenario, store)))
    : [];
  const beat = await store.last(clockStream(code));
  return {
    state,
    entries: events.length,
    heartbeats: beat ? beat.seq + 1 : 0,
    matches,
    scenario,
    virtual: Math.max(
      state.clock.virtual,
      state.round?.origin ?? 0,
      beat ? readEntry(beat, heartbeatSchema).virtual : 0,
      ...matches.map((match) => match.reached),
    ),
  };
}

/** The scenario of the round, if its inputs still mean what they meant. */
async function playable({ round }: Class, { scenarios }: Services): Promise<Scenario | null> {
  return round && isKeptRulebook(round.rulebook) ? await scenarios.of(round.scenario) : null;
}

async function restoreMatch(pair: Pair, scenario: Scenario, store: Store): Promise<LiveMatch> {
  const stream = matchStream(pair.match);
  const [beginning, ...inputs] = await readStream(store, stream, matchEntrySchema);
  if (beginning?.type !== 'began') throw new DamagedJournal({ stream, seq: 0 }, 'the match has no beginning');
  const match = new LiveMatch(pair, scenario, beginning);
  for (const [i, input] of inputs.entries()) {
    if (input.type !== 'input') throw new DamagedJournal({ stream, seq: i + 1 }, 'the match begins twice');
    match.fold(input);
  }
  return match;
}
