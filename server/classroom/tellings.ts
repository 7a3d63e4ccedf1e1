/** What is told of a match by its entries, made wherever there is time for it. */

import type { MatchEvent } from '../../shared/match/match-event.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { outlines as outlinesOf } from '../../shared/record/outline.ts';
import { RECORD_FORMAT, type Record } from '../../shared/record/record.ts';
import { replay } from '../../shared/record/replay.ts';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { ScenarioFile } from '../../shared/scenario-files/file.ts';
import { findScenario } from '../../shared/scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { Refusal } from '../refusal.ts';
import { DamagedJournal, readEntry } from '../store/journal.ts';
import type { Entry } from '../store/store.ts';
import { type MatchEntry, matchEntrySchema, type Pair } from './entries.ts';
import { type MatchResults, matchResults } from './match-results.ts';

/** Nothing but data, so that it may go to another thread. */
export interface Source {
  /** All of the match's stream. */
  readonly entries: readonly Entry[];
  /** Of a scenario of a teacher's own; null for one of the catalogue. */
  readonly file: ScenarioFile | null;
  /** Who sat there; null where that does not matter. */
  readonly pair: Pair | null;
}

/** Each @throws Refusal | DamagedJournal */
const TELLINGS = {
  /** As JSON, and how its players were called when it began. */
  record(source: Source): { readonly record: string; readonly names: RecordAnswer['names'] } {
    const { record, names } = recordOf(source);
    return { record: JSON.stringify(record), names };
  },

  /** What the pair did beside what two autopilots do, as JSON. */
  outlines(source: Source, catalogue: readonly Scenario[]): string {
    const { record } = recordOf(source);
    const told = replay(record, scenarioIn(source, record.scenario, catalogue));
    if ('error' in told) throw new Refusal('no-such-match', told.error);
    return JSON.stringify(outlinesOf(told.events, told.match.scenario, record.seed));
  },

  /** Null where they cannot be told any more. */
  results(source: Source, catalogue: readonly Scenario[]): MatchResults | null {
    const entries = entriesOf(source);
    const [beginning] = entries;
    if (beginning?.type !== 'began' || source.pair === null) return null;
    const scenario = scenarioIn(source, beginning.scenario, catalogue);
    return scenario && matchResults(entries, source.pair, scenario);
  },

  /** Its record, and what tells of mistakes; null where it cannot be told, or has a crowd. */
  mistakes(
    source: Source,
    catalogue: readonly Scenario[],
  ): { readonly record: Record; readonly events: readonly MatchEvent[] } | null {
    const { record } = recordOf(source);
    const scenario = scenarioIn(source, record.scenario, catalogue);
    if (scenario === null || scenario.crowd !== undefined) return null;
    const told = replay(record, scenario);
    if ('error' in told) return null;
    return { record, events: told.events.filter(({ type }) => type === 'refused' || type === 'stimulus') };
  },
};

export type Telling = keyof typeof TELLINGS;
export type Told<K extends Telling> = ReturnType<(typeof TELLINGS)[K]>;
/** @throws Refusal */
export type Tell = <K extends Telling>(what: K, source: Source) => Promise<Told<K>>;

export interface Asked {
  readonly what: Telling;
  readonly source: Source;
}
export type Answer =
  | { readonly told: unknown }
  | { readonly refused: ErrorCode; readonly detail: string | undefined };

/** A refusal is an answer: of an error that goes to another thread its class is not known there. */
export function answer({ what, source }: Asked, catalogue: readonly Scenario[]): Answer {
  try {
    return { told: TELLINGS[what](source, catalogue) };
  } catch (error) {
    if (error instanceof DamagedJournal) return { refused: 'match-damaged', detail: undefined };
    if (error instanceof Refusal) return { refused: error.code, detail: error.detail };
    throw error;
  }
}

/** @param ask whoever answers */
export function tellBy(ask: (asked: Asked) => Promise<Answer>): Tell {
  return async <K extends Telling>(what: K, source: Source): Promise<Told<K>> => {
    const answered = await ask({ what, source });
    if ('refused' in answered) throw new Refusal(answered.refused, answered.detail);
    // answer() makes it of what was asked for.
    return answered.told as Told<K>;
  };
}

const entriesOf = ({ entries }: Source): readonly MatchEntry[] =>
  entries.map((entry) => readEntry(entry, matchEntrySchema));

function recordOf(source: Source): { readonly record: Record; readonly names: RecordAnswer['names'] } {
  const [beginning, ...rest] = entriesOf(source);
  if (beginning?.type !== 'began') throw new Refusal('no-such-match');
  const { scenario, rulebook, level, predictions, seed, names } = beginning;
  const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
  const inputs = rest.flatMap((entry) =>
    entry.type === 'input' ? [{ at: entry.at, input: entry.input }] : [],
  );
  const record: Record = {
    format: RECORD_FORMAT,
    rulebook,
    scenario: source.file === null ? scenario : { ...scenario, file: source.file },
    seed,
    level,
    ...(predictions ? { predictions } : {}),
    players: { A: player(names.A), B: player(names.B) },
    inputs,
  };
  return { record, names };
}

/** That version of it; null where there is none any more. */
function scenarioIn(
  { file }: Source,
  ref: Record['scenario'],
  catalogue: readonly Scenario[],
): Scenario | null {
  if (file !== null) return scenarioOf(file, ref);
  const now = findScenario(catalogue, ref.id);
  return now?.version === ref.version ? now : null;
}
