/** A SQLite file as what is copied, or copied into. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Source, Target } from './copy.ts';
import { put, removeDatabase } from './sqlite-files.ts';
import { emptyJournal, INSERT_ENTRY, sealJournal } from './sqlite-schema.ts';
import { openDatabase, UnusableStore } from './sqlite-store.ts';
import type { Indexing, StoredEntry } from './store.ts';

/** At once: while a statement is read from, the connection cannot write. */
const PAGE = 1_000;

/** @throws UnusableStore */
export function sqliteSource(file: string, indexing: Indexing): Source {
  if (!existsSync(file)) throw new UnusableStore(`${file} is not there`);
  const db = openDatabase(file, indexing);
  return {
    read: (deed) => deed(allOf(db)),
    close: () => {
      db.close();
    },
  };
}

function* allOf(db: Database.Database): Iterable<StoredEntry> {
  const page = db.prepare<[number], StoredEntry & { readonly id: number }>(`
    SELECT journal.id, name AS stream, seq, at, epoch, chain, body FROM journal JOIN stream ON stream.id = journal.stream
    WHERE journal.id > ? ORDER BY journal.id LIMIT ${PAGE}`);
  for (let after = 0; ; ) {
    const rows = page.all(after);
    for (const { id, ...entry } of rows) {
      after = id;
      yield entry;
    }
    if (rows.length < PAGE) return;
  }
}

/** Gets its name when all is in it. @throws UnusableStore */
export function sqliteTarget(file: string, indexing: Indexing): Target {
  if (existsSync(file)) throw new UnusableStore(`${file} is there already`);
  const made = `${file}.copied`;
  removeDatabase(made);
  const db = new Database(made);
  return {
    fill: async (entries, verify) => {
      db.pragma('synchronous = FULL');
      db.exec('BEGIN IMMEDIATE');
      emptyJournal(db);
      const addStream = db.prepare('INSERT INTO stream (name) VALUES (?)');
      const insert = db.prepare(INSERT_ENTRY);
      const ids = new Map<string, number | bigint>();
      let newest = 0;
      for await (const { stream, seq, at, epoch, chain, body } of entries) {
        const id = ids.get(stream) ?? addStream.run(stream).lastInsertRowid;
        ids.set(stream, id);
        insert.run(id, seq, at, epoch, chain, body);
        newest = Math.max(newest, epoch);
      }
      // Whoever opens it is a later owner.
      db.prepare('UPDATE owner SET epoch = ?').run(newest);
      sealJournal(db, indexing);
      await verify(allOf(db));
      db.exec('COMMIT');
      db.close();
      put(made, file);
    },
    close: () => {
      if (db.open) db.close();
      removeDatabase(made);
    },
  };
}
