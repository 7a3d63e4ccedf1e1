/** What the journal says, checked as it is read. */
import { z } from 'zod';
import type { StoredEntry } from './store.ts';

/** A row of the journal that cannot be what this server once wrote. */
export class DamagedJournal extends Error {
  override name = 'DamagedJournal';

  constructor({ stream, seq }: Pick<StoredEntry, 'stream' | 'seq'>, reason: string) {
    super(`The journal is damaged: stream ${stream}, entry ${seq}: ${reason}`);
  }
}

/** What a stream says. Nothing is believed that was not checked, nor a stream with a hole in it. */
export function readStream<T>(entries: readonly StoredEntry[], schema: z.ZodType<T>): readonly T[] {
  return entries.map((entry, i) => {
    if (entry.seq !== i) throw new DamagedJournal({ ...entry, seq: i }, 'it is missing');
    return readEntry(entry, schema);
  });
}

export function readEntry<T>(entry: StoredEntry, schema: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = JSON.parse(entry.body);
  } catch (error) {
    throw new DamagedJournal(entry, error instanceof Error ? error.message : String(error));
  }
  const read = schema.safeParse(body);
  if (!read.success) throw new DamagedJournal(entry, z.prettifyError(read.error));
  return read.data;
}
