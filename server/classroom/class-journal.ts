/** A class's state: with everything that was applied, and what of that is durable and may be shown. */
import { after, type Class } from './class.ts';
import { type ClassEvent, classStream, clockStream, writeEntry } from './entries.ts';
import type { Restored } from './restore.ts';
import type { Part } from './transaction.ts';

export class ClassJournal {
  #state: Class;
  #published: Class;
  #entries: number;
  #heartbeats: number;

  constructor({ state, entries, heartbeats }: Pick<Restored, 'state' | 'entries' | 'heartbeats'>) {
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

  /** Applies an event. */
  write(event: ClassEvent): Part {
    const state = after(this.#state, event);
    this.#state = state;
    return {
      entries: [writeEntry(classStream(state.code), this.#entries++, event)],
      publish: () => {
        this.#published = state;
      },
    };
  }

  /** How far virtual time has come. */
  beat(virtual: number): Part {
    const entry = writeEntry(clockStream(this.#state.code), this.#heartbeats++, { virtual });
    return { entries: [entry], publish: () => undefined };
  }
}
