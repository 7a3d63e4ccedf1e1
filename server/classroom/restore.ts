/** A class as the journal tells it. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { isKeptRulebook } from '../../shared/tcp/rules.ts';
import type { Log } from '../operations/log.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal, readEntry, readStream } from '../store/journal.ts';
import { type Store, type StoredEntry, StoreError } from '../store/store.ts';
import { after, type Class, emptyClass, type Round } from './class.ts';
import {
  type ClassEvent,
  classEventSchema,
  classStream,
  clockStream,
  heartbeatSchema,
  matchEntrySchema,
  matchStream,
  type Pair,
} from './entries.ts';
import { LiveMatch } from './live-match.ts';

/** The pairs of a round whose matches cannot be told: what the journal holds of them is damaged. */
export interface SetAside {
  /** The number of the round. */
  readonly round: number;
  readonly pairs: readonly Pair[];
}

export interface Restored {
  readonly state: Class;
  /** How many entries the class's stream has, and its clock's. */
  readonly entries: number;
  readonly heartbeats: number;
  readonly matches: readonly LiveMatch[];
  /** Matches of the round that have not been read. */
  readonly asleep: readonly string[];
  readonly setAside: SetAside;
  /** A round was being played that cannot go on: of an earlier version, or one whose scenario is gone. */
  readonly lapsed: boolean;
  /** Of the round; null where there is none. */
  readonly scenario: Scenario | null;
  /** The largest virtual time that the journal knows. While the server was down, none passed. */
  readonly virtual: number;
}

/** @param events that it begins with */
export function newClass(code: string, events: readonly ClassEvent[]): Restored {
  const nothing = { heartbeats: 0, matches: [], asleep: [], scenario: null, virtual: 0 };
  const state = events.reduce(after, emptyClass(code));
  return { state, entries: events.length, ...nothing, setAside: { round: 0, pairs: [] }, lapsed: false };
}

interface Services {
  readonly store: Store;
  readonly log: Log;
  readonly scenarios: Pick<Scenarios, 'of'>;
  /** Told how many inputs of a match were folded. */
  readonly onFolded?: (inputs: number) => void;
}

export type MatchServices = Pick<Services, 'store' | 'log' | 'onFolded'>;

/** Matches are read when somebody comes to them, or at once from their snapshots on, or whole, where those are in doubt. */
export type Depth = 'asleep' | 'snapshots' | 'whole';

/**
 * A match that is damaged is set aside, and its class plays on.
 * @throws DamagedJournal where the class's own stream is | StoreError
 */
export async function restore(
  code: string,
  services: Services,
  depth: Depth = 'snapshots',
): Promise<Restored> {
  const { store, log } = services;
  const events = await readStream(store, classStream(code), classEventSchema);
  const folded = events.reduce(after, emptyClass(code));
  const scenario = await playable(folded, services);
  if (folded.round && !scenario)
    log.warn(
      { class: code, scenario: folded.round.scenario },
      'this round was begun under another version and cannot go on; its records are kept',
    );
  const pairs = (scenario && folded.round?.pairs) ?? [];
  const asleep = depth === 'asleep' ? pairs.map(({ match }) => match) : [];
  const read =
    scenario && depth !== 'asleep'
      ? await Promise.all(pairs.map((pair) => restoreMatch(pair, scenario, services, depth)))
      : [];
  const matches = read.flatMap((match) => match ?? []);
  const heartbeats = await store.next(clockStream(code));
  return {
    state: { ...folded, round: roundOf(folded, [...asleep, ...matches.map(({ id }) => id)]) },
    entries: events.length,
    heartbeats,
    matches,
    asleep,
    setAside: { round: folded.rounds, pairs: pairs.filter((_, i) => read[i] === null) },
    lapsed: folded.round?.ended === false && scenario === null,
    scenario,
    virtual: Math.max(
      folded.clock.virtual,
      folded.round?.origin ?? 0,
      await lastBeat(code, services),
      ...matches.map((match) => match.reached),
    ),
  };
}

/** The round with those of its pairs whose matches are there; null where there is none. */
function roundOf({ round }: Class, matches: readonly string[]): Round | null {
  const told = new Set(matches);
  const pairs = round?.pairs.filter(({ match }) => told.has(match)) ?? [];
  return round && pairs.length > 0 ? { ...round, pairs } : null;
}

/** The scenario of the round, if its inputs still mean what they meant. */
async function playable({ code, round }: Class, { scenarios, log }: Services): Promise<Scenario | null> {
  if (round === null || !isKeptRulebook(round.rulebook)) return null;
  try {
    return await scenarios.of(round.scenario);
  } catch (error) {
    if (!(error instanceof DamagedJournal)) throw error;
    log.error({ class: code, err: error }, 'the scenario of this round is set aside');
    return null;
  }
}

/** How far virtual time had come; 0 where the heartbeats cannot tell, for the matches know it, too. */
async function lastBeat(code: string, { store, log }: Services): Promise<number> {
  const beat = await store.last(clockStream(code));
  try {
    return beat ? readEntry(beat, heartbeatSchema).virtual : 0;
  } catch (error) {
    if (!(error instanceof DamagedJournal)) throw error;
    log.warn({ class: code, err: error }, 'this heartbeat is passed over');
    return 0;
  }
}

/** Null where it is set aside. */
export async function restoreMatch(
  pair: Pair,
  scenario: Scenario,
  { store, log, onFolded }: MatchServices,
  depth: Depth,
): Promise<LiveMatch | null> {
  try {
    const snapshot = depth === 'whole' ? null : await store.snapshot(matchStream(pair.match));
    const resumed = snapshot && LiveMatch.resume(pair, scenario, snapshot);
    const entries = store.read(matchStream(pair.match), (resumed && snapshot) ?? undefined);
    const { match, folded } = await readMatch(pair, scenario, entries, resumed);
    onFolded?.(folded);
    return match;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    // Damaged, or something that the rulebook cannot play: either concerns this match alone.
    log.error({ match: pair.match, err: error }, 'this match is set aside');
    return null;
  }
}

/**
 * The same match as one that is told of here only from a snapshot on, up to there, to be recalled.
 * @throws DamagedJournal also where the snapshot is not what the journal tells | StoreError
 */
export async function readBefore(
  match: LiveMatch,
  pair: Pair,
  scenario: Scenario,
  store: Store,
): Promise<LiveMatch> {
  const stream = matchStream(pair.match);
  const entries = match.before;
  const { match: before } = await readMatch(pair, scenario, take(store.read(stream), entries), null);
  const snapshot = await store.snapshot(stream);
  // Another one, perhaps, which was made since: then that is not what this match began with.
  if (snapshot?.entries === entries && !before.is(snapshot))
    throw new DamagedJournal({ stream, seq: entries - 1 }, 'its snapshot is not what the journal tells');
  return before;
}

async function* take<T>(all: AsyncIterable<T>, most: number): AsyncIterable<T> {
  let taken = 0;
  for await (const one of all) {
    yield one;
    taken += 1;
    if (taken === most) return;
  }
}

/** @param known what is known of it, and that goes on; null: nothing. @throws DamagedJournal | StoreError */
async function readMatch(
  pair: Pair,
  scenario: Scenario,
  entries: AsyncIterable<StoredEntry>,
  known: LiveMatch | null,
): Promise<{ readonly match: LiveMatch; readonly folded: number }> {
  let match = known;
  let folded = 0;
  for await (const stored of entries) {
    const entry = readEntry(stored, matchEntrySchema);
    if (match === null) {
      if (entry.type !== 'began') throw new DamagedJournal(stored, 'the match has no beginning');
      match = LiveMatch.begin(pair, scenario, entry);
      continue;
    }
    if (entry.type !== 'input') throw new DamagedJournal(stored, 'the match begins twice');
    if (entry.at < match.published.now) throw new DamagedJournal(stored, 'its time is before the last');
    match.fold(entry, stored.chain);
    folded += 1;
  }
  if (match === null)
    throw new DamagedJournal({ stream: matchStream(pair.match), seq: 0 }, 'the match has no beginning');
  return { match, folded };
}
