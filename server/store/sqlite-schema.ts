/**
 * The tables of the SQLite file, and what makes those of earlier versions into them.
 * The journal is only ever appended to, so that a commit touches few pages (docs/adr/0039).
 */
import type Database from 'better-sqlite3';
import { beforeFirst, linkAfter } from './chain.ts';
import { fillIndex, hasIndex, INDEX_SCHEMA } from './sqlite-index.ts';
import type { Indexing } from './store.ts';

/**
 * Goes up with the tables. Version 1 had no index; 2 kept each entry under the name of its stream, unchained; the index of 3
 * knew neither names nor rounds of classes, that of 4 neither their owners nor how long they are kept.
 */
export const SCHEMA_VERSION = 5;

/** From here on the journal is as it is today, whatever its index knows. */
export const FIRST_CHAINED = 3;

/** "2MSL": says whose file it is. */
const APPLICATION = 0x32_4d_53_4c;

/**
 * - `stream.id` is what the journal knows a stream by;
 * - `journal.epoch` is that of the owner who wrote the entry, `chain` its link (chain.ts);
 * - `owner` has one row: how often the file has been taken over.
 */
const JOURNAL_SCHEMA = `
  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    chain TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX journal_place ON journal (stream, seq);
  CREATE TABLE owner (epoch INTEGER NOT NULL) STRICT;
  INSERT INTO owner (epoch) VALUES (0);`;

/** The numbers and names of the streams. */
export const STREAMS = 'SELECT id, name FROM stream';
export const INSERT_ENTRY =
  'INSERT INTO journal (stream, seq, at, epoch, chain, body) VALUES (?, ?, ?, ?, ?, ?)';

/** Makes the tables of today. @throws Error with the reason where the file is another program's, or a newer version's */
export function migrate(db: Database.Database, indexing: Indexing): void {
  const version = versionOf(db);
  if (version === SCHEMA_VERSION && hasIndex(db)) return;
  db.transaction(() => {
    if (version === 0) emptyJournal(db);
    else if (version < FIRST_CHAINED) chainOldJournal(db);
    sealJournal(db, indexing);
  }).immediate();
}

/** The tables of the journal, which are then filled and sealed. */
export function emptyJournal(db: Database.Database): void {
  db.exec(JOURNAL_SCHEMA);
}

/** Makes the index of what the journal says, and says whose file it is. */
export function sealJournal(db: Database.Database, indexing: Indexing): void {
  db.exec(INDEX_SCHEMA);
  fillIndex(db, indexing);
  db.pragma(`application_id = ${APPLICATION}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

/** What says whose file it is, or of which version, is damaged: the tables are ours. */
export class DamagedHeader extends Error {
  override name = 'DamagedHeader';
}

/** No other program has these. */
const OURS = ['stream', 'journal', 'owner'];

/** The version of our file; 0 of an empty one. @throws DamagedHeader | Error as above */
export function versionOf(db: Database.Database): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const application = db.pragma('application_id', { simple: true });
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const ours = OURS.every((table) => tables.includes(table));
  if (ours && (application !== APPLICATION || version < FIRST_CHAINED))
    throw new DamagedHeader('what says whose file it is is damaged');
  if (
    application !== APPLICATION &&
    (application !== 0 || (tables.length > 0 && !tables.includes('journal')))
  )
    throw new Error('it is another program’s');
  if (version > SCHEMA_VERSION || version < 0)
    throw new Error(`it is of version ${version}, and this server knows ${SCHEMA_VERSION}`);
  if (version === 0 && tables.length > 0) throw new Error('it is another program’s');
  return version;
}

/** From now on whoever owned the file before is known as such. @returns the epoch of its new owner */
export function takeOver(db: Database.Database): void {
  db.prepare('UPDATE owner SET epoch = epoch + 1').run();
}

export const ownerEpoch = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT epoch FROM owner').pluck().get() ?? 0;

interface OldEntry {
  readonly stream: string;
  readonly seq: number;
  readonly at: number;
  readonly body: string;
}

/** At once: while a statement is read from, the connection cannot write. */
const PAGE = 1_000;

/** What versions 1 and 2 wrote is chained as it is found. */
function chainOldJournal(db: Database.Database): void {
  db.exec('ALTER TABLE journal RENAME TO journal_old');
  emptyJournal(db);
  const page = db.prepare<[string, number], OldEntry>(`
    SELECT stream, seq, at, body FROM journal_old WHERE (stream, seq) > (?, ?) ORDER BY stream, seq LIMIT ${PAGE}`);
  const addStream = db.prepare('INSERT INTO stream (name) VALUES (?)');
  const addEntry = db.prepare(INSERT_ENTRY);
  let stream = { name: '', id: 0 as number | bigint, link: '' };
  for (let after: readonly [string, number] = ['', -1]; ; ) {
    const entries = page.all(...after);
    for (const { stream: name, seq, at, body } of entries) {
      if (name !== stream.name)
        stream = { name, id: addStream.run(name).lastInsertRowid, link: beforeFirst(name) };
      stream.link = linkAfter(stream.link, { seq, at, epoch: 0, body });
      addEntry.run(stream.id, seq, at, 0, stream.link, body);
    }
    const last = entries.at(-1);
    if (last === undefined) break;
    after = [last.stream, last.seq];
  }
  db.exec('DROP TABLE journal_old');
}
