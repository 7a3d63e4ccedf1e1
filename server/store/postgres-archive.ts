/** A PostgreSQL as what is copied, or copied into. */
import type { Entries, Source, Target } from './copy.ts';
import { Connections, type Query } from './postgres-connections.ts';
import { UnusableDatabase } from './postgres-errors.ts';
import { applyChanges, type Change, changesBy } from './postgres-index.ts';
import { migrate, unusable } from './postgres-schema.ts';
import type { Indexing, StoredEntry } from './store.ts';

const PAGE = 1_000;

/** @throws UnusableDatabase */
export async function postgresSource(url: string): Promise<Source> {
  const connections = await opened(url);
  return {
    read: (deed) =>
      connections.transaction(async (query) => {
        await mustBeUnused(query);
        return await deed(allOf(query));
      }),
    close: () => connections.end(),
  };
}

/** @throws UnusableDatabase */
export async function postgresTarget(url: string, indexing: Indexing): Promise<Target> {
  const connections = await opened(url);
  return {
    fill: (entries, verify) =>
      connections.transaction(async (query) => {
        await query('LOCK TABLE journal IN EXCLUSIVE MODE');
        await mustBeUnused(query);
        if (((await query('SELECT FROM journal LIMIT 1')).rowCount ?? 0) > 0)
          throw new UnusableDatabase('the database holds something already');
        let newest = 0;
        for await (const page of pagesOf(entries)) {
          await insert(query, page);
          await applyChanges(
            query,
            page.flatMap((entry): Change[] => changesBy(entry, indexing)),
          );
          newest = Math.max(newest, ...page.map(({ epoch }) => epoch));
        }
        // Whoever opens it is a later owner.
        if (newest > 0) await query("SELECT setval('epoch', $1)", [newest]);
        await verify(allOf(query));
      }),
    close: () => connections.end(),
  };
}

async function opened(url: string): Promise<Connections> {
  const connections = new Connections({ url, most: 1, patient: true });
  try {
    await migrate(connections);
    return connections;
  } catch (error) {
    await connections.end();
    return unusable(error);
  }
}

async function mustBeUnused(query: Query): Promise<void> {
  const { rowCount } = await query('SELECT FROM node WHERE until > clock_timestamp()');
  if ((rowCount ?? 0) > 0) throw new UnusableDatabase('the database is in use: stop its server first');
}

const ALL = 'SELECT stream, seq, at, epoch, chain, body FROM journal ORDER BY id';

/** Through a cursor: nobody needs an index by which a copy alone would read. */
async function* allOf(query: Query): AsyncIterable<StoredEntry> {
  await query(`DECLARE everything NO SCROLL CURSOR FOR ${ALL}`);
  for (;;) {
    const { rows } = await query<StoredEntry>(`FETCH ${PAGE} FROM everything`);
    yield* rows;
    if (rows.length === 0) break;
  }
  await query('CLOSE everything');
}

async function* pagesOf(entries: Entries): AsyncIterable<readonly StoredEntry[]> {
  let page: StoredEntry[] = [];
  for await (const entry of entries) {
    page.push(entry);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

const insert = (query: Query, page: readonly StoredEntry[]) =>
  query(
    `INSERT INTO journal (stream, seq, at, epoch, chain, body)
     SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])`,
    [
      page.map(({ stream }) => stream),
      page.map(({ seq }) => seq),
      page.map(({ at }) => at),
      page.map(({ epoch }) => epoch),
      page.map(({ chain }) => chain),
      page.map(({ body }) => body),
    ],
  );
