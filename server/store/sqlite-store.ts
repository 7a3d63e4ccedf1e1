/** The store of a single server: one SQLite file. */
import Database from 'better-sqlite3';
import { GroupCommit } from './group-commit.ts';
import type { Store, StoredEntry, StoreOptions } from './store.ts';

/** Goes up with the table below. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE journal (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID`;

/** The file cannot serve: it is another program's, a newer version's, damaged, or in use. The message says which. */
export class UnusableStore extends Error {
  override name = 'UnusableStore';
}

export function sqliteStore(file: string, options: StoreOptions): Store {
  const db = open(file);
  const insert = db.prepare('INSERT INTO journal (stream, seq, at, body) VALUES (?, ?, ?, ?)');
  const all = db.prepare<[string], StoredEntry>(
    'SELECT stream, seq, at, body FROM journal WHERE stream = ? ORDER BY seq',
  );
  const last = db.prepare<[string], StoredEntry>(
    'SELECT stream, seq, at, body FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1',
  );
  const write = db.transaction(
    (entries: readonly { stream: string; seq: number; body: string }[], at: number) => {
      for (const { stream, seq, body } of entries) insert.run(stream, seq, at, body);
    },
  );
  const group = new GroupCommit((entries, at) => write.immediate(entries, at), options);
  return {
    append: (entries) => group.append(entries),
    read: (stream) => all.all(stream),
    last: (stream) => last.get(stream) ?? null,
    get failure() {
      return group.failure;
    },
    close: () => {
      group.close();
      // The last connection to close folds the WAL back into the file.
      if (db.open) db.close();
      return Promise.resolve();
    },
  };
}

function open(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    // No waiting for a lock: whoever holds it holds it for good.
    db = new Database(file, { timeout: 0 });
    // Two servers on one file would each believe in their own classes. The lock dies with the process that has it.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    // In WAL mode only FULL syncs every commit: without it a power cut takes what was acknowledged.
    db.pragma('synchronous = FULL');
    if (
      db.pragma('journal_mode', { simple: true }) !== 'wal' ||
      db.pragma('synchronous', { simple: true }) !== 2
    )
      throw new Error('its file system does not let commits be synced');
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw new UnusableStore(
      busy ? `${file} is in use: is the server running already?` : `${file} cannot be used: ${reason}`,
      { cause: error },
    );
  }
}

function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true });
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) throw new Error(`it is of version ${version}, and this server knows ${SCHEMA_VERSION}`);
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}
