/**
 * This server as one that writes: its row in the database, and the classes that it owns.
 * Whoever takes over removes the row, and from then on no commit of ours comes through (docs/adr/0066).
 */
import type { Clock } from '../time/clock.ts';
import type { Connections } from './postgres-connections.ts';
import { OwnedElsewhere, type Peer, type Reachable } from './store.ts';

/** Milliseconds after which a server that was not heard of counts as gone, by the database's clock. */
export const LEASE = 4_000;
export const RENEWAL = 1_000;
/** For clocks that do not run equally fast. */
const MARGIN = 200;

/** Another server took this one for gone, and took over. */
export class TakenOver extends Error {
  override name = 'TakenOver';

  constructor() {
    super('another server took this one for gone, and has taken over its classes');
  }
}

interface PeerRow {
  readonly id: number;
  readonly address: string | null;
  readonly secret: string | null;
}

const peerOf = ({ id, address, secret }: PeerRow): Peer => ({
  id,
  reachable: address === null || secret === null ? null : { address, secret },
});

const UNTIL = `clock_timestamp() + interval '${LEASE} milliseconds'`;

export class Node {
  readonly #connections: Connections;
  readonly #clock: Clock;
  #id = 0;
  #epoch = 0;
  /** By both clocks: while a machine sleeps, one stands still; the other may be set, and then it is asked once too often. */
  #until = { now: Number.NEGATIVE_INFINITY, epoch: Number.NEGATIVE_INFINITY };

  private constructor(connections: Connections, clock: Clock) {
    this.#connections = connections;
    this.#clock = clock;
  }

  static async join(connections: Connections, clock: Clock, reachable?: Reachable): Promise<Node> {
    const node = new Node(connections, clock);
    await node.#lease(async () => {
      const [row] = await connections.query<{ id: number; epoch: number }>(
        `INSERT INTO node (id, epoch, until, address, secret)
         VALUES (nextval('epoch'), nextval('epoch'), ${UNTIL}, $1, $2) RETURNING id, epoch`,
        [reachable?.address ?? null, reachable?.secret ?? null],
      );
      node.#id = row?.id ?? 0;
      node.#epoch = row?.epoch ?? 0;
    });
    return node;
  }

  get id(): number {
    return this.#id;
  }

  /** What its entries bear. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Whether nobody can have taken over. */
  get held(): boolean {
    return this.#clock.now() < this.#until.now && this.#clock.epoch() < this.#until.epoch;
  }

  /** A commit like any other. @throws TakenOver | what the database says */
  renew(): Promise<void> {
    return this.#lease(async () => {
      const renewed = await this.#connections.query(
        `UPDATE node SET until = ${UNTIL} WHERE id = $1 RETURNING id`,
        [this.#id],
      );
      if (renewed.length === 0) throw new TakenOver();
    });
  }

  /**
   * A higher epoch than anybody has had. Nothing comes through any more that bears an earlier one: what is on its way is waited for,
   * and what comes later finds no row. @throws TakenOver, and then that is so, too | what the database says
   */
  async renumber(): Promise<void> {
    const [row] = await this.#connections.query<{ epoch: number }>(
      `WITH node AS (UPDATE node SET epoch = nextval('epoch') WHERE id = $1 RETURNING id, epoch),
         owned AS (UPDATE owner SET epoch = node.epoch FROM node WHERE owner.node = node.id)
       SELECT epoch FROM node`,
      [this.#id],
    );
    if (row === undefined) throw new TakenOver();
    this.#epoch = row.epoch;
  }

  /** @throws OwnedElsewhere | TakenOver | what the database says */
  async acquire(code: string): Promise<void> {
    for (;;) {
      const taken = await this.#connections.query(
        `INSERT INTO owner (class, node, epoch) SELECT $1, id, epoch FROM node WHERE id = $2
         ON CONFLICT (class) DO UPDATE SET node = excluded.node, epoch = excluded.epoch
           WHERE owner.node IS NULL AND owner.epoch <= excluded.epoch
         RETURNING class`,
        [code, this.#id],
      );
      if (taken.length > 0) return;
      const [owner] = await this.#connections.query<{ node: number | null; gone: boolean }>(
        `SELECT owner.node, until < clock_timestamp() AS gone
         FROM owner LEFT JOIN node ON node.id = owner.node WHERE class = $1`,
        [code],
      );
      // Our own row is gone, perhaps.
      if (owner === undefined) await this.renew();
      else if (owner.node === this.#id) return;
      // Its entries bear a later epoch than ours.
      else if (owner.node === null) await this.renumber();
      else if (owner.gone)
        // What it still has on its way is waited for; nothing of it comes through afterwards.
        await this.#connections.query('DELETE FROM node WHERE id = $1 AND until < clock_timestamp()', [
          owner.node,
        ]);
      else throw new OwnedElsewhere(code);
    }
  }

  /** The other server that owns a class and is there. */
  async owner(code: string): Promise<Peer | null> {
    const [row] = await this.#connections.query<PeerRow>(
      `SELECT id, address, secret FROM owner JOIN node ON node.id = owner.node
       WHERE class = $1 AND id <> $2 AND until > clock_timestamp()`,
      [code, this.#id],
    );
    return row === undefined ? null : peerOf(row);
  }

  async peers(): Promise<readonly Peer[]> {
    const rows = await this.#connections.query<PeerRow>(
      'SELECT id, address, secret FROM node WHERE until > clock_timestamp() ORDER BY id',
    );
    return rows.map(peerOf);
  }

  async release(code: string): Promise<void> {
    await this.#connections.query('UPDATE owner SET node = NULL WHERE class = $1 AND node = $2', [
      code,
      this.#id,
    ]);
  }

  async releaseAll(): Promise<void> {
    await this.#connections.query('UPDATE owner SET node = NULL WHERE node = $1', [this.#id]);
  }

  /** Others need not wait until it counts as gone. */
  async leave(): Promise<void> {
    await this.#connections.query('DELETE FROM node WHERE id = $1', [this.#id]);
  }

  /** The database counts from when it hears of it, we from when it was said. */
  async #lease(said: () => Promise<void>): Promise<void> {
    const [now, epoch] = [this.#clock.now(), this.#clock.epoch()];
    await said();
    // Of two that were under way, the later.
    if (now + LEASE - MARGIN > this.#until.now)
      this.#until = { now: now + LEASE - MARGIN, epoch: epoch + LEASE - MARGIN };
  }
}
