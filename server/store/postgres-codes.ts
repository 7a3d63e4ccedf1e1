/** Codes that are good once, at whichever of several servers; by the database's clock. */
import type { Connections } from './postgres-connections.ts';
import type { Codes } from './store.ts';

export const CODES_SCHEMA = `
  CREATE TABLE once_code (
    kind TEXT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C" NOT NULL,
    until TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, hash)
  );
  CREATE UNIQUE INDEX once_code_of ON once_code (kind, holder);`;

/** Every question @throws what the database says */
export function postgresCodes(connections: Pick<Connections, 'query'>): Codes {
  const holderIn = async (sql: string, kind: string, codeHash: string): Promise<string | null> =>
    (await connections.query<{ holder: string }>(sql, [kind, codeHash]))[0]?.holder ?? null;
  return {
    issue: async (kind, codeHash, holder, lasts) => {
      await connections.query('DELETE FROM once_code WHERE until < clock_timestamp()');
      await connections.query(
        `INSERT INTO once_code (kind, hash, holder, until)
         VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
         ON CONFLICT (kind, holder) DO UPDATE SET hash = excluded.hash, until = excluded.until`,
        [kind, codeHash, holder, lasts],
      );
    },
    holder: (kind, codeHash) =>
      holderIn(
        'SELECT holder FROM once_code WHERE kind = $1 AND hash = $2 AND until > clock_timestamp()',
        kind,
        codeHash,
      ),
    // Of two who ask at once, one finds the row.
    redeem: (kind, codeHash) =>
      holderIn(
        'DELETE FROM once_code WHERE kind = $1 AND hash = $2 AND until > clock_timestamp() RETURNING holder',
        kind,
        codeHash,
      ),
    revoke: async (kind, holder) => {
      await connections.query('DELETE FROM once_code WHERE kind = $1 AND holder = $2', [kind, holder]);
    },
  };
}
