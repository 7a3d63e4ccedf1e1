/** The store of a server whose data lie in PostgreSQL. */
import type { Cancel, Clock } from '../time/clock.ts';
import { CommitQueue } from './commit-queue.ts';
import { postgresCodes } from './postgres-codes.ts';
import { Ends, postgresCommit } from './postgres-commit.ts';
import { Connections } from './postgres-connections.ts';
import { isPassing, UnusableDatabase, unavailable } from './postgres-errors.ts';
import { postgresIndex } from './postgres-index.ts';
import { PostgresNews } from './postgres-news.ts';
import { Node, RENEWAL } from './postgres-node.ts';
import { asking, postgresReader } from './postgres-read.ts';
import { migrate, unusable, whyNotDurable } from './postgres-schema.ts';
import { PostgresSnapshots, writeSnapshots } from './postgres-snapshots.ts';
import { type Codes, closedStore, type Store, StoreError, type StoreOptions } from './store.ts';

export interface PostgresOptions {
  readonly url: string;
  /** Connections at once, two at least. */
  readonly most: number;
  /** Also where the database forgets in a power cut what it has committed. */
  readonly mayForget: boolean;
  readonly clock: Clock;
}

/** Milliseconds for which a proof is good: whoever asks may ask often. */
const PROVEN_FOR = 500;

/** @throws UnusableDatabase */
export async function openPostgresStore(database: PostgresOptions, options: StoreOptions): Promise<Store> {
  const { url, most, mayForget, clock } = database;
  await prepare(url, mayForget);
  const ends = new Ends();
  // Commits come one after the other, and must not wait for a connection.
  const forCommits = new Connections({ url, most: 1, onConnect: () => ends.forget() });
  const connections = new Connections({ url, most: most - 1 });
  const pauses = new Pauses(clock);
  const node = await Node.join(connections, clock, options.reachable).catch(unusable);
  const ask = asking(connections);
  const snapshots = new PostgresSnapshots(ask);
  const news = new PostgresNews(connections, () => node.id);
  const { indexing } = options;
  const { pause } = pauses;
  const commit = postgresCommit({ connections: forCommits, node, ends, snapshots, indexing, pause });
  const queue = new CommitQueue(commit, options);

  /** @throws StoreError */
  const renew = async (): Promise<void> => {
    try {
      await node.renew();
      await news.exchange();
    } catch (error) {
      throw isPassing(error) ? unavailable(error) : queue.fail(error);
    }
  };
  let renewing: Promise<void> | null = null;
  let tellOver = (): void => undefined;
  const keep = async (): Promise<void> => {
    for (let before = true; ; before = node.held) {
      await pauses.pause(RENEWAL);
      // A database that is away for now is asked again in a moment.
      renewing ??= renew()
        .catch(ignoreStoreErrors)
        .finally(() => {
          renewing = null;
        });
      if (before && !node.held) tellOver();
    }
  };
  const kept = keep().catch(ignoreStoreErrors);
  const owning = async <T>(deed: Promise<T>): Promise<T> => {
    try {
      return await deed;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw isPassing(error) ? unavailable(error) : queue.fail(error);
    }
  };
  /** What cannot be said now need not be: the journal is whole without it, and a server that is silent counts as gone. */
  const leave = async (): Promise<void> => {
    try {
      if (queue.failure === null) await forCommits.with((query) => writeSnapshots(query, snapshots.take()));
      await node.leave();
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  };
  let provedAt = Number.NEGATIVE_INFINITY;

  return {
    append: (entries) => queue.append(entries),
    ...postgresReader(ask),
    keepSnapshot: (snapshot) => snapshots.keep(snapshot),
    snapshot: (stream) => snapshots.kept(stream),
    probe: async () => {
      if (queue.refusal) throw queue.refusal;
      if (node.held && options.now() - provedAt < PROVEN_FOR) return;
      await renew();
      provedAt = options.now();
    },
    index: postgresIndex(ask),
    codes: codesOf(postgresCodes(connections), owning),
    news: {
      tell: (item) => news.tell(item),
      whenTold: (heard) => news.whenTold(heard),
    },
    owners: {
      owner: (code) => owning(node.owner(code)),
      peers: () => owning(node.peers()),
      acquire: (code) => owning(node.acquire(code)),
      release: (code) => owning(node.release(code)),
      releaseAll: () => owning(node.releaseAll()),
      held: () => node.held,
      whenOver: (told) => {
        tellOver = told;
      },
    },
    get failure() {
      return queue.failure;
    },
    close: async () => {
      pauses.end();
      try {
        await queue.close();
      } finally {
        await kept;
        await renewing;
        if (!connections.ended) await leave();
        await Promise.all([connections.end(), forCommits.end()]);
      }
    },
  };
}

/** Each question with the errors of a store. */
const codesOf = (codes: Codes, told: <T>(deed: Promise<T>) => Promise<T>): Codes => ({
  issue: (...asked) => told(codes.issue(...asked)),
  holder: (...asked) => told(codes.holder(...asked)),
  redeem: (...asked) => told(codes.redeem(...asked)),
  revoke: (...asked) => told(codes.revoke(...asked)),
});

/** Whoever appends, asks or reads is told. */
function ignoreStoreErrors(error: unknown): void {
  if (!(error instanceof StoreError)) throw error;
}

/** Makes the tables, and sees that the database keeps what it commits. @throws UnusableDatabase */
async function prepare(url: string, mayForget: boolean): Promise<void> {
  const connections = new Connections({ url, most: 1, patient: true });
  try {
    const reason = mayForget ? null : await whyNotDurable(connections);
    if (reason !== null)
      throw new UnusableDatabase(
        `it may forget in a power cut what it has committed: ${reason}. For a trial set DATABASE_MAY_FORGET=yes`,
      );
    await migrate(connections);
  } catch (error) {
    unusable(error);
  } finally {
    await connections.end();
  }
}

/** Waits that end with the store. */
class Pauses {
  readonly #clock: Clock;
  readonly #ends = new Set<() => void>();
  #over = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws StoreFailed when the store is closed meanwhile */
  readonly pause = (milliseconds: number): Promise<void> => {
    if (this.#over) return Promise.reject(closedStore());
    return new Promise((resolve, reject) => {
      const end = (): void => {
        cancel();
        reject(closedStore());
      };
      const cancel: Cancel = this.#clock.wake(this.#clock.now() + milliseconds, () => {
        this.#ends.delete(end);
        resolve();
      });
      this.#ends.add(end);
    });
  };

  end(): void {
    this.#over = true;
    for (const end of this.#ends) end();
    this.#ends.clear();
  }
}
