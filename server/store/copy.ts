/** Copies all that a store holds into an empty one, of whichever kind, and proves that it is all there. */
import { createHash } from 'node:crypto';
import { beforeFirst, linkAfter } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import type { StoredEntry } from './store.ts';

export type Entries = Iterable<StoredEntry> | AsyncIterable<StoredEntry>;

/** A store that no server has open. Its index is not copied: it follows from the entries. */
export interface Source {
  /** All entries in the order in which they were written, as they are. */
  readonly read: <T>(deed: (entries: Entries) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void> | void;
}

/** An empty store. */
export interface Target {
  /**
   * Takes all entries, or none.
   * @param verify reads what is there now, before it counts; throws where that is not what was given
   */
  readonly fill: (entries: Entries, verify: (there: Entries) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void> | void;
}

export interface Copied {
  readonly streams: number;
  readonly entries: number;
  /** Of all entries in their order, with their links. */
  readonly hash: string;
}

/** @throws DamagedJournal where the source is damaged, and then nothing is copied | what the stores throw */
export async function copyAll(source: Source, target: Target): Promise<Copied> {
  const sent = new Digest();
  await source.read((entries) =>
    target.fill(sent.through(whole(entries)), async (there) => {
      const found = new Digest();
      for await (const _ of found.through(there));
      if (found.copied.hash !== sent.copied.hash)
        throw new Error(
          `what was written is not what was read: ${found.copied.hash} is not ${sent.copied.hash}`,
        );
    }),
  );
  return sent.copied;
}

/** Entries that go by, counted and hashed. */
class Digest {
  readonly #hash = createHash('sha256');
  readonly #streams = new Set<string>();
  #entries = 0;

  async *through(entries: Entries): AsyncIterable<StoredEntry> {
    for await (const entry of entries) {
      const { stream, seq, at, epoch, chain, body } = entry;
      this.#hash.update(JSON.stringify([stream, seq, at, epoch, chain, body]));
      this.#streams.add(stream);
      this.#entries += 1;
      yield entry;
    }
  }

  get copied(): Copied {
    return {
      streams: this.#streams.size,
      entries: this.#entries,
      hash: this.#hash.copy().digest('base64url'),
    };
  }
}

/** What was set aside when a file was mended has no link, and is known to be lost. @throws DamagedJournal */
async function* whole(entries: Entries): AsyncIterable<StoredEntry> {
  const ends = new Map<string, { readonly next: number; readonly link: string }>();
  for await (const entry of entries) {
    const { stream, seq, chain } = entry;
    const { next, link } = ends.get(stream) ?? { next: 0, link: beforeFirst(stream) };
    if (seq !== next) throw new DamagedJournal({ stream, seq: next }, 'it is missing');
    // After a loss the link before is not known.
    if (chain !== '' && link !== '' && chain !== linkAfter(link, entry))
      throw new DamagedJournal({ stream, seq }, 'it is not what was written: its hash differs');
    ends.set(stream, { next: seq + 1, link: chain });
    yield entry;
  }
}
