/** Reads of the SQLite file, checked: what SQLite throws becomes an error of the store. */
import Database from 'better-sqlite3';
import { beforeFirst, follow, linkAfter } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import { closedStore, type Snapshot, type StoredEntry, StoreUnavailable } from './store.ts';

/** Entries that are read at once. */
const PAGE = 1_000;

type Row = Omit<StoredEntry, 'stream'>;

/** Where a stream ends: whatever is wrong with its entries, the next one takes up here. */
export interface StreamEnd {
  /** Of the stream; null while it has none. */
  readonly id: number | bigint | null;
  readonly next: number;
  /** Of its last entry. */
  readonly link: string;
}

export interface SqliteReader {
  /** As the store reads it, at once. */
  readonly read: (stream: string, after?: Pick<Snapshot, 'entries' | 'chain'>) => Iterable<StoredEntry>;
  readonly last: (stream: string) => StoredEntry | null;
  readonly end: (stream: string) => StreamEnd;
}

export function sqliteReader(db: Database.Database): SqliteReader {
  const idOf = db.prepare<[string], number>('SELECT id FROM stream WHERE name = ?').pluck();
  const COLUMNS = 'SELECT seq, at, epoch, chain, body FROM journal WHERE stream = ?';
  const page = db.prepare<[number, number], Row>(`${COLUMNS} AND seq >= ? ORDER BY seq LIMIT ${PAGE}`);
  const place = db.prepare<[number, number], Row>(`${COLUMNS} AND seq = ?`);
  // Read from the index alone, so that the pages of damaged entries are not touched.
  const lastPlace = db
    .prepare<[number], number>('SELECT seq FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1')
    .pluck();
  const at = (stream: string, id: number, seq: number): Row | undefined =>
    readFrom(db, () => place.get(id, seq), { stream, seq });

  /** Its link is what it must be after the entry before it. */
  const isWhole = (stream: string, id: number, row: Row): boolean => {
    const before = row.seq === 0 ? beforeFirst(stream) : at(stream, id, row.seq - 1)?.chain;
    return before !== undefined && row.chain === linkAfter(before, row);
  };

  /** Empty where the entry cannot be read: what comes after it is chained anew. */
  const linkOf = (stream: string, id: number, seq: number): string => {
    try {
      return at(stream, id, seq)?.chain ?? '';
    } catch (error) {
      if (error instanceof DamagedJournal) return '';
      throw error;
    }
  };

  return {
    *read(stream, after) {
      const id = readFrom(db, () => idOf.get(stream), { stream, seq: 0 });
      if (id === undefined) return;
      const next = follow(stream, after);
      for (let from = after?.entries ?? 0; ; from += PAGE) {
        const rows = readFrom(db, () => page.all(id, from), { stream, seq: from });
        for (const row of rows) yield next(row);
        if (rows.length < PAGE) return;
      }
    },
    last(stream) {
      const place = { stream, seq: 'last' } as const;
      const id = readFrom(db, () => idOf.get(stream), place);
      if (id === undefined) return null;
      const last = readFrom(db, () => lastPlace.get(id), place) ?? -1;
      for (let seq = last; seq >= 0 && seq > last - MOST_SKIPPED; seq -= 1) {
        try {
          const row = at(stream, id, seq);
          if (row && isWhole(stream, id, row)) return { stream, ...row };
        } catch (error) {
          if (!(error instanceof DamagedJournal)) throw error;
        }
      }
      return null;
    },
    end(stream) {
      const place = { stream, seq: 'last' } as const;
      const id = readFrom(db, () => idOf.get(stream), place) ?? null;
      const seq = id === null ? undefined : readFrom(db, () => lastPlace.get(id), place);
      if (id === null || seq === undefined) return { id, next: 0, link: beforeFirst(stream) };
      return { id, next: seq + 1, link: linkOf(stream, id, seq) };
    },
  };
}

/** Damaged entries at the end of a stream of which only the last counts. */
const MOST_SKIPPED = 1_000;

/**
 * Nothing is lost by a read that fails, so that it may be tried again, whatever it was.
 * @param place in the journal; left out, it is the index that is read. Where the file itself is damaged, other streams
 * may lie in pages that are whole.
 * @throws DamagedJournal | StoreUnavailable | StoreFailed
 */
export function readFrom<T>(db: Database.Database, read: () => T, place?: DamagedJournal['place']): T {
  if (!db.open) throw closedStore();
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (place && error.code.startsWith('SQLITE_CORRUPT'))
      throw new DamagedJournal(place, error.message, { cause: error });
    throw new StoreUnavailable(`It could not be read: ${error.message}`, { cause: error });
  }
}
