/** Connections to PostgreSQL: few, and nobody waits for one, or for an answer on it, for ever. */
import { DatabaseError, Pool, type QueryResult, type QueryResultRow, types } from 'pg';
import { breaksConnection, CommitUnknown, isInDoubt, messageOf, Unreachable } from './postgres-errors.ts';

/** Milliseconds. What takes longer is over: at the server first, so that nothing goes on there unseen. */
const LIMITS = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 5_000,
  query_timeout: 6_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/** The type of numbers of 64 bits: ours are times and epochs, and fit. */
const INT8 = 20;

/** @throws DatabaseError | Unreachable */
export type Query = <R extends QueryResultRow = Record<string, never>>(
  sql: string,
  values?: readonly unknown[],
) => Promise<QueryResult<R>>;

export interface ConnectionOptions {
  readonly url: string;
  readonly most: number;
  /** Everything is read or written, which takes as long as it takes. */
  readonly patient?: boolean;
  /** Told of each new connection, before it is used: the database at its other end may be another one by now. */
  readonly onConnect?: () => void;
}

export class Connections {
  readonly #pool: Pool;

  constructor({ url, most, patient = false, onConnect }: ConnectionOptions) {
    this.#pool = new Pool({
      connectionString: url,
      max: most,
      application_name: '2msl',
      keepAlive: true,
      ...(patient ? { connectionTimeoutMillis: LIMITS.connectionTimeoutMillis } : LIMITS),
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          oid === INT8 ? Number : types.getTypeParser(oid, format),
      },
    });
    // One that is idle and breaks leaves the pool. Whoever asks next connects anew, and is told if that fails.
    this.#pool.on('error', () => undefined);
    if (onConnect) this.#pool.on('connect', onConnect);
  }

  /** On one connection. @throws DatabaseError | Unreachable */
  async with<T>(deed: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(rethrow);
    // Whoever waits for an answer is told, too.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let broken = false;
    try {
      return await deed((sql, values = []) => client.query(sql, [...values]).catch(rethrow));
    } catch (error) {
      broken = breaksConnection(error);
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  /** The rows of one statement. @throws DatabaseError | Unreachable */
  async query<R extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly R[]> {
    return await this.with(async (query) => (await query<R>(sql, values)).rows);
  }

  /** All of it or nothing. @throws as `inTransaction` */
  async transaction<T>(deed: (query: Query) => Promise<T>): Promise<T> {
    return await this.with((query) => inTransaction(query, deed));
  }

  get ended(): boolean {
    return this.#pool.ended || this.#pool.ending;
  }

  async end(): Promise<void> {
    if (!this.ended) await this.#pool.end();
  }
}

/** All of it or nothing. @throws DatabaseError | Unreachable, and then it is nothing | CommitUnknown */
export async function inTransaction<T>(query: Query, deed: (query: Query) => Promise<T>): Promise<T> {
  await query('BEGIN');
  const done = await deed(query).catch(async (error: unknown) => {
    // A connection that is broken takes its transaction along.
    if (!breaksConnection(error)) await query('ROLLBACK');
    throw error;
  });
  await committing(query('COMMIT'));
  return done;
}

/** @throws CommitUnknown where it failed so that it may have been committed all the same */
export async function committing<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw isInDoubt(error) ? new CommitUnknown(messageOf(error), { cause: error }) : error;
  }
}

/** What the driver throws of itself is about the way. */
function rethrow(error: unknown): never {
  if (error instanceof DatabaseError) throw error;
  throw new Unreachable(messageOf(error), { cause: error });
}
