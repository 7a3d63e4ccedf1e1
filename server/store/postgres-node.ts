/**
 * What makes this server the one that writes: its row in the database, which it renews.
 * Whoever takes over removes the row, and from then on no commit of ours comes through (docs/adr/0065).
 */
import type { Connections, Query } from './postgres-connections.ts';
import { UnusableDatabase } from './postgres-errors.ts';
import { LOCK } from './postgres-schema.ts';

/** So long after it was last heard of, by the database's clock, a server counts as gone. */
export const LEASE = 4_000;
export const RENEWAL = 1_000;

/** Another server took this one for gone, and took over. */
export class TakenOver extends Error {
  override name = 'TakenOver';

  constructor() {
    super('another server took this one for gone, and has taken over the database');
  }
}

export class Node {
  readonly #connections: Connections;
  /** The last is in force, where nobody knows whether that was committed perhaps the one before. */
  readonly #epochs: number[];

  private constructor(connections: Connections, epoch: number) {
    this.#connections = connections;
    this.#epochs = [epoch];
  }

  /** @param pause between two looks at a server that may be gone @throws UnusableDatabase where it is not */
  static async join(connections: Connections, pause: (milliseconds: number) => Promise<void>): Promise<Node> {
    for (let before: number | null = null; ; ) {
      const { epoch, until } = await connections.transaction(joined);
      if (epoch !== null) return new Node(connections, epoch);
      // Whoever renews is there; whoever does not is gone when its time is over.
      if (before !== null && until !== before)
        throw new UnusableDatabase('it is in use: is the server running already?');
      before = until;
      await pause(RENEWAL / 2);
    }
  }

  /** What its entries bear. */
  get epoch(): number {
    return this.#epochs.at(-1) ?? 0;
  }

  /** A commit like any other. @throws TakenOver | what the database says */
  async renew(): Promise<void> {
    const renewed = await this.#connections.query(
      `UPDATE node SET until = ${UNTIL} WHERE epoch = $1 RETURNING epoch`,
      [this.epoch],
    );
    if (renewed.length === 0) throw new TakenOver();
  }

  /**
   * Nothing comes through any more that bears an earlier epoch: what is on its way is waited for, and what comes later finds no row.
   * @throws TakenOver, and then that is so, too | what the database says
   */
  async renumber(): Promise<void> {
    const [next] = await this.#connections.query<{ epoch: number }>("SELECT nextval('epoch') AS epoch");
    const before = [...this.#epochs];
    this.#epochs.push(next?.epoch ?? 0);
    const renumbered = await this.#connections.query(
      `UPDATE node SET epoch = $1, until = ${UNTIL} WHERE epoch = ANY($2) RETURNING epoch`,
      [this.epoch, before],
    );
    if (renumbered.length === 0) throw new TakenOver();
    this.#epochs.splice(0, this.#epochs.length - 1);
  }

  /** Others need not wait until it counts as gone. */
  async leave(): Promise<void> {
    await this.#connections.query('DELETE FROM node WHERE epoch = $1', [this.epoch]);
  }
}

const UNTIL = `clock_timestamp() + interval '${LEASE} milliseconds'`;

interface Joined {
  /** Null while another server is there. */
  readonly epoch: number | null;
  /** Until when it is believed to be. */
  readonly until: number | null;
}

async function joined(query: Query): Promise<Joined> {
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await query('DELETE FROM node WHERE until < clock_timestamp()');
  const others = await query<{ until: number | null }>(
    'SELECT extract(epoch FROM max(until))::float8 AS until FROM node',
  );
  const until = others.rows[0]?.until ?? null;
  if (until !== null) return { epoch: null, until };
  const { rows } = await query<{ epoch: number }>(
    `INSERT INTO node (epoch, until) VALUES (nextval('epoch'), ${UNTIL}) RETURNING epoch`,
  );
  return { epoch: rows[0]?.epoch ?? null, until };
}
