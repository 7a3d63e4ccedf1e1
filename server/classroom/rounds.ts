/** The rounds of a class: beginning and ending them, and seating players, also those who come late. */
import type { LessonPlan } from '../../shared/lesson-plans/plan.ts';
import type { Level } from '../../shared/match/input.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { type Class, type Round, roundsOf } from './class.ts';
import type { LiveClass } from './live-class.ts';
import type { Played } from './live-match.ts';
import { type Pairing, pairUp, type Seats, seatedIn, seedOf, withNetwork } from './pairing.ts';
import { refusalOf } from './refusal.ts';
import { playerIn } from './roster.ts';
import { Seating } from './seating.ts';

export interface NewRound {
  readonly scenario: string;
  readonly level: Level;
  readonly seed: number;
  /** The whole class at one host of one match. */
  readonly together?: boolean | undefined;
  /** Players are asked to predict; yes when left out. */
  readonly predictions?: boolean | undefined;
  /** Real minutes, without pauses, after which it ends by itself; none when left out. */
  readonly minutes?: number | undefined;
  /** From its beginning; left out: as the class's time goes. */
  readonly pace?: number | undefined;
  /** Which round of the class's plan it is, from 0; left out: none. */
  readonly planned?: number | undefined;
  /** By rotation when left out. */
  readonly pairing?: Pairing | undefined;
  /** What becomes of who is left over: with the autopilot, when left out, or the network of a pair. */
  readonly odd?: 'autopilot' | 'network' | undefined;
  /** Pairs that the teacher has made by hand; whoever else is here is paired as `pairing` says. */
  readonly pairs?: readonly Seats[] | undefined;
}

interface Services {
  readonly log: Log;
  readonly scenarios: Pick<Scenarios, 'current' | 'keep'>;
  /** Resolves when every match of the round is there. */
  readonly wakeAll: () => Promise<void>;
}

export class Rounds {
  readonly #class: LiveClass;
  readonly #services: Services;
  /** By the number of the round: of the one that is shown, and of one that is about to be. */
  readonly #scenarios = new Map<number, Scenario>();

  readonly #seating: Seating;

  /** @param scenario of the round that was restored */
  constructor(live: LiveClass, services: Services, scenario: Scenario | null) {
    this.#class = live;
    this.#services = services;
    this.#seating = new Seating(live, (round) => this.scenarioOf(round));
    const { round } = live.journal.state;
    if (round && scenario) this.#scenarios.set(round.number, scenario);
    this.watchLimit();
  }

  /** The round ends at its limit: to be called where that, or the pace, has changed. */
  watchLimit(): void {
    const { journal, matches } = this.#class;
    const { round } = journal.state;
    matches.setAlarm(round && !round.ended ? round.limit : null, () => {
      this.end().catch((error: unknown) => {
        if (!(error instanceof Refusal))
          this.#services.log.warn({ err: error }, 'a round could not be ended');
      });
    });
  }

  /** Who sits where while a round is played. */
  get seating(): Seating {
    return this.#seating;
  }

  scenarioOf({ number }: Round): Scenario | null {
    return this.#scenarios.get(number) ?? null;
  }

  /** @throws Refusal */
  async start(wanted: NewRound): Promise<void> {
    const { level, seed, together = false, predictions = true, minutes = null } = wanted;
    const { planned = null, odd } = wanted;
    const { scenarios, log } = this.#services;
    const { journal, matches, leaps, warmUps, audience, transactions } = this.#class;
    const scenario = scenarios.current(wanted.scenario);
    if (scenario === null) throw new Refusal('no-such-scenario');
    await scenarios.keep(scenario).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const pairs = await transactions.run(() => {
      const { state } = journal;
      if (together && scenario.together === undefined) throw new Refusal('not-together');
      // Refused before anything is applied.
      const players = this.#present(state);
      const seats = together ? [NOBODY] : this.#seats(state, players, wanted);
      const before = matches.all();
      const ended = this.#endMatches();
      const round = {
        scenario: { id: scenario.id, version: scenario.version },
        rulebook: RULEBOOK_VERSION,
        level,
        ...(predictions ? { predictions } : {}),
        seed,
        origin: matches.virtual,
        ...(minutes === null ? {} : { limit: this.#limitIn(minutes) }),
        ...(planned === null ? {} : { planned }),
        ...(odd === 'network' && !together ? { odd } : {}),
      };
      const team =
        together && scenario.together ? { host: scenario.together.host, players: [...players] } : null;
      const seated = seats.map((two, i) => this.#seating.begin(round, seedOf(seed, i), scenario, two, team));
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
          this.watchLimit();
          warmUps.forget('all');
          audience.roundChanged();
        },
        answer: seats.length,
      };
    });
    log.info({ class: journal.state.code, scenario: scenario.id, pairs }, 'round started');
  }

  /**
   * When the round ends by itself, counted from now.
   * @param minutes real ones, without pauses; null: not by itself
   * @throws Refusal
   */
  limit(minutes: number | null): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { round } = journal.state;
      if (round === null || round.ended) throw new Refusal('no-round');
      const limit = minutes === null ? null : this.#limitIn(minutes);
      return {
        parts: [journal.write({ type: 'limit-set', limit })],
        tell: () => {
          this.watchLimit();
          audience.roundChanged();
        },
        answer: undefined,
      };
    });
  }

  /** What the class means to play: whoever teaches it sees the same. @throws Refusal */
  plan(plan: LessonPlan | null): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => ({
      parts: [journal.write({ type: 'plan-chosen', plan })],
      tell: () => audience.doorChanged(),
      answer: undefined,
    }));
  }

  /** Every match of the round ends; it can be looked at until the next begins. @throws Refusal */
  async end(): Promise<void> {
    const live = this.#class;
    const { journal, matches, audience } = live;
    // It may end by itself.
    if (matches.asleep.length > 0) await this.#services.wakeAll();
    await live.transactions.run(() => {
      const { round } = journal.state;
      if (round === null || round.ended) throw new Refusal('no-round');
      const ended = this.#endMatches();
      return {
        parts: [journal.write({ type: 'round-ended' }), ...ended],
        tell: () => {
          this.watchLimit();
          audience.roundChanged();
          for (const match of matches.all()) live.tellMatch(match);
        },
        answer: undefined,
      };
    });
  }

  /** Virtual time of the class, so many real minutes from now. */
  #limitIn(minutes: number): number {
    const { journal, matches } = this.#class;
    return matches.virtual + minutes * MINUTE * journal.state.clock.pace;
  }

  /** Those who are here, in the order of joining. @throws Refusal where nobody is */
  #present({ players }: Class): readonly string[] {
    const here = players.map(({ id }) => id).filter((id) => this.#class.audience.isPresent(id));
    if (here.length === 0) throw new Refusal('nobody-here');
    return here;
  }

  /** @throws Refusal for seats that are not of the class, or two of one player */
  #seats(
    state: Class,
    here: readonly string[],
    { pairs = [], pairing = 'rotate', odd, seed }: NewRound,
  ): readonly Seats[] {
    const history = roundsOf(state).map((round) =>
      round.pairs
        .filter(({ team }) => team === undefined)
        .map(({ seats, network }): Seats => (network === undefined ? seats : { ...seats, network })),
    );
    const chosen = pairs.flatMap(seatedIn);
    for (const player of chosen) playerIn(state, player);
    if (new Set(chosen).size < chosen.length || pairs.some(({ A, B }) => A === null && B === null))
      throw new Refusal('not-a-pair');
    const left = here.filter((player) => !chosen.includes(player));
    const all = [...pairs, ...pairUp(left, pairing, history, seed)];
    return odd === 'network' ? withNetwork(all, pairs.length, seed) : all;
  }

  #endMatches(): readonly Played[] {
    const { matches } = this.#class;
    return matches
      .all()
      .filter((match) => match.running)
      .map((match) => matches.apply(match, { type: 'end' }));
  }
}

const MINUTE = 60_000;
const NOBODY: Seats = { A: null, B: null };
