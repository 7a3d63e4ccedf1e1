/** The store of a single server: one SQLite file. */
import Database from 'better-sqlite3';
import { linkAfter } from './chain.ts';
import { GroupCommit, refuse } from './group-commit.ts';
import { DamagedJournal } from './journal.ts';
import { sqliteIndex } from './sqlite-index.ts';
import { type StreamEnd, sqliteReader } from './sqlite-read.ts';
import { migrate, ownerEpoch, takeOver, versionOf } from './sqlite-schema.ts';
import {
  type Entry,
  type Indexing,
  type Store,
  type StoreOptions,
  StoreUnavailable,
  type StreamTaken,
} from './store.ts';

/** The file cannot serve: it is another program's, a newer version's, damaged, or in use. The message says which. */
export class UnusableStore extends Error {
  override name = 'UnusableStore';
}

/** @throws UnusableStore */
// biome-ignore lint/suspicious/useAwait: a file is opened at once; another store must connect first.
export async function openSqliteStore(file: string, options: StoreOptions): Promise<SqliteStore> {
  return sqliteStore(openDatabase(file, options.indexing), options);
}

export interface SqliteStore extends Store {
  /** Copies the file as it is now, while everything goes on. @throws SqliteError */
  readonly backup: (to: string) => Promise<void>;
  /** Octets of the file. */
  readonly size: () => number;
}

export function sqliteStore(db: Database.Database, options: StoreOptions): SqliteStore {
  const { indexing } = options;
  const epoch = ownerEpoch(db);
  const addStream = db.prepare('INSERT INTO stream (name) VALUES (?)');
  const insert = db.prepare(
    'INSERT INTO journal (stream, seq, at, epoch, chain, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const reader = sqliteReader(db);
  const index = sqliteIndex(db);
  const ends = new Ends((stream) => reader.end(stream));

  /** @throws Misplaced also where the stream is damaged: that is for its class alone to find out */
  const endFor = (append: number, entry: Entry): StreamEnd => {
    try {
      return ends.of(entry.stream);
    } catch (error) {
      throw error instanceof DamagedJournal ? new Misplaced(append, entry) : error;
    }
  };

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
        const end = endFor(i, entry);
        if (seq !== end.next) throw new Misplaced(i, entry);
        const id = end.id ?? addStream.run(stream).lastInsertRowid;
        const link = linkAfter(end.link, { seq, at, epoch, body });
        insert.run(id, seq, at, epoch, link, body);
        ends.set(stream, { id, next: seq + 1, link });
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
      yield* reader.read(stream);
    },
    last: async (stream) => reader.last(stream),
    next: async (stream) => reader.end(stream).next,
    index,
    get failure() {
      return group.failure;
    },
    backup: async (to) => {
      await db.backup(to, { progress: () => BACKUP_STEP });
    },
    size: () => pragmaNumber(db, 'page_count') * pragmaNumber(db, 'page_size'),
    close: async () => end(),
  };
}

const pragmaNumber = (db: Database.Database, name: string): number =>
  Number(db.pragma(name, { simple: true }));

/** Pages that are copied at once: a millisecond or so, between which the lesson goes on. */
const BACKUP_STEP = 50;

/** As many streams as are written to at the same time, and more. */
const MOST_ENDS = 4_096;

/** The ends of the streams that are being written to. The file has no other writer, so they need not be read. */
class Ends {
  readonly #read: (stream: string) => StreamEnd;
  readonly #ends = new Map<string, StreamEnd>();

  /** @param read from the journal */
  constructor(read: (stream: string) => StreamEnd) {
    this.#read = read;
  }

  of(stream: string): StreamEnd {
    return this.#ends.get(stream) ?? this.#read(stream);
  }

  set(stream: string, end: StreamEnd): void {
    if (this.#ends.size >= MOST_ENDS) this.#ends.clear();
    this.#ends.set(stream, end);
  }

  /** What was written is rolled back. */
  forget(): void {
    this.#ends.clear();
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
    // Before anything is changed.
    versionOf(db);
    db.pragma('journal_mode = WAL');
    // In WAL mode only FULL syncs every commit: without it a power cut takes what was acknowledged.
    db.pragma('synchronous = FULL');
    if (
      db.pragma('journal_mode', { simple: true }) !== 'wal' ||
      db.pragma('synchronous', { simple: true }) !== 2
    )
      throw new Error('its file system does not let commits be synced');
    migrate(db, indexing);
    takeOver(db);
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
