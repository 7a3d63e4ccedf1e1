/**
 * A damaged file made whole: every entry that proves itself, from wherever it is found.
 * The file's own octets, its WAL and the backups are sources; what none of them has is set aside by its place. The damaged
 * file is kept beside the new one (docs/adr/0040).
 */
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeFirst, linkAfter } from './chain.ts';
import { SET_ASIDE } from './sqlite-check.ts';
import { put, removeDatabase } from './sqlite-files.ts';
import { type FoundEntry, type FoundName, foundEntries, foundNames } from './sqlite-pages.ts';
import {
  DamagedHeader,
  emptyJournal,
  FIRST_CHAINED,
  INSERT_ENTRY,
  STREAMS,
  sealJournal,
  versionOf,
} from './sqlite-schema.ts';
import { withWal } from './sqlite-wal.ts';
import type { Indexing, StoredEntry } from './store.ts';

export interface Salvaged {
  readonly streams: number;
  /** Entries of the new file. */
  readonly entries: number;
  /** Of these, so many that only a backup had. */
  readonly fromBackups: number;
  /** Places that are known to have had an entry, which is in no source. */
  readonly setAside: readonly { readonly stream: string; readonly seq: number }[];
  /** Where the damaged file lies now, with its WAL. */
  readonly copy: string;
}

/** Neither the file nor a backup has anything of a journal. */
export class NothingToSalvage extends Error {
  override name = 'NothingToSalvage';
}

type Candidate = Omit<StoredEntry, 'stream' | 'seq'> & { readonly isBackup: 0 | 1 };

/**
 * Puts a whole file in the place of a damaged one, which must not be open.
 * @param backups whole files, the newest first
 * @param copy where the damaged file is kept
 * @throws NothingToSalvage | SqliteError | a system's error
 */
export function salvage(
  file: string,
  {
    backups,
    copy,
    indexing,
  }: { readonly backups: readonly string[]; readonly copy: string; readonly indexing: Indexing },
): Salvaged {
  // Before SQLite opens it, and cuts off what it takes for unwritten. The frame of a page may bear another's number.
  const octets = [withWal(file), readFileSync(file)];
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const { ends, epoch, names: told } = askFile(file);
  const made = `${file}.mended`;
  removeDatabase(made);
  const db = new Database(made);
  try {
    db.pragma('synchronous = FULL');
    const result = db.transaction(() => {
      emptyJournal(db);
      const found = new Found(db);
      const names = new Map<number, string>();
      for (const [id, name] of told) found.name(id, name);
      for (const backup of backups) addBackup(backup, found, names);
      const known = new Map([...told, ...names]);
      for (const one of octets) addFile(one, found, known, ends);
      const chained = chainFound(db, ends);
      if (chained.entries === 0) throw new NothingToSalvage();
      db.prepare('UPDATE owner SET epoch = max(?, (SELECT coalesce(max(epoch), 0) FROM journal))').run(epoch);
      found.drop();
      sealJournal(db, indexing);
      return chained;
    })();
    // What was found is gone, but not the room that it took.
    db.exec('VACUUM');
    db.close();
    put(made, file);
    return { ...result, copy };
  } catch (error) {
    if (db.open) db.close();
    rmSync(made, { force: true });
    if (error instanceof NothingToSalvage)
      for (const end of ['', '-wal']) rmSync(`${copy}${end}`, { force: true });
    throw error;
  }
}

/** By the numbers of the streams: how many entries each is known to have. */
type Ends = ReadonlyMap<number, number>;

/** What the file still answers when it is asked in SQL. */
function askFile(file: string): {
  readonly ends: Ends;
  readonly epoch: number;
  readonly names: ReadonlyMap<number, string>;
} {
  const ends = new Map<number, number>();
  const names = new Map<number, string>();
  let epoch = 0;
  let db: Database.Database | undefined;
  const attempt = (deed: (db: Database.Database) => void): void => {
    try {
      db ??= new Database(file, { timeout: 0, fileMustExist: true });
      deed(db);
    } catch (error) {
      // It is asked because it is damaged. Octets are read below, whatever it answers.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  };
  attempt((open) => open.pragma('wal_checkpoint(TRUNCATE)'));
  // Answered from the index alone, which may be whole where the table is not.
  attempt((open) => {
    const rows = open.prepare<[], { readonly stream: number; readonly last: number }>(
      'SELECT stream, max(seq) AS last FROM journal GROUP BY stream',
    );
    for (const { stream, last } of rows.all()) ends.set(stream, last + 1);
  });
  attempt((open) => {
    epoch = open.prepare<[], number>('SELECT epoch FROM owner').pluck().get() ?? 0;
  });
  attempt((open) => {
    for (const { id, name } of open.prepare<[], FoundName>(STREAMS).all()) names.set(id, name);
  });
  db?.close();
  return { ends, epoch, names };
}

/** All that was found, in a table that grows on the disk and not in memory. */
class Found {
  readonly #db: Database.Database;
  readonly #add: Database.Statement;
  readonly #stream: Database.Statement;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(
      `CREATE TABLE found (stream INTEGER, seq INTEGER, at INTEGER, epoch INTEGER, chain TEXT, body TEXT, isBackup INTEGER)`,
    );
    this.#add = db.prepare('INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#stream = db.prepare('INSERT OR IGNORE INTO stream (id, name) VALUES (?, ?)');
  }

  add(entry: FoundEntry, isBackup: 0 | 1): void {
    const { stream, seq, at, epoch, chain, body } = entry;
    this.#add.run(stream, seq, at, epoch, chain, body, isBackup);
  }

  name(id: number, name: string): void {
    this.#stream.run(id, name);
  }

  drop(): void {
    this.#db.exec('DROP TABLE found');
  }
}

/** As far as it can be read: an entry proves itself, whatever else of the backup is damaged, too. */
function addBackup(backup: string, found: Found, names: Map<number, string>): void {
  const db = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    if (versionOf(db) < FIRST_CHAINED) return;
    for (const { id, name } of db.prepare<[], FoundName>(STREAMS).iterate())
      if (!names.has(id)) {
        names.set(id, name);
        found.name(id, name);
      }
    for (const entry of db
      .prepare<[], FoundEntry>('SELECT stream, seq, at, epoch, chain, body FROM journal')
      .iterate())
      found.add(entry, 1);
  } catch (error) {
    if (!(error instanceof Database.SqliteError || error instanceof DamagedHeader)) throw error;
  } finally {
    db.close();
  }
}

function addFile(octets: Buffer, found: Found, names: Map<number, string>, ends: Ends): void {
  const size = octets.length >= 18 ? octets.readUInt16BE(16) : 0;
  // What says so may be what is damaged.
  const pageSize = size >= 512 && (size & (size - 1)) === 0 ? size : 4_096;
  const streams = new Set(ends.keys());
  for (const entry of foundEntries(octets, pageSize)) {
    found.add(entry, 0);
    streams.add(entry.stream);
  }
  // What looks like a name but has no entries is none.
  for (const { id, name } of foundNames(octets)) {
    if (!streams.has(id) || names.has(id)) continue;
    names.set(id, name);
    found.name(id, name);
  }
}

/** Takes of every place what goes on from the entry before it. */
function chainFound(db: Database.Database, ends: Ends): Omit<Salvaged, 'copy'> {
  db.exec('CREATE INDEX found_place ON found (stream, seq)');
  const insert = db.prepare(INSERT_ENTRY);
  const places = db
    .prepare<[number], number>('SELECT DISTINCT seq FROM found WHERE stream = ? ORDER BY seq')
    .pluck();
  const candidates = db.prepare<[number, number], Candidate>(
    'SELECT DISTINCT at, epoch, chain, body, isBackup FROM found WHERE stream = ? AND seq = ? ORDER BY isBackup',
  );
  const streams = db.prepare<[], FoundName>(STREAMS).all();
  const setAside: { readonly stream: string; readonly seq: number }[] = [];
  let entries = 0;
  let fromBackups = 0;
  for (const { id, name } of streams) {
    const known = places.all(id);
    const end = Math.max(ends.get(id) ?? 0, (known.at(-1) ?? -1) + 1);
    let link = beforeFirst(name);
    for (let seq = 0; seq < end; seq += 1) {
      const all = candidates.all(id, seq);
      const whole = all.filter(({ chain }) => chain !== SET_ASIDE.chain);
      const proven = whole.find((entry) => entry.chain === linkAfter(link, { seq, ...entry }));
      // After a loss there is no link to judge by. The next entry judges this one.
      const taken =
        proven ??
        (link === '' ? whole.find((entry) => follows(entry, candidates.all(id, seq + 1), seq)) : undefined);
      const { at, epoch, chain, body } = taken ?? SET_ASIDE;
      insert.run(id, seq, at, epoch, chain, body);
      if (taken === undefined) setAside.push({ stream: name, seq });
      else entries += 1;
      if (taken?.isBackup) fromBackups += 1;
      // What was changed may still bear the link that the next one goes on from.
      link =
        taken?.chain ?? whole.find((entry) => follows(entry, candidates.all(id, seq + 1), seq))?.chain ?? '';
    }
  }
  return { streams: streams.length, entries, fromBackups, setAside };
}

const follows = (entry: Candidate, next: readonly Candidate[], seq: number): boolean =>
  next.some((one) => one.chain === linkAfter(entry.chain, { seq: seq + 1, ...one }));
