/** Reads of the SQLite file: what SQLite throws becomes an error of the store. */
import Database from 'better-sqlite3';
import { DamagedJournal } from './journal.ts';
import { closedStore, StoreUnavailable } from './store.ts';

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
