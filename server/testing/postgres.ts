/** A place of its own in the PostgreSQL of the tests, for each test that asks. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** Null where there is none for this system: the tests are skipped, which was said at their start. */
export const POSTGRES = inject('postgres');

export interface TestDatabase {
  /** Of a schema that nobody else has. */
  readonly url: string;
  /** As an operator does. */
  readonly run: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  readonly end: () => Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const client = new Client({ connectionString: POSTGRES ?? '' });
  await client.connect();
  const schema = `test_${randomBytes(8).toString('hex')}`;
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`SET search_path TO ${schema}`);
  return {
    url: `${POSTGRES}?options=-c%20search_path%3D${schema}`,
    run: async (sql) => (await client.query(sql)).rows,
    end: async () => {
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}
