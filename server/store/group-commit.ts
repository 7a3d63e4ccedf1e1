/**
 * Group commit: what is appended during one turn of the event loop is one transaction.
 * So one sync of the disk carries every move that arrived meanwhile. While the disk works, the next group gathers
 * in the sockets.
 */
import { type Committed, failedForGood, type WaitingAppend } from './append.ts';
import {
  closedStore,
  type Entry,
  StoreFailed,
  type StoreOptions,
  StoreUnavailable,
  StreamTaken,
} from './store.ts';

/**
 * Makes appends durable together, each whole or not at all.
 * @throws StoreUnavailable when nothing was written; anything else is for good
 */
export type Commit = (appends: readonly (readonly Entry[])[], at: number) => Committed;

export class GroupCommit {
  readonly #commit: Commit;
  readonly #options: StoreOptions;
  #waiting: WaitingAppend[] = [];
  #failure: StoreFailed | null = null;
  #closed = false;

  constructor(commit: Commit, options: StoreOptions) {
    this.#commit = commit;
    this.#options = options;
  }

  get failure(): StoreFailed | null {
    return this.#failure;
  }

  append(entries: readonly Entry[]): Promise<readonly string[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(closedStore());
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ entries, resolve, reject });
    });
  }

  flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const size = waiting.reduce((sum, { entries }) => sum + entries.length, 0);
    // Appends of nothing wait for those before them: what is said of them is then said in order, too.
    if (size === 0) {
      for (const { resolve } of waiting) resolve([]);
      return;
    }
    const begin = this.#options.now();
    let done: Committed;
    try {
      done = this.#commit(
        waiting.map(({ entries }) => entries),
        this.#options.epoch(),
      );
    } catch (error) {
      const failure = error instanceof StoreUnavailable ? error : failedForGood(error);
      if (failure instanceof StoreFailed) this.#failure = failure;
      for (const { reject } of waiting) reject(failure);
      // After those who wait for it.
      if (failure instanceof StoreFailed) this.#fail(failure);
      return;
    }
    const took = this.#options.now() - begin;
    for (const [i, { resolve, reject }] of waiting.entries()) {
      const links = done[i] ?? [];
      if (links instanceof StreamTaken) reject(links);
      else resolve(links);
    }
    // Last: what is wrong with whoever counts is no failure of what is durable.
    this.#options.onCommit?.(size, took);
  }

  /** Tries whether a commit would be durable now. */
  async probe(attempt: () => void): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#closed) throw closedStore();
    try {
      await Promise.resolve(attempt());
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const failure = failedForGood(error);
      this.#fail(failure);
      throw failure;
    }
  }

  #fail(failure: StoreFailed): void {
    this.#failure = failure;
    this.#options.onFailure?.(failure);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Writes what waits, and takes no more. */
  close(): void {
    this.#closed = true;
    this.flush();
  }
}

/** Leaves an append out, and with it those of the group that follow in its streams: they were made of what is lost. */
export function refuse(
  refused: Map<number, StreamTaken>,
  appends: readonly (readonly Entry[])[],
  place: number,
  misplaced: Entry,
): void {
  const error = new StreamTaken(misplaced);
  const lost = new Set<string>();
  for (const [i, entries] of appends.entries()) {
    if (i < place || (i > place && !entries.some(({ stream }) => lost.has(stream)))) continue;
    refused.set(i, error);
    for (const { stream } of entries) lost.add(stream);
  }
}
