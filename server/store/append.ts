/** An append that waits for its commit, and what a commit that cannot be made comes to. */
import { type Entry, type StoreError, StoreFailed, type StreamTaken } from './store.ts';

export interface WaitingAppend {
  readonly entries: readonly Entry[];
  readonly resolve: (links: readonly string[]) => void;
  readonly reject: (error: StoreError) => void;
}

/** Of each append of a group: the links of its entries, or why it was left out. */
export type Committed = readonly (readonly string[] | StreamTaken)[];

export const failedForGood = (error: unknown): StoreFailed =>
  error instanceof StoreFailed
    ? error
    : new StoreFailed(
        `The journal could not be written: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
