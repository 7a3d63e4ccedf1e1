/** A store that forgets with the process: for tests, and the smallest example of what a store is. */
import { GroupCommit } from './group-commit.ts';
import type { Entry, Store, StoredEntry, StoreOptions } from './store.ts';

export function memoryStore(options: StoreOptions): Store {
  const streams = new Map<string, StoredEntry[]>();
  const group = new GroupCommit((entries, at) => write(streams, entries, at), options);
  return {
    append: (entries) => group.append(entries),
    read: (stream) => [...(streams.get(stream) ?? [])],
    last: (stream) => streams.get(stream)?.at(-1) ?? null,
    get failure() {
      return group.failure;
    },
    close: () => {
      group.close();
      return Promise.resolve();
    },
  };
}

function write(streams: Map<string, StoredEntry[]>, entries: readonly Entry[], at: number): void {
  const taken = new Set<string>();
  for (const { stream, seq } of entries) {
    const place = `${seq} ${stream}`;
    if (taken.has(place) || streams.get(stream)?.some((e) => e.seq === seq))
      throw new Error(`place ${seq} of ${stream} is taken`);
    taken.add(place);
  }
  for (const entry of entries) {
    const stream = streams.get(entry.stream) ?? [];
    streams.set(entry.stream, stream);
    stream.push({ ...entry, at });
    stream.sort((a, b) => a.seq - b.seq);
  }
}
