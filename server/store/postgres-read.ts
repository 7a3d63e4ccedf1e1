/** Reads of PostgreSQL, checked: what goes wrong becomes an error of the store. */
import type { QueryResultRow } from 'pg';
import { beforeFirst, follow, linkAfter } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import type { Connections } from './postgres-connections.ts';
import { isDamage, messageOf, unavailable } from './postgres-errors.ts';
import { closedStore, type Store, type StoredEntry } from './store.ts';

/** Entries that are read at once. */
const PAGE = 1_000;
/** Damaged entries at the end of a stream of which only the last counts. */
const MOST_SKIPPED = 1_000;

type Row = Omit<StoredEntry, 'stream'>;

/** Questions, and what they throw. */
export interface Asking {
  /** @param place in the journal; left out, it is the index that is read @throws DamagedJournal | StoreError */
  readonly rowsAt: <R extends QueryResultRow>(
    place: DamagedJournal['place'] | null,
    sql: string,
    ...values: readonly unknown[]
  ) => Promise<readonly R[]>;
  readonly rows: <R extends QueryResultRow>(
    sql: string,
    ...values: readonly unknown[]
  ) => Promise<readonly R[]>;
  readonly first: <R extends QueryResultRow>(sql: string, ...values: readonly unknown[]) => Promise<R | null>;
  /** Of one column, `value`. */
  readonly column: <T>(sql: string, ...values: readonly unknown[]) => Promise<readonly T[]>;
}

export function asking(connections: Connections): Asking {
  const rowsAt: Asking['rowsAt'] = async (place, sql, ...values) => {
    if (connections.ended) throw closedStore();
    try {
      return await connections.query(sql, values);
    } catch (error) {
      if (place !== null && isDamage(error))
        throw new DamagedJournal(place, messageOf(error), { cause: error });
      // Nothing is lost by a read that fails, so that it may be tried again, whatever it was.
      throw unavailable(error);
    }
  };
  const rows: Asking['rows'] = (sql, ...values) => rowsAt(null, sql, ...values);
  return {
    rowsAt,
    rows,
    async first<R extends QueryResultRow>(sql: string, ...values: readonly unknown[]) {
      return (await rows<R>(sql, ...values))[0] ?? null;
    },
    async column<T>(sql: string, ...values: readonly unknown[]) {
      return (await rows<{ readonly value: T }>(sql, ...values)).map(({ value }) => value);
    },
  };
}

const COLUMNS = 'SELECT seq, at, epoch, chain, body FROM journal WHERE stream = $1';

/** Where streams end: whatever is wrong with their entries, the next one takes up here. */
export const ENDS = `
  SELECT name AS stream, seq, chain FROM unnest($1::text[]) AS name, LATERAL
    (SELECT seq, chain FROM journal WHERE stream = name ORDER BY seq DESC LIMIT 1) AS latest`;

export function postgresReader({ rowsAt }: Asking): Pick<Store, 'read' | 'last' | 'next'> {
  return {
    read: async function* (stream, after) {
      const next = follow(stream, after);
      for (let from = after?.entries ?? 0; ; from += PAGE) {
        const rows = await rowsAt<Row>(
          { stream, seq: from },
          `${COLUMNS} AND seq >= $2 ORDER BY seq LIMIT ${PAGE}`,
          stream,
          from,
        );
        for (const row of rows) yield next(row);
        if (rows.length < PAGE) return;
      }
    },
    last: async (stream) => {
      // Nearly always the very last is whole.
      for (const most of [1, MOST_SKIPPED]) {
        const rows = await rowsAt<Row>(
          { stream, seq: 'last' },
          `${COLUMNS} ORDER BY seq DESC LIMIT $2`,
          stream,
          most + 1,
        );
        const at = rows.findIndex((row, i) => {
          const before = row.seq === 0 ? beforeFirst(stream) : rows[i + 1]?.chain;
          return i < most && before !== undefined && row.chain === linkAfter(before, row);
        });
        const row = rows[at];
        if (row !== undefined) return { stream, ...row };
        if (rows.length <= most) return null;
      }
      return null;
    },
    next: async (stream) => {
      const [end] = await rowsAt<{ seq: number }>({ stream, seq: 'last' }, ENDS, [stream]);
      return end === undefined ? 0 : end.seq + 1;
    },
  };
}
