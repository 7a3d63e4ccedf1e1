/** The rounds of a class: beginning and ending them, and seating players, also those who come late. */
import type { Level } from '../../shared/match/input.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { newMatchId } from '../access/tokens.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import type { Class, Round } from './class.ts';
import { type MatchBeginning, matchStream, type Pair, writeEntry } from './entries.ts';
import type { LiveClass } from './live-class.ts';
import { LiveMatch, type Played } from './live-match.ts';
import { pairUp, type Seats, seedOf } from './pairing.ts';
import { refusalOf } from './refusal.ts';
import type { Part } from './transaction.ts';

export interface NewRound {
  readonly scenario: string;
  readonly level: Level;
  readonly seed: number;
  /** The whole class at one host of one match. */
  readonly together?: boolean;
  /** Players are asked to predict; yes when left out. */
  readonly predictions?: boolean;
}

interface Services {
  readonly log: Log;
  readonly scenarios: Pick<Scenarios, 'current' | 'keep'>;
}

export class Rounds {
  readonly #class: LiveClass;
  readonly #services: Services;
  /** By the number of the round: of the one that is shown, and of one that is about to be. */
  readonly #scenarios = new Map<number, Scenario>();

  /** @param scenario of the round that was restored */
  constructor(live: LiveClass, services: Services, scenario: Scenario | null) {
    this.#class = live;
    this.#services = services;
    const { round } = live.journal.state;
    if (round && scenario) this.#scenarios.set(round.number, scenario);
  }

  scenarioOf({ number }: Round): Scenario | null {
    return this.#scenarios.get(number) ?? null;
  }

  /** @throws Refusal */
  async start({
    scenario: wanted,
    level,
    seed,
    together = false,
    predictions = true,
  }: NewRound): Promise<void> {
    const { scenarios, log } = this.#services;
    const { journal, matches, leaps, warmUps, audience, transactions } = this.#class;
    const scenario = scenarios.current(wanted);
    if (scenario === null) throw new Refusal('no-such-scenario');
    await scenarios.keep(scenario).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const pairs = await transactions.run(() => {
      const { state } = journal;
      if (state.players.length === 0) throw new Refusal('nobody-here');
      if (together && scenario.together === undefined) throw new Refusal('not-together');
      const before = matches.all();
      const ended = this.#endMatches();
      const round = {
        scenario: { id: scenario.id, version: scenario.version },
        rulebook: RULEBOOK_VERSION,
        level,
        ...(predictions ? { predictions } : {}),
        seed,
        origin: matches.virtual,
      };
      const players = this.#presentFirst(state);
      const seats = together ? [NOBODY] : pairUp(players, state.rounds + 1);
      const team =
        together && scenario.together ? { host: scenario.together.host, players: [...players] } : null;
      const seated = seats.map((two, i) => this.#seat(round, seedOf(seed, i), scenario, two, team));
      const started = journal.write({
        type: 'round-started',
        ...round,
        pairs: seated.map(({ pair }) => pair),
      });
      const number = state.rounds + 1;
      this.#scenarios.set(number, scenario);
      return {
        parts: [...ended, started, ...seated.map(({ part }) => part)],
        tell: () => {
          for (const match of before) {
            matches.remove(match);
            leaps.forget(match);
          }
          for (const known of this.#scenarios.keys()) if (known < number) this.#scenarios.delete(known);
          warmUps.forget('all');
          audience.roundChanged();
        },
        answer: seats.length,
      };
    });
    log.info({ class: journal.state.code, scenario: scenario.id, pairs }, 'round started');
  }

  /** Every match of the round ends; it can be looked at until the next begins. @throws Refusal */
  end(): Promise<void> {
    const live = this.#class;
    const { journal, matches, audience } = live;
    return live.transactions.run(() => {
      const { round } = journal.state;
      if (round === null || round.ended) throw new Refusal('no-round');
      const ended = this.#endMatches();
      return {
        parts: [journal.write({ type: 'round-ended' }), ...ended],
        tell: () => {
          audience.roundChanged();
          for (const match of matches.all()) live.tellMatch(match);
        },
        answer: undefined,
      };
    });
  }

  /** Seats one who joins while a round is played. Nothing where that round cannot be played on. */
  seatLate(round: Round, player: string): readonly Part[] {
    const { journal } = this.#class;
    const shared = round.pairs.find(({ team }) => team !== undefined);
    if (shared !== undefined) return [journal.write({ type: 'team-joined', match: shared.match, player })];
    const scenario = this.scenarioOf(round);
    if (scenario === null) return [];
    const seed = seedOf(round.seed, round.pairs.length);
    const { pair, part } = this.#seat(round, seed, scenario, { A: player, B: null });
    return [journal.write({ type: 'pair-added', pair }), part];
  }

  /** Those who are here are paired first, so that as few as possible wait for somebody who is not. */
  #presentFirst({ players }: Class): readonly string[] {
    const ids = players.map(({ id }) => id);
    const here = ids.filter((id) => this.#class.audience.isConnected(id));
    return [...here, ...ids.filter((id) => !here.includes(id))];
  }

  /** A match for these two, at its first moment. */
  #seat(
    round: Pick<Round, 'scenario' | 'rulebook' | 'level' | 'predictions'>,
    seed: number,
    scenario: Scenario,
    { A, B }: Seats,
    team: Pair['team'] | null = null,
  ): { readonly pair: Pair; readonly part: Part } {
    const { journal, matches } = this.#class;
    const pair: Pair = {
      match: newMatchId(),
      seed,
      origin: matches.virtual,
      seats: { A, B },
      ...(team ? { team } : {}),
    };
    const { players, code } = journal.state;
    const name = (seated: string | null) => players.find((player) => player.id === seated)?.name ?? null;
    // A class goes by its code.
    const names = { A: name(A), B: name(B), ...(team ? { [team.host]: code } : {}) };
    const { id, version } = round.scenario;
    const beginning: MatchBeginning = {
      type: 'began',
      scenario: { id, version },
      rulebook: round.rulebook,
      level: round.level,
      ...(round.predictions ? { predictions: true } : {}),
      seed,
      names,
    };
    const match = new LiveMatch(pair, scenario, beginning);
    matches.add(match);
    const { entries, publish } = matches.apply(match, { type: 'advance' });
    const began = writeEntry(matchStream(pair.match), 0, beginning);
    return { pair, part: { entries: [began, ...entries], publish } };
  }

  #endMatches(): readonly Played[] {
    const { matches } = this.#class;
    return matches
      .all()
      .filter((match) => match.running)
      .map((match) => matches.apply(match, { type: 'end' }));
  }
}

const NOBODY: Seats = { A: null, B: null };
