/**
 * What is true: what the disk reported as durable, folded and replayed apart from the server.
 * Whatever anybody is told is held against it.
 */
import { after, type Class, emptyClass } from '../../server/classroom/class.ts';
import {
  classEventSchema,
  type MatchBeginning,
  type MatchEntry,
  matchEntrySchema,
  type Pair,
} from '../../server/classroom/entries.ts';
import type { StoredEntry } from '../../server/store/store.ts';
import { createMatch } from '../../shared/match/create.ts';
import type { Match } from '../../shared/match/match.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import { type Viewer, view, visibleEvents } from '../../shared/match/view.ts';
import { eventView } from '../../shared/protocol/verdict-view.ts';
import type { EventView, MatchView } from '../../shared/protocol/view.ts';
import { forClass } from '../../shared/scenarios/catalogue/together.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';

/** As it is sent. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A match after one of its entries. */
interface Moment {
  readonly link: string;
  readonly match: Match;
}

export class TrueMatch {
  readonly #events: MatchEvent[] = [];
  readonly #moments = new Map<number, Moment>();
  readonly #views = new Map<string, MatchView>();
  readonly #told = new Map<MatchEvent, EventView>();
  #now: Match;
  /** Moves that the journal has. */
  moves = 0;

  constructor(scenario: Scenario, beginning: MatchBeginning, team: boolean) {
    const { seed, level, rulebook, names, predictions = false } = beginning;
    const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
    const players = { A: player(names.A), B: player(names.B) } as const;
    const played = team ? forClass(scenario) : scenario;
    this.#now = createMatch({ scenario: played, seed, level, players, rulebook, predictions });
  }

  take({ at, input }: MatchEntry & { type: 'input' }, link: string): void {
    const { match, events } = play(this.#now, input, at);
    this.#now = match;
    this.#events.push(...events);
    this.#moments.set(match.version, { link, match });
    if (input.type === 'move') this.moves += 1;
  }

  get now(): Match {
    return this.#now;
  }

  linkAt(version: number): string | null {
    return this.#moments.get(version)?.link ?? null;
  }

  /** What this viewer may see of the match when it had this version; null where it never had. */
  viewAt(viewer: Viewer, version: number): MatchView | null {
    const moment = this.#moments.get(version);
    if (moment === undefined) return null;
    const key = `${viewer} ${version}`;
    const shown = this.#views.get(key) ?? plain(view(moment.match, viewer));
    this.#views.set(key, shown);
    return shown;
  }

  /** What this viewer may see of what happened after a version, until it had another. */
  eventsBetween(viewer: Viewer, since: number, version: number): readonly EventView[] {
    const { match } = this.#moments.get(version) ?? { match: this.#now };
    const texts = scenarioTexts(match.scenario, scenarioWordsOf('en'));
    return visibleEvents(match, viewer, this.#events.slice(since, version)).map((event) => {
      const told = this.#told.get(event) ?? plain(eventView(event, wordsOf('en'), match.level, texts));
      this.#told.set(event, told);
      return told;
    });
  }
}

export class Truth {
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  /** As each event left it. */
  #classes = new Map<string, Class[]>();
  #matches = new Map<string, TrueMatch>();
  #teams = new Set<string>();
  #entries = 0;

  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  }

  get entries(): number {
    return this.#entries;
  }

  class(code: string): Class {
    return this.states(code).at(-1) ?? emptyClass(code);
  }

  states(code: string): readonly Class[] {
    return this.#classes.get(code) ?? [];
  }

  match(id: string): TrueMatch | null {
    return this.#matches.get(id) ?? null;
  }

  get matches(): ReadonlyMap<string, TrueMatch> {
    return this.#matches;
  }

  /** These are all that there are. */
  begin(entries: readonly StoredEntry[]): void {
    this.#classes = new Map();
    this.#matches = new Map();
    this.#teams = new Set();
    this.#entries = 0;
    this.take(entries);
  }

  take(entries: readonly StoredEntry[]): void {
    for (const { stream, body, chain } of entries) {
      this.#entries += 1;
      const [kind, id = ''] = stream.split('/');
      if (kind === 'class') this.#ofClass(id, body);
      if (kind === 'match') this.#ofMatch(id, body, chain);
    }
  }

  #ofClass(code: string, body: string): void {
    const event = classEventSchema.parse(JSON.parse(body));
    this.#classes.set(code, [...this.states(code), after(this.class(code), event)]);
    const pairs: readonly Pair[] =
      event.type === 'round-started' ? event.pairs : event.type === 'pair-added' ? [event.pair] : [];
    for (const { match, team } of pairs) if (team) this.#teams.add(match);
  }

  #ofMatch(id: string, body: string, link: string): void {
    const entry = matchEntrySchema.parse(JSON.parse(body));
    if (entry.type === 'input') return this.#matches.get(id)?.take(entry, link);
    const scenario = this.#scenarios.get(entry.scenario.id);
    if (scenario === undefined) throw new Error(`no scenario ${entry.scenario.id}`);
    this.#matches.set(id, new TrueMatch(scenario, entry, this.#teams.has(id)));
  }
}
