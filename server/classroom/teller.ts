/** What is told of matches, kept as long as nothing has come to them and there is room. */
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal, readEntry } from '../store/journal.ts';
import type { Entry, Store } from '../store/store.ts';
import type { Classrooms } from './classrooms.ts';
import { matchEntrySchema, matchStream, type Pair } from './entries.ts';
import { Kept } from './kept.ts';
import type { Tell, Telling, Told } from './tellings.ts';

const MIB = 1024 * 1024;

/** By the octets of the entries that it was made of. */
const MOST_KEPT: { readonly [what in Telling]: number } = {
  record: 16 * MIB,
  // A class asks for its own at the end of a round, both players of a pair for the same.
  outlines: 16 * MIB,
  // Of a few large classes, over all their rounds.
  results: 64 * MIB,
  mistakes: 32 * MIB,
};

interface Services {
  readonly store: Pick<Store, 'read' | 'next'>;
  readonly scenarios: Pick<Scenarios, 'fileOf'>;
  readonly classrooms: Pick<Classrooms, 'whenDeleted'>;
  readonly tell: Tell;
}

/** Of so many entries of a match. */
interface Made<T> {
  readonly entries: number;
  readonly told: T;
}

export class Teller {
  readonly #services: Services;
  readonly #kept: { readonly [K in Telling]: Kept<Made<Told<K>>> } = {
    record: new Kept(MOST_KEPT.record),
    outlines: new Kept(MOST_KEPT.outlines),
    results: new Kept(MOST_KEPT.results),
    mistakes: new Kept(MOST_KEPT.mistakes),
  };
  /** Who asks for what is being made waits for that. */
  readonly #making = new Map<string, Promise<unknown>>();

  constructor(services: Services) {
    this.#services = services;
    services.classrooms.whenDeleted((matches) => {
      for (const kept of Object.values(this.#kept)) kept.forget(matches);
    });
  }

  /**
   * @param pair who sat there, where that matters
   * @throws Refusal where it is not there or cannot be told | StoreError
   */
  async of<K extends Telling>(what: K, match: string, pair: Pair | null = null): Promise<Told<K>> {
    try {
      const entries = await this.#services.store.next(matchStream(match));
      const known = this.#kept[what].get(match);
      if (known?.entries === entries) return known.told;
      const name = `${what} ${match} ${entries}`;
      const making = this.#making.get(name) ?? this.#make(what, match, pair);
      this.#making.set(name, making);
      try {
        // The name says what it is.
        return (await making) as Told<K>;
      } finally {
        this.#making.delete(name);
      }
    } catch (error) {
      throw error instanceof DamagedJournal ? new Refusal('match-damaged') : error;
    }
  }

  async #make<K extends Telling>(what: K, match: string, pair: Pair | null): Promise<Told<K>> {
    const { store, tell } = this.#services;
    const entries: Entry[] = [];
    let octets = 0;
    for await (const { stream, seq, body } of store.read(matchStream(match))) {
      entries.push({ stream, seq, body });
      octets += body.length;
    }
    const file = await this.#fileOf(entries[0]);
    const told = await tell(what, { entries, file, pair });
    this.#kept[what].set(match, { entries: entries.length, told }, octets);
    return told;
  }

  async #fileOf(first: Entry | undefined) {
    if (first === undefined) throw new Refusal('no-such-match');
    const beginning = readEntry(first, matchEntrySchema);
    return beginning.type === 'began' ? await this.#services.scenarios.fileOf(beginning.scenario) : null;
  }
}
