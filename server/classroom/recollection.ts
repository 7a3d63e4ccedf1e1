/** What matches were before the snapshots that they were read from: read when somebody asks. */
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Log } from '../operations/log.ts';
import { type Store, StoreError } from '../store/store.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Round } from './class.ts';
import { matchStream } from './entries.ts';
import type { LiveClass } from './live-class.ts';
import type { LiveMatch } from './live-match.ts';
import { readBefore } from './restore.ts';

interface Services {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: TimerQueue;
}

/** Milliseconds after which it is tried again. */
const AGAIN = 1_000;
/** What no program takes for a snapshot of a match. */
const WORTHLESS = '{}';

export class Recollection {
  readonly #class: LiveClass;
  readonly #services: Services;
  readonly #scenarioOf: (round: Round) => Scenario | null;
  readonly #asked = new Map<LiveMatch, Promise<void>>();
  #cancel: Cancel = () => undefined;
  #stopped = false;

  constructor(live: LiveClass, services: Services, scenarioOf: (round: Round) => Scenario | null) {
    this.#class = live;
    this.#services = services;
    this.#scenarioOf = scenarioOf;
  }

  /** Its players, and whoever watches, are told when it can be told from its beginning. */
  ask(match: LiveMatch): void {
    const { log, clock, timers } = this.#services;
    this.of(match).then(
      () => {
        if (match.before === 0) this.#class.tellMatch(match);
      },
      (error: unknown) => {
        if (!(error instanceof StoreError)) log.error({ match: match.id, err: error }, 'cannot be recalled');
        else if (!this.#stopped) this.#cancel = timers.at(clock.now() + AGAIN, () => this.ask(match));
      },
    );
  }

  /** Resolves when it can be told from its beginning, or the class is made anew because that is damaged. @throws StoreError */
  async of(match: LiveMatch): Promise<void> {
    if (match.before === 0) return;
    const asked = this.#asked.get(match) ?? this.#recall(match);
    this.#asked.set(match, asked);
    try {
      await asked;
    } finally {
      this.#asked.delete(match);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #recall(match: LiveMatch): Promise<void> {
    const { journal, transactions } = this.#class;
    const { store } = this.#services;
    const { round } = journal.published;
    const pair = round?.pairs.find((one) => one.match === match.id);
    const scenario = round && this.#scenarioOf(round);
    // It was put away since.
    if (pair === undefined || !scenario) return;
    try {
      const before = await readBefore(match, pair, scenario, store);
      match.recall(before);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      if (this.#stopped) return;
      const snapshot = await store.snapshot(matchStream(match.id));
      if (snapshot !== null) store.keepSnapshot({ ...snapshot, body: WORTHLESS });
      transactions.doubt(error);
    }
  }
}
