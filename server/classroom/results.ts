/** The results of a class over all its rounds, read from the journal when its teacher asks for them. */
import { type Position, type Stand, standAt } from '../../shared/positions/position.ts';
import type { OwnResultsAnswer, ResultsAnswer } from '../../shared/protocol/results.ts';
import { scenarioOfRecord } from '../../shared/record/replay.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import { hashToken } from '../access/tokens.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal, readEntry } from '../store/journal.ts';
import { type ClassRow, type Store, StoreError } from '../store/store.ts';
import type { Class } from './class.ts';
import {
  classResults,
  ownResults,
  type PlayedRound,
  playedClass,
  type Sources,
  seatedIn,
  type TimedEvent,
} from './class-results.ts';
import { classEventSchema, classStream, type Pair } from './entries.ts';
import type { MatchResults } from './match-results.ts';
import type { Teller } from './teller.ts';

interface Services {
  readonly store: Store;
  readonly log: Log;
  readonly scenarios: Pick<Scenarios, 'of'>;
  readonly teller: Teller;
}

export class Results {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** @throws Refusal */
  async of(code: string, language: LanguageCode): Promise<ResultsAnswer> {
    const row = await this.#services.store.index.class(code);
    if (row === null || row.deletedAt !== null) throw new Refusal('no-such-class');
    const played = playedClass(code, await this.#events(code));
    const results = classResults(played, await this.#sources(played.state, played.rounds, language));
    return { class: classOf(row), ...results };
  }

  /**
   * What a player's own link opens, also of a class that is closed.
   * @throws Refusal
   */
  async ofPlayer(code: string, token: string, language: LanguageCode): Promise<OwnResultsAnswer> {
    const row = await this.#services.store.index.class(code);
    if (row === null) throw new Refusal('no-such-results');
    if (row.deletedAt !== null) throw new Refusal('class-deleted');
    const played = playedClass(code, await this.#events(code));
    const hash = hashToken(token);
    const link = played.state.links.find(({ tokenHash }) => tokenHash === hash);
    if (link === undefined) throw new Refusal('no-such-results');
    const sat = played.rounds.map((round) => ({
      ...round,
      pairs: round.pairs.filter((pair) => seatedIn(pair).includes(link.player)),
    }));
    const own = ownResults(played, link.player, await this.#sources(played.state, sat, language));
    if (own === null) throw new Refusal('no-such-results');
    return { class: classOf(row), ...own };
  }

  async #sources(
    { poll, polls }: Class,
    rounds: readonly PlayedRound[],
    language: LanguageCode,
  ): Promise<Sources> {
    const told = new Map<string, MatchResults | null>();
    const titles = new Map<string, string>();
    const words = scenarioWordsOf(language);
    for (const round of rounds) {
      const scenario = await this.#services.scenarios.of(round.scenario);
      if (scenario) titles.set(round.scenario.id, scenarioTexts(scenario, words).title);
      for (const { pair } of round.pairs) told.set(pair.match, await this.#match(pair));
    }
    const stands = new Map<Position, Stand | null>();
    for (const { question } of [...polls, ...(poll ? [poll] : [])]) {
      const { position } = question;
      const { record } = position;
      const own = record.scenario.file !== undefined;
      const scenario = own ? scenarioOfRecord(record) : await this.#services.scenarios.of(record.scenario);
      if (scenario) titles.set(scenario.id, scenarioTexts(scenario, words).title);
      stands.set(position, standAt(position, scenario));
    }
    return {
      standOf: (position) => stands.get(position) ?? null,
      words: wordsOf(language),
      titleOf: (id) => titles.get(id) ?? id,
      resultsOf: (match) => told.get(match) ?? null,
    };
  }

  /** @throws Refusal */
  async #events(code: string): Promise<readonly TimedEvent[]> {
    const events: TimedEvent[] = [];
    try {
      for await (const entry of this.#services.store.read(classStream(code)))
        events.push({ event: readEntry(entry, classEventSchema), at: entry.at });
    } catch (error) {
      throw error instanceof DamagedJournal ? new Refusal('class-damaged') : error;
    }
    return events;
  }

  /** Null where it cannot be told. */
  async #match(pair: Pair): Promise<MatchResults | null> {
    const { teller, log } = this.#services;
    try {
      return await teller.of('results', pair.match, pair);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      // Damaged, or something that the rulebook cannot play: either concerns this match alone.
      log.warn({ match: pair.match, err: error }, 'the results of this match cannot be told');
      return null;
    }
  }
}

const classOf = ({ code, name, openedAt, closedAt }: ClassRow): ResultsAnswer['class'] => ({
  ...{ code, name, openedAt, closedAt },
});
