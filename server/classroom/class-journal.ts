/** A class's state: with everything that was applied to it, and what of that is durable and may be shown. */
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Entry, Store } from '../store/store.ts';
import { after, type Class } from './class.ts';
import { type ClassEvent, classStream, clockStream, writeEntry } from './event.ts';

export interface JournalServices {
  readonly store: Store;
  readonly log: Log;
}

export class ClassJournal {
  readonly #services: JournalServices;
  #state: Class;
  #published: Class;
  #entries: number;
  #heartbeats: number;

  /** @param entries how many its stream has; @param heartbeats how many its clock's has */
  constructor(services: JournalServices, state: Class, entries: number, heartbeats: number) {
    this.#services = services;
    this.#state = state;
    this.#published = state;
    this.#entries = entries;
    this.#heartbeats = heartbeats;
  }

  /** With everything that was applied: commands are judged by it. */
  get state(): Class {
    return this.#state;
  }

  /** What is durable: viewers are shown nothing else. */
  get published(): Class {
    return this.#published;
  }

  /** Applies an event, and gives the entry that makes it durable: to be committed in the same turn. */
  write(event: ClassEvent): Entry {
    this.#state = after(this.#state, event);
    return writeEntry(classStream(this.#state.code), this.#entries++, event);
  }

  beat(virtual: number): Entry {
    return writeEntry(clockStream(this.#state.code), this.#heartbeats++, { virtual });
  }

  /**
   * Publishes when the entries are durable. Appends resolve in their order, so what is published never goes back.
   * @throws Refusal
   */
  async commit(entries: readonly Entry[], publish: () => void): Promise<void> {
    const { store, log } = this.#services;
    const state = this.#state;
    try {
      await store.append(entries);
    } catch (error) {
      log.error({ class: state.code, err: error }, 'the journal refuses');
      throw new Refusal('not-durable');
    }
    this.#published = state;
    publish();
  }
}
