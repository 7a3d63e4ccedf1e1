/** The part of the index that is about teachers: tokens, names, recovery codes, shares. */
import type Database from 'better-sqlite3';
import { readFrom } from './sqlite-read.ts';
import type { Index, IndexChange, Share } from './store.ts';

type About =
  | 'teacher'
  | 'teachers'
  | 'recovers'
  | 'sessions'
  | 'ownerOf'
  | 'ownedByOthers'
  | 'share'
  | 'sharesOf'
  | 'sharedWith';
export type TeacherChange = Extract<
  IndexChange,
  | { readonly type: `teacher${string}` | `signed-out${string}` | `share${string}` }
  | { readonly type: 'recovery' | 'owned' }
>;

interface KnownRow {
  readonly id: string;
  readonly name: string | null;
  readonly recovery: 0 | 1;
}

const KNOWN = 'SELECT id, name, code_hash IS NOT NULL AS recovery FROM teacher';

const knownOf = (row: KnownRow) => ({ ...row, recovery: row.recovery === 1 });

export interface SqliteTeachers {
  readonly apply: (change: TeacherChange, at: number) => void;
  readonly questions: Pick<Index, About>;
}

export function sqliteTeachers(db: Database.Database): SqliteTeachers {
  const keepToken = db.prepare('INSERT OR REPLACE INTO token (hash, since, teacher) VALUES (?, ?, ?)');
  const dropToken = db.prepare('DELETE FROM token WHERE hash = ?');
  const dropOthers = db.prepare('DELETE FROM token WHERE teacher = ? AND hash <> ?');
  const name = db.prepare(
    'INSERT INTO teacher (id, name) VALUES (:id, :name) ON CONFLICT DO UPDATE SET name = :name',
  );
  const recovery = db.prepare(
    'INSERT INTO teacher (id, code_hash) VALUES (:id, :hash) ON CONFLICT DO UPDATE SET code_hash = :hash',
  );
  const own = db.prepare('INSERT OR REPLACE INTO owned (thing, teacher) VALUES (?, ?)');
  const disown = db.prepare('DELETE FROM owned WHERE thing = ?');
  const keepShare = db.prepare('INSERT OR REPLACE INTO share (id, thing, since) VALUES (?, ?, ?)');
  const takeShare = db.prepare('UPDATE share SET teacher = ? WHERE id = ?');
  const dropShare = db.prepare('DELETE FROM share WHERE id = ?');
  const dropShares = db.prepare('DELETE FROM share WHERE thing = ?');
  const known = db.prepare<[string], KnownRow>(`${KNOWN} WHERE id = ?`);
  const all = db.prepare<[], KnownRow>(`${KNOWN} ORDER BY id`);
  const recovers = db.prepare<[string], string>('SELECT id FROM teacher WHERE code_hash = ?').pluck();
  const sessions = db.prepare<[string], { readonly since: number }>(
    'SELECT since FROM token WHERE teacher = ? ORDER BY since DESC',
  );
  const ownerOf = db.prepare<[string], string>('SELECT teacher FROM owned WHERE thing = ?').pluck();
  const ownedByOthers = db
    .prepare<[string], string>('SELECT thing FROM owned WHERE teacher <> ? ORDER BY thing')
    .pluck();
  const share = db.prepare<[string], Share>('SELECT * FROM share WHERE id = ?');
  const sharesOf = db.prepare<[string], Share>('SELECT * FROM share WHERE thing = ? ORDER BY since DESC, id');
  const sharedWith = db
    .prepare<[string], string>('SELECT DISTINCT thing FROM share WHERE teacher = ?')
    .pluck();
  return {
    apply(change, at) {
      switch (change.type) {
        case 'teacher':
          keepToken.run(change.tokenHash, at, change.teacher);
          return;
        case 'teacher-named':
          name.run({ id: change.teacher, name: change.name });
          return;
        case 'recovery':
          recovery.run({ id: change.teacher, hash: change.codeHash });
          return;
        case 'signed-out':
          dropToken.run(change.tokenHash);
          return;
        case 'signed-out-elsewhere':
          dropOthers.run(change.teacher, change.tokenHash);
          return;
        case 'owned':
          if (change.teacher === null) disown.run(change.thing);
          else own.run(change.thing, change.teacher);
          return;
        case 'shared':
          keepShare.run(change.share, change.thing, at);
          return;
        case 'share-taken':
          takeShare.run(change.teacher, change.share);
          return;
        case 'share-ended':
          dropShare.run(change.share);
          return;
        case 'shares-gone':
          dropShares.run(change.thing);
      }
    },
    questions: {
      teacher: async (id) => readFrom(db, () => known.all(id)).map(knownOf)[0] ?? null,
      teachers: async () => readFrom(db, () => all.all()).map(knownOf),
      recovers: async (codeHash) => readFrom(db, () => recovers.get(codeHash)) ?? null,
      sessions: async (teacher) => readFrom(db, () => sessions.all(teacher)),
      ownerOf: async (thing) => readFrom(db, () => ownerOf.get(thing)) ?? null,
      ownedByOthers: async (teacher) => readFrom(db, () => ownedByOthers.all(teacher)),
      share: async (id) => readFrom(db, () => share.get(id)) ?? null,
      sharesOf: async (thing) => readFrom(db, () => sharesOf.all(thing)),
      sharedWith: async (teacher) => readFrom(db, () => sharedWith.all(teacher)),
    },
  };
}
