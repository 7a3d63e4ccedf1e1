/** The tables in PostgreSQL, and what makes those of earlier versions into them. */
import { CODES_SCHEMA } from './postgres-codes.ts';
import type { Connections, Query } from './postgres-connections.ts';
import { messageOf, UnusableDatabase } from './postgres-errors.ts';
import { createIndex } from './postgres-index.ts';
import { NEWS_SCHEMA } from './postgres-news.ts';

/**
 * - `journal.id` is the order in which entries were written; no index is needed for what only a copy asks;
 * - `node` has a row for each server that runs: its epoch, which its entries bear, and until when it is believed to be there,
 *   by the database's clock. Without its row a server writes nothing;
 *   Where others reach it, and the secret by which they prove to be of this database, it says itself, if anywhere;
 * - `owner` says whose a class is, nobody's when that server's row is gone, and the last epoch of its entries.
 */
const JOURNAL = `
  CREATE TABLE journal (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    stream TEXT COLLATE "C" NOT NULL,
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    chain TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  );
  CREATE SEQUENCE epoch;
  CREATE TABLE node (
    epoch BIGINT PRIMARY KEY,
    until TIMESTAMPTZ NOT NULL
  );`;

/** The epoch is unique so that it counts as a key: who holds `FOR KEY SHARE` of a row keeps it from being changed. */
const OWNERS = `
  DROP TABLE node;
  CREATE TABLE node (
    id BIGINT PRIMARY KEY,
    epoch BIGINT NOT NULL UNIQUE,
    until TIMESTAMPTZ NOT NULL
  );
  CREATE TABLE owner (
    class TEXT COLLATE "C" PRIMARY KEY,
    node BIGINT REFERENCES node (id) ON DELETE SET NULL,
    epoch BIGINT NOT NULL
  );
  CREATE INDEX owner_node ON owner (node);`;

const ADDRESSES = 'ALTER TABLE node ADD COLUMN address TEXT, ADD COLUMN secret TEXT;';

/** What makes a schema of the next version; how many there are is the version of today. */
const MIGRATIONS: readonly ((query: Query) => Promise<void>)[] = [
  async (query) => {
    await query(JOURNAL);
    await createIndex(query);
  },
  // Version 1 had one server: where it still runs, it finds its row gone.
  async (query) => {
    await query(OWNERS);
  },
  // Those of version 2 that still run have no address, and nothing is relayed to them.
  async (query) => {
    await query(ADDRESSES);
  },
  async (query) => {
    await query(CODES_SCHEMA + NEWS_SCHEMA);
  },
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** "2MSL". Of several servers that start at once, one makes the tables, and the others find them. */
export const LOCK = 0x32_4d_53_4c;

/** @throws UnusableDatabase */
export async function migrate(connections: Connections): Promise<void> {
  await connections.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const version = await versionOf(query);
    for (const step of MIGRATIONS.slice(version)) await step(query);
    if (version === 0) await query('CREATE TABLE schema_version (version INTEGER NOT NULL)');
    if (version === 0) await query('INSERT INTO schema_version VALUES ($1)', [SCHEMA_VERSION]);
    else if (version < SCHEMA_VERSION)
      await query('UPDATE schema_version SET version = $1', [SCHEMA_VERSION]);
  });
}

/** 0 where nothing is there. @throws UnusableDatabase where it is another program's, or a newer version's */
async function versionOf(query: Query): Promise<number> {
  const { rows } = await query<{ table_name: string }>(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ('schema_version', 'journal', 'class', 'node')",
  );
  const tables = rows.map((row) => row.table_name);
  if (tables.length === 0) return 0;
  if (!tables.includes('schema_version') || !tables.includes('journal'))
    throw new UnusableDatabase(
      'its tables are another program’s: give 2MSL a database, or a schema, of its own',
    );
  const version =
    (await query<{ version: number }>('SELECT version FROM schema_version')).rows[0]?.version ?? 0;
  if (version < 1 || version > SCHEMA_VERSION)
    throw new UnusableDatabase(
      `its tables are of version ${version}, and this server knows ${SCHEMA_VERSION}`,
    );
  return version;
}

/** What a commit must be for it to outlive a power cut. */
export async function whyNotDurable(connections: Connections): Promise<string | null> {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const [row] = await connections.query<Record<string, string>>(`SHOW ${setting}`);
    if (row?.[setting] === 'off') return `${setting} is off there`;
  }
  return null;
}

/** @throws UnusableDatabase always: with the reason of any other error */
export function unusable(error: unknown): never {
  throw new UnusableDatabase(`DATABASE_URL: the database cannot be used: ${messageOf(error)}`, {
    cause: error,
  });
}
