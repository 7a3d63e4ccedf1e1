/** The store of a single server: one SQLite file. */
import Database from 'better-sqlite3';
import { linkAfter } from './chain.ts';
import { type Commit, GroupCommit, refuse } from './group-commit.ts';
import { DamagedJournal } from './journal.ts';
import { memoryCodes } from './memory-codes.ts';
import { sqliteIndex } from './sqlite-index.ts';
import { type StreamEnd, sqliteReader } from './sqlite-read.ts';
import { INSERT_ENTRY, migrate, ownerEpoch, takeOver, versionOf } from './sqlite-schema.ts';
import { SnapshotsDamaged, sqliteSnapshots } from './sqlite-snapshots.ts';
import {
  type Entry,
  type Indexing,
  NOBODY_ELSE,
  SOLE_OWNER,
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
  const codes = memoryCodes(options.now);
  const epoch = ownerEpoch(db);
  const addStream = db.prepare('INSERT INTO stream (name) VALUES (?)');
  const insert = db.prepare(INSERT_ENTRY);
  const reader = sqliteReader(db);
  const index = sqliteIndex(db);
  const snapshots = sqliteSnapshots(db);
  const ends = new Ends((stream) => reader.end(stream));

  /** @throws Misplaced also where the stream is damaged: that is for its class alone to find out */
  const endFor = (append: number, entry: Entry): StreamEnd => {
    try {
      return ends.of(entry.stream);
    } catch (error) {
      throw error instanceof DamagedJournal ? new Misplaced(append, entry) : error;
    }
  };

  /** Something was deleted, and lies in the WAL still. */
  let inWal = false;
  const forget = (stream: string): void => {
    inWal = true;
    ends.wrote(stream, reader.end(stream));
  };

  /** Writes all but those that are refused already; gives the links of those. @throws Misplaced */
  const write = (
    appends: readonly (readonly Entry[])[],
    refused: ReadonlyMap<number, StreamTaken>,
    at: number,
  ): ReturnType<Commit> => {
    snapshots.write();
    return appends.map((entries, i) => {
      const taken = refused.get(i);
      if (taken !== undefined) return taken;
      return entries.map((entry) => {
        const { stream, seq, body } = entry;
        const end = endFor(i, entry);
        if (seq !== end.next) throw new Misplaced(i, entry);
        const id = end.id ?? addStream.run(stream).lastInsertRowid;
        const link = linkAfter(end.link, { seq, at, epoch, body });
        insert.run(id, seq, at, epoch, link, body);
        ends.wrote(stream, { id, next: seq + 1, link });
        for (const change of indexing(entry)) {
          index.apply(change, at);
          if (change.type === 'deleted') for (const name of change.streams) forget(name);
        }
        return link;
      });
    });
  };
  const transaction = db.transaction(write);

  /** Something could not be written: what was acknowledged before is believed only when it has been seen again. */
  let inDoubt = false;
  const writeAndTakeBack = db.transaction(() => {
    insert.run(NO_STREAM, 0, 0, epoch, '', ROOM);
    db.prepare('DELETE FROM journal WHERE stream = ?').run(NO_STREAM);
  });
  /** Writes and syncs, and sees that every stream that was written to ends with what was acknowledged. @throws Error */
  const prove = (): void => {
    writeAndTakeBack.immediate();
    for (const [stream, { next, link }] of ends.acknowledged()) {
      const found = reader.end(stream);
      if (found.next !== next || found.link !== link)
        throw new Error(`stream ${stream} ends at ${found.next}, and ${next} was acknowledged`);
    }
    inDoubt = false;
  };
  let provedAt = Number.NEGATIVE_INFINITY;
  const probe = (): void => {
    if (!inDoubt && options.now() - provedAt < PROVEN_FOR) return;
    try {
      prove();
      provedAt = options.now();
    } catch (error) {
      if (!isPassing(error)) throw error;
      inDoubt = true;
      throw new StoreUnavailable(error.message, { cause: error });
    }
  };

  const commit: Commit = (appends, at) => {
    const refused = new Map<number, StreamTaken>();
    // Nearly always once: what must be left out is rolled back with all the others, and these are written again.
    for (;;) {
      try {
        if (inDoubt) prove();
        const done = transaction.immediate(appends, refused, at);
        ends.committed();
        snapshots.settle();
        if (inWal) db.pragma('wal_checkpoint(TRUNCATE)');
        inWal = false;
        return done;
      } catch (error) {
        ends.rolledBack();
        if (isPassing(error)) {
          inDoubt = true;
          snapshots.settle();
          throw new StoreUnavailable(error.message, { cause: error });
        }
        if (error instanceof SnapshotsDamaged) continue;
        if (!(error instanceof Misplaced)) throw error;
        refuse(refused, appends, error.append, error.entry);
      }
    }
  };

  const group = new GroupCommit(commit, options);
  const end = (): void => {
    try {
      group.close();
      if (group.failure === null && db.open) snapshots.writeLast();
    } finally {
      // The last connection to close folds the WAL back into the file.
      if (db.open) db.close();
    }
  };
  return {
    append: (entries) => group.append(entries),
    read: async function* (stream, after) {
      let read = 0;
      for (const entry of reader.read(stream, after)) {
        yield entry;
        read += 1;
        if (read % AT_A_TIME === 0) await othersTurn();
      }
    },
    keepSnapshot: (snapshot) => snapshots.keep(snapshot),
    snapshot: async (stream) => snapshots.kept(stream),
    last: async (stream) => reader.last(stream),
    next: async (stream) => reader.end(stream).next,
    probe: () => group.probe(probe),
    index,
    owners: SOLE_OWNER,
    codes,
    news: NOBODY_ELSE,
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

/** Entries that are read before others have their turn: a few milliseconds. */
const AT_A_TIME = 100;
const othersTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const pragmaNumber = (db: Database.Database, name: string): number =>
  Number(db.pragma(name, { simple: true }));

/** Pages that are copied at once: a millisecond or so, between which the lesson goes on. */
const BACKUP_STEP = 50;

/** As many streams as are written to at the same time, and more. */
const MOST_ENDS = 4_096;

/** The ends of the streams that are being written to. The file has no other writer, so they need not be read. */
class Ends {
  readonly #read: (stream: string) => StreamEnd;
  readonly #acknowledged = new Map<string, StreamEnd>();
  /** Of what is written, and not committed yet. */
  readonly #written = new Map<string, StreamEnd>();

  /** @param read from the journal */
  constructor(read: (stream: string) => StreamEnd) {
    this.#read = read;
  }

  of(stream: string): StreamEnd {
    return this.#written.get(stream) ?? this.#acknowledged.get(stream) ?? this.#read(stream);
  }

  wrote(stream: string, end: StreamEnd): void {
    this.#written.set(stream, end);
  }

  committed(): void {
    if (this.#acknowledged.size + this.#written.size > MOST_ENDS) this.#acknowledged.clear();
    for (const [stream, end] of this.#written) this.#acknowledged.set(stream, end);
    this.#written.clear();
  }

  rolledBack(): void {
    this.#written.clear();
  }

  acknowledged(): ReadonlyMap<string, StreamEnd> {
    return this.#acknowledged;
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

/** Milliseconds for which a proof is good: whoever asks may ask often. */
const PROVEN_FOR = 500;
/** No stream has this number. */
const NO_STREAM = 0;
/** What is written to see whether there is room: more than the page that is half full. */
const ROOM = 'x'.repeat(8_192);

/**
 * What may be over when it is tried again: no room, somebody at the file, a disk that did not answer. After a failed sync nobody
 * knows what the disk holds, and a damaged file is repaired at a start: those are for good.
 */
const PASSING = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|CANTOPEN|IOERR(?!_(FSYNC|DIR_FSYNC|CORRUPTFS|DATA)))/;

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
    // What is deleted is gone: what is left of it in free pages would be found by whoever mends the file.
    db.pragma('secure_delete = ON');
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
