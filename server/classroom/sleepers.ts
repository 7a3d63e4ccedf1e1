/** Matches that nobody has come to since their class was read: they lie in the journal until then. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { type Class, networkOf, type Round, seatOf } from './class.ts';
import type { LiveClass } from './live-class.ts';
import { type MatchServices, restoreMatch } from './restore.ts';

export class Sleepers {
  readonly #class: LiveClass;
  readonly #services: MatchServices;
  readonly #scenarioOf: (round: Round) => Scenario | null;
  readonly #onWoken: () => void;
  readonly #waking = new Map<string, Promise<void>>();

  /** @param onWoken told when a match is there that was not */
  constructor(
    live: LiveClass,
    services: MatchServices,
    scenarioOf: (round: Round) => Scenario | null,
    onWoken: () => void,
  ) {
    this.#class = live;
    this.#services = services;
    this.#scenarioOf = scenarioOf;
    this.#onWoken = onWoken;
  }

  /** The match of a player is there, as far as its time has come. @throws StoreError */
  async wakeFor(player: string): Promise<void> {
    const { state } = this.#class.journal;
    const match = matchOf(state, player);
    // Who has none may be given any.
    if (match === null) await this.wakeAll();
    else if (this.#class.matches.isAsleep(match)) await this.#wake(match);
  }

  /** @throws StoreError */
  async wakeAll(): Promise<void> {
    await Promise.all(this.#class.matches.asleep.map((match) => this.#wake(match)));
  }

  async #wake(id: string): Promise<void> {
    const waking = this.#waking.get(id) ?? this.#read(id);
    this.#waking.set(id, waking);
    try {
      await waking;
    } finally {
      this.#waking.delete(id);
    }
  }

  async #read(id: string): Promise<void> {
    const { journal, matches, transactions } = this.#class;
    const { round } = journal.state;
    const pair = round?.pairs.find(({ match }) => match === id);
    const scenario = round && this.#scenarioOf(round);
    if (pair === undefined || !scenario) return matches.forget(id);
    const match = await restoreMatch(pair, scenario, this.#services, 'snapshots');
    // Another round has begun meanwhile.
    if (!matches.isAsleep(id)) return;
    if (match === null) return transactions.doubt(new Error('a match that was asleep is damaged'));
    matches.add(match);
    this.#onWoken();
  }
}

const matchOf = (state: Class, player: string): string | null =>
  (seatOf(state, player)?.pair ?? networkOf(state, player))?.match ?? null;
