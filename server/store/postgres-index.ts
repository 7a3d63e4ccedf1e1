/** The index in tables beside the journal, changed in the same transactions. */
import type { Query } from './postgres-connections.ts';
import type { Asking } from './postgres-read.ts';
import { SNAPSHOT_SCHEMA } from './postgres-snapshots.ts';
import type { ClassRow, Index, IndexChange, Indexing, Share, StoredEntry } from './store.ts';
import { holderOf, type TokenRow } from './token-row.ts';

const SCHEMA = `
  CREATE TABLE class (
    code TEXT COLLATE "C" PRIMARY KEY,
    name TEXT,
    opened_at BIGINT,
    closed_at BIGINT,
    deleted_at BIGINT,
    touched_at BIGINT NOT NULL DEFAULT 0,
    rounds INTEGER NOT NULL DEFAULT 0,
    playing TEXT,
    owner TEXT NOT NULL DEFAULT '',
    kept_for INTEGER,
    expires INTEGER
  );
  CREATE INDEX class_open ON class (code) WHERE closed_at IS NULL;
  CREATE TABLE token (
    hash TEXT COLLATE "C" PRIMARY KEY,
    since BIGINT NOT NULL,
    class TEXT COLLATE "C",
    player TEXT,
    teacher TEXT COLLATE "C"
  );
  CREATE INDEX token_of ON token (class, player);
  CREATE INDEX token_of_teacher ON token (teacher) WHERE teacher IS NOT NULL;
  CREATE TABLE match (
    id TEXT COLLATE "C" PRIMARY KEY,
    class TEXT COLLATE "C" NOT NULL
  );
  CREATE INDEX match_of ON match (class);
  CREATE TABLE teacher (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT,
    code_hash TEXT COLLATE "C"
  );
  CREATE TABLE owned (
    thing TEXT COLLATE "C" PRIMARY KEY,
    teacher TEXT COLLATE "C" NOT NULL
  );
  CREATE TABLE share (
    id TEXT COLLATE "C" PRIMARY KEY,
    thing TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    teacher TEXT COLLATE "C"
  );
  CREATE INDEX share_of ON share (thing);
  CREATE INDEX share_with ON share (teacher);
  CREATE TABLE mark (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL
  );`;

export const createIndex = async (query: Query): Promise<void> => {
  await query(SCHEMA + SNAPSHOT_SCHEMA);
};

/** The changes of a statement, as its rows. */
const C = `jsonb_to_recordset($1::jsonb) AS c (
  "class" text, "owner" text, "name" text, "scenario" text, "match" text, "player" text, "teacher" text, "thing" text,
  "share" text, "tokenHash" text, "codeHash" text, "days" int, "day" int, "streams" jsonb, "at" bigint)`;

const TOUCH = 'touched_at = greatest(class.touched_at, excluded.touched_at), expires = NULL';
const upsert = (table: string, key: string, columns: string, values: string, set: string): string =>
  `INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${C} ON CONFLICT (${key}) DO UPDATE SET ${set}`;
const upsertClass = (columns: string, values: string, set: string): string =>
  upsert('class', 'code', `code, ${columns}`, `c.class, ${values}`, set);
const keepToken = (columns: string, values: string): string =>
  upsert(
    'token',
    'hash',
    `hash, since, ${columns}`,
    `c."tokenHash", c.at, ${values}`,
    'since = excluded.since, class = excluded.class, player = excluded.player, teacher = excluded.teacher',
  );

type Changes = { readonly [Type in IndexChange['type']]: readonly string[] };

/** What each kind of change does, to any number of rows at once. */
const STATEMENTS: Changes = {
  opened: [
    upsertClass(
      'opened_at, touched_at, owner',
      'c.at, c.at, c.owner',
      `opened_at = excluded.opened_at, owner = excluded.owner, ${TOUCH}`,
    ),
  ],
  closed: [upsertClass('closed_at', 'c.at', 'closed_at = excluded.closed_at')],
  reopened: [
    `UPDATE class SET closed_at = NULL, touched_at = greatest(touched_at, c.at), expires = NULL FROM ${C} WHERE code = c.class`,
  ],
  touched: [upsertClass('touched_at', 'c.at', TOUCH)],
  round: [upsertClass('rounds', '1', 'rounds = class.rounds + 1')],
  kept: [upsertClass('kept_for', 'c.days', 'kept_for = excluded.kept_for, expires = NULL')],
  expires: [upsertClass('expires', 'c.day', 'expires = excluded.expires')],
  named: [upsertClass('name', 'c.name', 'name = excluded.name')],
  playing: [upsertClass('playing', 'c.scenario', 'playing = excluded.playing')],
  deleted: [
    `UPDATE class SET name = NULL, closed_at = c.at, deleted_at = c.at, rounds = 0, playing = NULL, kept_for = NULL,
       expires = NULL FROM ${C} WHERE code = c.class`,
    `DELETE FROM token USING ${C} WHERE token.class = c.class`,
    `DELETE FROM journal USING ${C}, jsonb_array_elements_text(c.streams) AS gone (stream)
       WHERE journal.stream = gone.stream`,
    `DELETE FROM snapshot USING ${C}, jsonb_array_elements_text(c.streams) AS gone (stream)
       WHERE snapshot.stream = gone.stream`,
  ],
  day: [`INSERT INTO mark (at, kind) SELECT c.at, 'day' FROM ${C}`],
  jump: [
    `INSERT INTO mark (at, kind) SELECT c.at, 'jump' FROM ${C}`,
    `UPDATE class SET expires = NULL FROM ${C} WHERE expires IS NOT NULL`,
  ],
  match: [upsert('match', 'id', 'id, class', 'c.match, c.class', 'class = excluded.class')],
  player: [keepToken('class, player, teacher', 'c.class, c.player, NULL')],
  'player-gone': [`DELETE FROM token USING ${C} WHERE token.class = c.class AND token.player = c.player`],
  projector: [keepToken('class, player, teacher', 'c.class, NULL, NULL')],
  'projectors-gone': [`DELETE FROM token USING ${C} WHERE token.class = c.class AND token.player IS NULL`],
  teacher: [keepToken('class, player, teacher', 'NULL, NULL, c.teacher')],
  'teacher-named': [upsert('teacher', 'id', 'id, name', 'c.teacher, c.name', 'name = excluded.name')],
  recovery: [
    upsert('teacher', 'id', 'id, code_hash', 'c.teacher, c."codeHash"', 'code_hash = excluded.code_hash'),
  ],
  'signed-out': [`DELETE FROM token USING ${C} WHERE hash = c."tokenHash"`],
  'signed-out-elsewhere': [
    `DELETE FROM token USING ${C} WHERE token.teacher = c.teacher AND hash <> c."tokenHash"`,
  ],
  owned: [
    `DELETE FROM owned USING ${C} WHERE owned.thing = c.thing AND c.teacher IS NULL`,
    `INSERT INTO owned (thing, teacher) SELECT c.thing, c.teacher FROM ${C} WHERE c.teacher IS NOT NULL
       ON CONFLICT (thing) DO UPDATE SET teacher = excluded.teacher`,
  ],
  shared: [
    upsert(
      'share',
      'id',
      'id, thing, since',
      'c.share, c.thing, c.at',
      'thing = excluded.thing, since = excluded.since, teacher = NULL',
    ),
  ],
  'share-taken': [`UPDATE share SET teacher = c.teacher FROM ${C} WHERE id = c.share`],
  'share-ended': [`DELETE FROM share USING ${C} WHERE id = c.share`],
  'shares-gone': [`DELETE FROM share USING ${C} WHERE share.thing = c.thing`],
};

export type Change = IndexChange & { readonly at: number };

/** What may be changed once only by one statement. */
function keyOf(change: Change): string {
  if ('tokenHash' in change) return change.tokenHash;
  if ('match' in change) return change.match;
  if ('share' in change) return change.share;
  if ('thing' in change) return change.thing;
  if ('class' in change) return change.class;
  return 'teacher' in change ? change.teacher : '';
}

/** In their order, with as few statements as that allows: nearly all are heartbeats of one class each. */
export async function applyChanges(query: Query, changes: readonly Change[]): Promise<void> {
  let run: Change[] = [];
  const keys = new Set<string>();
  const apply = async (): Promise<void> => {
    const [first] = run;
    if (first === undefined) return;
    for (const sql of STATEMENTS[first.type]) await query(sql, [JSON.stringify(run)]);
    run = [];
    keys.clear();
  };
  for (const change of changes) {
    const key = keyOf(change);
    if (run[0]?.type !== change.type || keys.has(key)) await apply();
    run.push(change);
    keys.add(key);
  }
  await apply();
}

export const changesBy = (
  entry: Pick<StoredEntry, 'stream' | 'seq' | 'body' | 'at'>,
  indexing: Indexing,
): Change[] => indexing(entry).map((change) => ({ ...change, at: entry.at }));

const ROW = `
  SELECT code, name, opened_at AS "openedAt", closed_at AS "closedAt", deleted_at AS "deletedAt",
    touched_at AS "touchedAt", rounds, playing, owner, kept_for AS "keptFor", expires,
    (SELECT count(DISTINCT player) FROM token WHERE token.class = class.code) AS players
  FROM class WHERE opened_at IS NOT NULL`;
const KNOWN = 'SELECT id, name, code_hash IS NOT NULL AS recovery FROM teacher';
const SHARE = 'SELECT id, thing, since, teacher FROM share';

export function postgresIndex({ rows, first, column }: Asking): Index {
  return {
    holder: async (tokenHash) =>
      holderOf(
        await first<TokenRow>('SELECT since, class, player, teacher FROM token WHERE hash = $1', tokenHash),
      ),
    class: (code) => first<ClassRow>(`${ROW} AND code = $1`, code),
    openClasses: () => rows<ClassRow>(`${ROW} AND closed_at IS NULL ORDER BY code`),
    classes: () => rows<ClassRow>(`${ROW} AND deleted_at IS NULL ORDER BY opened_at DESC, code`),
    matchesOf: (code) => column<string>('SELECT id AS value FROM match WHERE class = $1', code),
    classOf: async (match) =>
      (await column<string>('SELECT class AS value FROM match WHERE id = $1', match))[0] ?? null,
    teacher: (id) => first(`${KNOWN} WHERE id = $1`, id),
    teachers: () => rows(`${KNOWN} ORDER BY id`),
    recovers: async (codeHash) =>
      (await column<string>('SELECT id AS value FROM teacher WHERE code_hash = $1', codeHash))[0] ?? null,
    sessions: (teacher) => rows('SELECT since FROM token WHERE teacher = $1 ORDER BY since DESC', teacher),
    ownerOf: async (thing) =>
      (await column<string>('SELECT teacher AS value FROM owned WHERE thing = $1', thing))[0] ?? null,
    ownedByOthers: (teacher) =>
      column('SELECT thing AS value FROM owned WHERE teacher <> $1 ORDER BY thing', teacher),
    share: (id) => first<Share>(`${SHARE} WHERE id = $1`, id),
    sharesOf: (thing) => rows<Share>(`${SHARE} WHERE thing = $1 ORDER BY since DESC, id`, thing),
    sharedWith: (teacher) => column('SELECT DISTINCT thing AS value FROM share WHERE teacher = $1', teacher),
    calendar: async () => ({
      days: await column<number>("SELECT at AS value FROM mark WHERE kind = 'day' ORDER BY id"),
      jump: await first(`
        SELECT at, (SELECT count(*) FROM mark AS day WHERE day.kind = 'day' AND day.id < mark.id) AS days
        FROM mark WHERE kind = 'jump' ORDER BY id DESC LIMIT 1`),
    }),
  };
}
