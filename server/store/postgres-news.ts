/**
 * What servers tell each other: rows that each reads every second.
 * Each row is read for some seconds, so that one whose commit took
 * longer than a later one's is not missed.
 */
import type { Connections } from './postgres-connections.ts';
import type { NewsItem } from './store.ts';

export const NEWS_SCHEMA = `
  CREATE TABLE news (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    node BIGINT NOT NULL,
    item JSONB NOT NULL
  );
  CREATE INDEX news_at ON news (at);`;

const READ_FOR = "interval '15 seconds'";
/** What waits to be told: more is an attack, and the rest of it tells nothing new. */
const MOST_UNTOLD = 200;

export class PostgresNews {
  readonly #connections: Pick<Connections, 'query'>;
  /** Of this server's row. */
  readonly #node: () => number;
  #untold: NewsItem[] = [];
  #heard = new Set<number>();
  #listener: (item: NewsItem) => void = () => undefined;

  constructor(connections: Pick<Connections, 'query'>, node: () => number) {
    this.#connections = connections;
    this.#node = node;
  }

  tell(item: NewsItem): void {
    if (this.#untold.length < MOST_UNTOLD) this.#untold.push(item);
  }

  whenTold(heard: (item: NewsItem) => void): void {
    this.#listener = heard;
  }

  /** Says what there is to say, and hears what others have said. @throws what the database says */
  async exchange(): Promise<void> {
    const told = this.#untold;
    this.#untold = [];
    if (told.length > 0)
      await this.#connections.query(
        'INSERT INTO news (node, item) SELECT $1, item FROM jsonb_array_elements($2::jsonb) AS item',
        [this.#node(), JSON.stringify(told)],
      );
    const rows = await this.#connections.query<{ id: number; item: NewsItem }>(
      `SELECT id, item FROM news WHERE at > clock_timestamp() - ${READ_FOR} AND node <> $1 ORDER BY id`,
      [this.#node()],
    );
    const before = this.#heard;
    this.#heard = new Set(rows.map(({ id }) => id));
    for (const { id, item } of rows) if (!before.has(id)) this.#listener(item);
    if (told.length > 0)
      await this.#connections.query(`DELETE FROM news WHERE at < clock_timestamp() - 2 * ${READ_FOR}`);
  }
}
