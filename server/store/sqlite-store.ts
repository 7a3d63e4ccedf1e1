/** The store of a single server: one SQLite file. */
import Database from 'better-sqlite3';
import { GroupCommit, refuse } from './group-commit.ts';
import { fillIndex, hasIndex, INDEX_SCHEMA, sqliteIndex } from './sqlite-index.ts';
import { readFrom } from './sqlite-read.ts';
import {
  type Entry,
  type Indexing,
  type Store,
  type StoredEntry,
  type StoreOptions,
  StoreUnavailable,
  type StreamTaken,
} from './store.ts';

/** Goes up with the tables. Version 1 had no index. */
const SCHEMA_VERSION = 2;

const JOURNAL_SCHEMA = `
  CREATE TABLE journal (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID`;

/** Entries that are read at once. */
const PAGE = 1_000;

/** The file cannot serve: it is another program's, a newer version's, damaged, or in use. The message says which. */
export class UnusableStore extends Error {
  override name = 'UnusableStore';
}

/** @throws UnusableStore */
// biome-ignore lint/suspicious/useAwait: a file is opened at once; another store must connect first.
export async function openSqliteStore(file: string, options: StoreOptions): Promise<Store> {
  return sqliteStore(openDatabase(file, options.indexing), options);
}

export function sqliteStore(db: Database.Database, options: StoreOptions): Store {
  const { indexing } = options;
  const insert = db.prepare('INSERT INTO journal (stream, seq, at, body) VALUES (?, ?, ?, ?)');
  const page = db.prepare<[string, number], StoredEntry>(
    `SELECT stream, seq, at, body FROM journal WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ${PAGE}`,
  );
  const last = db.prepare<[string], StoredEntry>(
    'SELECT stream, seq, at, body FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1',
  );
  const index = sqliteIndex(db);
  const ends = new Ends((stream) => (last.get(stream)?.seq ?? -1) + 1);

  /** Writes all but those that are refused already. @throws Misplaced */
  const write = (
    appends: readonly (readonly Entry[])[],
    refused: ReadonlyMap<number, StreamTaken>,
    at: number,
  ): void => {
    for (const [i, entries] of appends.entries()) {
      if (refused.has(i)) continue;
      for (const entry of entries) {
        const { stream, seq, body } = entry;
        if (seq !== ends.next(stream)) throw new Misplaced(i, entry);
        insert.run(stream, seq, at, body);
        ends.wrote(entry);
        for (const change of indexing(entry)) index.apply(change, at);
      }
    }
  };
  const transaction = db.transaction(write);

  const commit = (appends: readonly (readonly Entry[])[], at: number): ReadonlyMap<number, StreamTaken> => {
    const refused = new Map<number, StreamTaken>();
    // Nearly always once: what must be left out is rolled back with all the others, and these are written again.
    for (;;) {
      try {
        transaction.immediate(appends, refused, at);
        return refused;
      } catch (error) {
        ends.forget();
        if (isPassing(error)) throw new StoreUnavailable(error.message, { cause: error });
        if (!(error instanceof Misplaced)) throw error;
        refuse(refused, appends, error.append, error.entry);
      }
    }
  };

  const group = new GroupCommit(commit, options);
  const end = (): void => {
    try {
      group.close();
    } finally {
      // The last connection to close folds the WAL back into the file.
      if (db.open) db.close();
    }
  };
  return {
    append: (entries) => group.append(entries),
    read: async function* (stream) {
      for (let from = 0; ; ) {
        const entries = readFrom(db, () => page.all(stream, from), { stream, seq: from });
        yield* entries;
        const end = entries.at(-1);
        if (end === undefined || entries.length < PAGE) return;
        from = end.seq + 1;
      }
    },
    last: async (stream) => readFrom(db, () => last.get(stream), { stream, seq: 'last' }) ?? null,
    index,
    get failure() {
      return group.failure;
    },
    close: async () => end(),
  };
}

/** As many streams as are written to at the same time, and more. */
const MOST_ENDS = 4_096;

/** The next places of the streams that are being written to. The file has no other writer, so they need not be read. */
class Ends {
  readonly #read: (stream: string) => number;
  readonly #next = new Map<string, number>();

  /** @param read the next place, from the journal */
  constructor(read: (stream: string) => number) {
    this.#read = read;
  }

  next(stream: string): number {
    return this.#next.get(stream) ?? this.#read(stream);
  }

  wrote({ stream, seq }: Entry): void {
    if (this.#next.size >= MOST_ENDS) this.#next.clear();
    this.#next.set(stream, seq + 1);
  }

  /** What was written is rolled back. */
  forget(): void {
    this.#next.clear();
  }
}

/** Rolls a transaction back because of one append. */
class Misplaced extends Error {
  constructor(
    readonly append: number,
    readonly entry: Entry,
  ) {
    super();
  }
}

/** What may be over when it is tried again. After a failed sync nobody knows what the disk holds: that is for good. */
const PASSING = /^SQLITE_(FULL|BUSY|LOCKED)/;

const isPassing = (error: unknown): error is Error =>
  error instanceof Database.SqliteError && PASSING.test(error.code);

const NO_BINDING =
  'better-sqlite3 was installed without its program: no build of it for this system could be fetched, and there was no ' +
  'C++ compiler to make one. Install a compiler and Python, then run: npm rebuild better-sqlite3';

/** @throws UnusableStore */
export function openDatabase(file: string, indexing: Indexing): Database.Database {
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
    migrate(db, indexing);
    return db;
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.includes('bindings file')) throw new UnusableStore(NO_BINDING, { cause: error });
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw new UnusableStore(
      busy ? `${file} is in use: is the server running already?` : `${file} cannot be used: ${reason}`,
      { cause: error },
    );
  }
}

function migrate(db: Database.Database, indexing: Indexing): void {
  const version = db.pragma('user_version', { simple: true });
  if (version === SCHEMA_VERSION && hasIndex(db)) return;
  if (version !== 0 && version !== 1 && version !== SCHEMA_VERSION)
    throw new Error(`it is of version ${version}, and this server knows ${SCHEMA_VERSION}`);
  db.transaction(() => {
    if (version === 0) db.exec(JOURNAL_SCHEMA);
    db.exec(INDEX_SCHEMA);
    fillIndex(db, indexing);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}
