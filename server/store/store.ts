/**
 * Where everything lies that must outlive the process: one journal of entries, in streams. State is a fold over it.
 * Read group-commit.ts for when an entry is durable, and docs/adr/0003 for the streams.
 */

/** An entry has its place in its stream: 0, 1, 2 … Who writes a place twice has lost the stream to somebody else. */
export interface Entry {
  readonly stream: string;
  readonly seq: number;
  readonly body: string;
}

export interface StoredEntry extends Entry {
  /** Real milliseconds since 1970 at the commit. */
  readonly at: number;
}

export interface Store {
  /**
   * Writes all of them or none. Resolves when they are durable, in the order of the calls (nothing at all resolves when
   * everything before it is durable); rejects with StoreFailed, and then never accepts anything again: what this process
   * believes is no longer what is written.
   */
  readonly append: (entries: readonly Entry[]) => Promise<void>;
  /** What is durable of a stream, in order. */
  readonly read: (stream: string) => readonly StoredEntry[];
  readonly last: (stream: string) => StoredEntry | null;
  /** Set once a commit has failed. */
  readonly failure: StoreFailed | null;
  /** Writes what waits, and ends. */
  readonly close: () => Promise<void>;
}

export class StoreFailed extends Error {
  override name = 'StoreFailed';
}

export interface StoreOptions {
  readonly now: () => number;
  readonly epoch: () => number;
  /** Told of every commit: how many entries, and how many milliseconds it took. */
  readonly onCommit?: (entries: number, milliseconds: number) => void;
}
