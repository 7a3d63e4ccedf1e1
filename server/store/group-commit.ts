/**
 * Group commit: what is appended during one turn of the event loop becomes one transaction, so that one sync of the disk
 * carries every move that arrived meanwhile. While the disk works, the next group gathers in the sockets.
 */
import { type Entry, StoreFailed, type StoreOptions } from './store.ts';

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: StoreFailed) => void;
}

export class GroupCommit {
  readonly #commit: (entries: readonly Entry[], at: number) => void;
  readonly #options: StoreOptions;
  #entries: Entry[] = [];
  #waiting: Waiting[] = [];
  #failure: StoreFailed | null = null;
  #closed = false;

  /** @param commit writes them durably, all or none, or throws */
  constructor(commit: (entries: readonly Entry[], at: number) => void, options: StoreOptions) {
    this.#commit = commit;
    this.#options = options;
  }

  get failure(): StoreFailed | null {
    return this.#failure;
  }

  append(entries: readonly Entry[]): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(new StoreFailed('The store is closed.'));
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#entries.push(...entries);
      this.#waiting.push({ resolve, reject });
    });
  }

  flush(): void {
    const entries = this.#entries;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#entries = [];
    this.#waiting = [];
    if (this.#failure) return this.#reject(waiting, this.#failure);
    const begin = this.#options.now();
    try {
      // An append of nothing waits for those before it: what is said of them is then said in order, too.
      if (entries.length > 0) this.#commit(entries, this.#options.epoch());
    } catch (error) {
      this.#failure = new StoreFailed(
        `The journal could not be written: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
      return this.#reject(waiting, this.#failure);
    }
    if (entries.length > 0) this.#options.onCommit?.(entries.length, this.#options.now() - begin);
    for (const { resolve } of waiting) resolve();
  }

  /** Writes what waits, and takes no more. */
  close(): void {
    this.#closed = true;
    this.flush();
  }

  #reject(waiting: readonly Waiting[], failure: StoreFailed): void {
    for (const { reject } of waiting) reject(failure);
  }
}
