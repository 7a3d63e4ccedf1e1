/** A store that forgets with the process: for tests, and the smallest example of what a store is. */
import { beforeFirst, linkAfter } from './chain.ts';
import { GroupCommit, refuse } from './group-commit.ts';
import { DamagedJournal } from './journal.ts';
import { memoryCodes } from './memory-codes.ts';
import { MemoryIndex, type WhileOpen } from './memory-index.ts';
import {
  closedStore,
  type Entry,
  NOBODY_ELSE,
  type Snapshot,
  SOLE_OWNER,
  type Store,
  type StoredEntry,
  type StoreOptions,
  type StreamTaken,
} from './store.ts';

/** It is never handed over. */
const EPOCH = 1;

export function memoryStore(options: StoreOptions): Store {
  const streams = new Map<string, StoredEntry[]>();
  const snapshots = new Map<string, Snapshot>();
  const whileOpen: WhileOpen = async (read) => (group.closed ? Promise.reject(closedStore()) : read());
  const index = new MemoryIndex(whileOpen);
  const codes = memoryCodes(options.now);
  const forget = (stream: string): void => {
    streams.delete(stream);
    snapshots.delete(stream);
  };
  const group = new GroupCommit((appends, at) => {
    const refused = new Map<number, StreamTaken>();
    return appends.map((entries, i) => {
      const misplaced = firstMisplaced(streams, entries);
      if (misplaced && !refused.has(i)) refuse(refused, appends, i, misplaced);
      const taken = refused.get(i);
      if (taken !== undefined) return taken;
      return entries.map((entry) => {
        const stream = streams.get(entry.stream) ?? [];
        streams.set(entry.stream, stream);
        const before = stream.at(-1)?.chain ?? beforeFirst(entry.stream);
        const placed = { ...entry, at, epoch: EPOCH };
        const chain = linkAfter(before, placed);
        stream.push({ ...placed, chain });
        for (const change of options.indexing(entry)) {
          index.apply(change, at);
          if (change.type === 'deleted') for (const name of change.streams) forget(name);
        }
        return chain;
      });
    });
  }, options);
  return {
    append: (entries) => group.append(entries),
    read: async function* (stream, after) {
      yield* entriesAfter(await whileOpen(() => streams.get(stream) ?? []), stream, after);
    },
    keepSnapshot: (snapshot) => {
      snapshots.set(snapshot.stream, snapshot);
    },
    snapshot: (stream) =>
      whileOpen(() => {
        const snapshot = snapshots.get(stream);
        return snapshot && isOf(streams.get(stream) ?? [], snapshot) ? snapshot : null;
      }),
    last: (stream) => whileOpen(() => streams.get(stream)?.at(-1) ?? null),
    next: (stream) => whileOpen(() => streams.get(stream)?.length ?? 0),
    probe: () => group.probe(() => undefined),
    index,
    owners: SOLE_OWNER,
    codes,
    news: NOBODY_ELSE,
    get failure() {
      return group.failure;
    },
    close: async () => group.close(),
  };
}

type Place = Pick<Snapshot, 'entries' | 'chain'>;

/** Whether a snapshot is of this history. */
export const isOf = (stream: readonly StoredEntry[], { entries, chain }: Place): boolean =>
  stream[entries - 1]?.chain === chain;

/** @throws DamagedJournal where it is another history */
export function entriesAfter(
  entries: readonly StoredEntry[],
  stream: string,
  after: Place | undefined,
): readonly StoredEntry[] {
  if (after === undefined) return entries;
  if (!isOf(entries, after))
    throw new DamagedJournal({ stream, seq: after.entries - 1 }, 'it is not what a snapshot was made of');
  return entries.slice(after.entries);
}

/** The first entry that would not stand at the end of its stream. */
function firstMisplaced(
  streams: ReadonlyMap<string, readonly StoredEntry[]>,
  entries: readonly Entry[],
): Entry | undefined {
  const next = new Map<string, number>();
  return entries.find(({ stream, seq }) => {
    const place = next.get(stream) ?? streams.get(stream)?.length ?? 0;
    next.set(stream, place + 1);
    return seq !== place;
  });
}
