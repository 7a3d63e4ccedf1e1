/** The index in tables beside the journal, changed in the same transactions. */
import type Database from 'better-sqlite3';
import { readFrom } from './sqlite-read.ts';
import { sqliteTeachers } from './sqlite-teachers.ts';
import type { ClassRow, Entry, Index, IndexChange, Indexing } from './store.ts';
import { holderOf, type TokenRow } from './token-row.ts';

export const INDEX_SCHEMA = `
  DROP TABLE IF EXISTS class;
  DROP TABLE IF EXISTS token;
  DROP TABLE IF EXISTS match;
  DROP TABLE IF EXISTS teacher;
  DROP TABLE IF EXISTS owned;
  DROP TABLE IF EXISTS share;
  DROP TABLE IF EXISTS mark;
  DROP TABLE IF EXISTS snapshot;
  CREATE TABLE class (
    code TEXT PRIMARY KEY,
    name TEXT,
    opened_at INTEGER,
    closed_at INTEGER,
    deleted_at INTEGER,
    touched_at INTEGER NOT NULL DEFAULT 0,
    rounds INTEGER NOT NULL DEFAULT 0,
    playing TEXT,
    owner TEXT NOT NULL DEFAULT '',
    kept_for INTEGER,
    expires INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX class_open ON class (code) WHERE closed_at IS NULL;
  CREATE TABLE token (
    hash TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    class TEXT,
    player TEXT,
    teacher TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX token_of ON token (class, player);
  CREATE INDEX token_of_teacher ON token (teacher) WHERE teacher IS NOT NULL;
  CREATE TABLE match (
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX match_of ON match (class);
  CREATE TABLE teacher (
    id TEXT PRIMARY KEY,
    name TEXT,
    code_hash TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE owned (
    thing TEXT PRIMARY KEY,
    teacher TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE share (
    id TEXT PRIMARY KEY,
    thing TEXT NOT NULL,
    since INTEGER NOT NULL,
    teacher TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE mark (
    at INTEGER NOT NULL,
    kind TEXT NOT NULL
  ) STRICT;
  CREATE TABLE snapshot (
    stream INTEGER PRIMARY KEY,
    entries INTEGER NOT NULL,
    chain TEXT NOT NULL,
    seal TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;`;

const ROW = `
  SELECT code, name, opened_at AS openedAt, closed_at AS closedAt, deleted_at AS deletedAt,
    touched_at AS touchedAt, rounds, playing, owner, kept_for AS keptFor, expires,
    (SELECT count(DISTINCT player) FROM token WHERE token.class = class.code) AS players
  FROM class WHERE opened_at IS NOT NULL`;

export interface SqliteIndex extends Index {
  readonly apply: (change: IndexChange, at: number) => void;
}

export function sqliteIndex(db: Database.Database): SqliteIndex {
  const open = db.prepare(`
    INSERT INTO class (code, opened_at, touched_at, owner) VALUES (:code, :at, :at, :owner)
    ON CONFLICT DO UPDATE SET opened_at = :at, touched_at = max(touched_at, :at), owner = :owner, expires = NULL`);
  const close = db.prepare(`
    INSERT INTO class (code, closed_at) VALUES (:code, :at) ON CONFLICT DO UPDATE SET closed_at = :at`);
  const reopen = db.prepare(
    'UPDATE class SET closed_at = NULL, touched_at = max(touched_at, :at), expires = NULL WHERE code = :code',
  );
  const name = db.prepare(`
    INSERT INTO class (code, name) VALUES (:code, :name) ON CONFLICT DO UPDATE SET name = :name`);
  const countRound = db.prepare(`
    INSERT INTO class (code, rounds) VALUES (:code, 1) ON CONFLICT DO UPDATE SET rounds = rounds + 1`);
  const empty = db.prepare(`
    UPDATE class SET name = NULL, closed_at = :at, deleted_at = :at, rounds = 0, playing = NULL,
      kept_for = NULL, expires = NULL WHERE code = :code`);
  const dropTokensOf = db.prepare('DELETE FROM token WHERE class = ?');
  // Its number is not given to another stream, which a backup could take for this one.
  const dropEntries = db.prepare('DELETE FROM journal WHERE stream = (SELECT id FROM stream WHERE name = ?)');
  const dropSnapshot = db.prepare(
    'DELETE FROM snapshot WHERE stream = (SELECT id FROM stream WHERE name = ?)',
  );
  const touch = db.prepare(`
    INSERT INTO class (code, touched_at) VALUES (:code, :at)
    ON CONFLICT DO UPDATE SET touched_at = max(touched_at, :at), expires = NULL`);
  const keep = db.prepare(`
    INSERT INTO class (code, kept_for) VALUES (:code, :days)
    ON CONFLICT DO UPDATE SET kept_for = :days, expires = NULL`);
  const expire = db.prepare(`
    INSERT INTO class (code, expires) VALUES (:code, :day) ON CONFLICT DO UPDATE SET expires = :day`);
  const mark = db.prepare('INSERT INTO mark (at, kind) VALUES (?, ?)');
  const forgive = db.prepare('UPDATE class SET expires = NULL WHERE expires IS NOT NULL');
  const play = db.prepare(`
    INSERT INTO class (code, playing) VALUES (:code, :scenario)
    ON CONFLICT DO UPDATE SET playing = :scenario`);
  const keepToken = db.prepare(
    'INSERT OR REPLACE INTO token (hash, since, class, player, teacher) VALUES (?, ?, ?, ?, ?)',
  );
  const dropTokens = db.prepare('DELETE FROM token WHERE class = ? AND player = ?');
  const dropProjectors = db.prepare('DELETE FROM token WHERE class = ? AND player IS NULL');
  const keepMatch = db.prepare('INSERT OR REPLACE INTO match (id, class) VALUES (?, ?)');
  const holder = db.prepare<[string], TokenRow>(
    'SELECT since, class, player, teacher FROM token WHERE hash = ?',
  );
  const row = db.prepare<[string], ClassRow>(`${ROW} AND code = ?`);
  const openRows = db.prepare<[], ClassRow>(`${ROW} AND closed_at IS NULL ORDER BY code`);
  const rows = db.prepare<[], ClassRow>(`${ROW} AND deleted_at IS NULL ORDER BY opened_at DESC, code`);
  const matchesOf = db.prepare<[string], string>('SELECT id FROM match WHERE class = ?').pluck();
  const classOf = db.prepare<[string], { readonly class: string }>('SELECT class FROM match WHERE id = ?');
  const days = db.prepare<[], number>("SELECT at FROM mark WHERE kind = 'day' ORDER BY rowid").pluck();
  const jump = db.prepare<[], { readonly at: number; readonly days: number }>(`
    SELECT at, (SELECT count(*) FROM mark AS day WHERE day.kind = 'day' AND day.rowid < mark.rowid) AS days
    FROM mark WHERE kind = 'jump' ORDER BY rowid DESC LIMIT 1`);
  const teachers = sqliteTeachers(db);

  return {
    apply(change, at) {
      switch (change.type) {
        case 'opened':
          open.run({ code: change.class, at, owner: change.owner });
          return;
        case 'closed':
          close.run({ code: change.class, at });
          return;
        case 'reopened':
          reopen.run({ code: change.class, at });
          return;
        case 'named':
          name.run({ code: change.class, name: change.name });
          return;
        case 'round':
          countRound.run({ code: change.class });
          return;
        case 'deleted':
          empty.run({ code: change.class, at });
          dropTokensOf.run(change.class);
          for (const stream of change.streams) {
            dropEntries.run(stream);
            dropSnapshot.run(stream);
          }
          return;
        case 'touched':
          touch.run({ code: change.class, at });
          return;
        case 'playing':
          play.run({ code: change.class, scenario: change.scenario });
          return;
        case 'match':
          keepMatch.run(change.match, change.class);
          return;
        case 'player':
          keepToken.run(change.tokenHash, at, change.class, change.player, null);
          return;
        case 'player-gone':
          dropTokens.run(change.class, change.player);
          return;
        case 'projector':
          keepToken.run(change.tokenHash, at, change.class, null, null);
          return;
        case 'projectors-gone':
          dropProjectors.run(change.class);
          return;
        case 'kept':
          keep.run({ code: change.class, days: change.days });
          return;
        case 'expires':
          expire.run({ code: change.class, day: change.day });
          return;
        case 'day':
          mark.run(at, change.type);
          return;
        case 'jump':
          mark.run(at, change.type);
          forgive.run();
          return;
        default:
          teachers.apply(change, at);
      }
    },
    holder: async (tokenHash) => holderOf(readFrom(db, () => holder.get(tokenHash))),
    class: async (code) => readFrom(db, () => row.get(code)) ?? null,
    openClasses: async () => readFrom(db, () => openRows.all()),
    classes: async () => readFrom(db, () => rows.all()),
    matchesOf: async (code) => readFrom(db, () => matchesOf.all(code)),
    classOf: async (match) => readFrom(db, () => classOf.get(match))?.class ?? null,
    ...teachers.questions,
    calendar: async () => readFrom(db, () => ({ days: days.all(), jump: jump.get() ?? null })),
  };
}

/** Whether all its tables are there. */
export const hasIndex = (db: Database.Database): boolean =>
  db
    .prepare(
      "SELECT 1 FROM sqlite_schema WHERE name IN ('class', 'token', 'match', 'teacher', 'owned', 'share', 'mark', 'snapshot')",
    )
    .all().length === 8;

/** At once: while a statement is read from, the connection cannot write. */
const PAGE = 1_000;

/** Fills an empty index with what the journal says, and forgets again what it says was deleted. */
export function fillIndex(db: Database.Database, indexing: Indexing): void {
  const { apply } = sqliteIndex(db);
  const page = db.prepare<[number], Entry & { readonly id: number; readonly at: number }>(`
    SELECT journal.id, name AS stream, seq, at, body FROM journal JOIN stream ON stream.id = journal.stream
    WHERE journal.id > ? ORDER BY journal.id LIMIT ${PAGE}`);
  const deleted = new Set<string>();
  for (let after = 0; ; ) {
    const entries = page.all(after);
    for (const entry of entries) {
      // What was salvaged from a backup may lie behind the entry that deletes it.
      if (deleted.has(entry.stream)) continue;
      for (const change of indexing(entry)) {
        apply(change, entry.at);
        if (change.type === 'deleted') for (const stream of change.streams) deleted.add(stream);
      }
    }
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
