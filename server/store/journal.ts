/** What the journal says, checked as it is read. */
import { z } from 'zod';
import type { Entry, Store } from './store.ts';

/** A part of the journal that cannot be read, or cannot be what this server once wrote. */
export class DamagedJournal extends Error {
  override name = 'DamagedJournal';

  constructor(
    readonly place: { readonly stream: string; readonly seq: number | 'last' },
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The journal is damaged: stream ${place.stream}, entry ${place.seq}: ${reason}`, options);
  }
}

/**
 * What a stream says. Nothing is believed that was not checked.
 * @throws DamagedJournal | StoreError
 */
export async function readStream<T>(
  store: Pick<Store, 'read'>,
  stream: string,
  schema: z.ZodType<T>,
): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const entry of store.read(stream)) read.push(readEntry(entry, schema));
  return read;
}

/** @throws DamagedJournal */
export function readEntry<T>(entry: Entry, schema: z.ZodType<T>): T {
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
