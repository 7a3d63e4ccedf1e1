/**
 * Group commit over a store that answers later: what is appended meanwhile is the next commit.
 * What group-commit.ts is to a file that is written at once.
 */
import { type Committed, failedForGood, type WaitingAppend } from './append.ts';
import {
  closedStore,
  type Entry,
  type StoreError,
  type StoreFailed,
  type StoreOptions,
  StoreUnavailable,
  StreamTaken,
} from './store.ts';

/**
 * Makes appends durable together, each whole or not at all.
 * @param inDoubt to be told when nobody knows whether they are; it settles when that is known
 * @throws StoreUnavailable when nothing was written; anything else is for good
 */
export type AsyncCommit = (
  appends: readonly (readonly Entry[])[],
  at: number,
  inDoubt: (reason: StoreUnavailable) => void,
) => Promise<Committed>;

export class CommitQueue {
  readonly #commit: AsyncCommit;
  readonly #options: StoreOptions;
  #waiting: WaitingAppend[] = [];
  #running: Promise<void> | null = null;
  #doubt: StoreUnavailable | null = null;
  #failure: StoreFailed | null = null;
  #closed = false;

  constructor(commit: AsyncCommit, options: StoreOptions) {
    this.#commit = commit;
    this.#options = options;
  }

  get failure(): StoreFailed | null {
    return this.#failure;
  }

  /** Why nothing is taken now; null: it is. */
  get refusal(): StoreError | null {
    return this.#failure ?? (this.#closed ? closedStore() : this.#doubt);
  }

  append(entries: readonly Entry[]): Promise<readonly string[]> {
    const { refusal } = this;
    if (refusal) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0 && this.#running === null) setImmediate(() => this.#run());
      this.#waiting.push({ entries, resolve, reject });
    });
  }

  /** For good: nothing more is taken. */
  fail(error: unknown): StoreFailed {
    if (this.#failure) return this.#failure;
    this.#failure = failedForGood(error);
    this.#refuse(this.#failure);
    this.#options.onFailure?.(this.#failure);
    return this.#failure;
  }

  /** Writes what waits, and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#run();
    while (this.#running !== null) await this.#running;
  }

  /** Until nothing waits. What whoever counts the commits throws is thrown here: by then all are settled. */
  #run(): void {
    if (this.#running !== null || this.#waiting.length === 0) return;
    this.#running = this.#next().finally(() => {
      this.#running = null;
      this.#run();
    });
  }

  async #next(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const size = waiting.reduce((sum, { entries }) => sum + entries.length, 0);
    if (size === 0) {
      for (const { resolve } of waiting) resolve([]);
      return;
    }
    const begin = this.#options.now();
    let done: Committed;
    try {
      done = await this.#commit(
        waiting.map(({ entries }) => entries),
        this.#options.epoch(),
        (reason) => {
          this.#doubt = reason;
          // None of it was sent.
          this.#refuse(reason);
        },
      );
    } catch (error) {
      const passes = error instanceof StoreUnavailable;
      const why = passes ? error : failedForGood(error);
      if (!passes && this.#failure === null) this.#failure = why;
      for (const { reject } of waiting) reject(why);
      this.#refuse(why);
      // After those who wait for it.
      if (!passes) this.#options.onFailure?.(why);
      return;
    } finally {
      this.#doubt = null;
    }
    const took = this.#options.now() - begin;
    for (const [i, one] of waiting.entries()) {
      const links = done[i] ?? [];
      if (links instanceof StreamTaken) this.#refuseWithFollowers(one, links);
      else one.resolve(links);
    }
    // Last: what is wrong with whoever counts is no failure of what is durable.
    this.#options.onCommit?.(size, took);
  }

  /** What was appended meanwhile, and follows in its streams, was made of what is lost. */
  #refuseWithFollowers({ entries, reject }: WaitingAppend, error: StreamTaken): void {
    const lost = new Set(entries.map(({ stream }) => stream));
    this.#waiting = this.#waiting.filter((follower) => {
      if (!follower.entries.some(({ stream }) => lost.has(stream))) return true;
      for (const { stream } of follower.entries) lost.add(stream);
      follower.reject(error);
      return false;
    });
    reject(error);
  }

  #refuse(error: StoreError): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
