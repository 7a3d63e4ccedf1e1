/** Snapshots of streams in PostgreSQL: whatever is wrong with one, there is none. */
import { type SealedSnapshot, sealOf, unsealed } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import type { Query } from './postgres-connections.ts';
import type { Asking } from './postgres-read.ts';
import type { Snapshot } from './store.ts';

export const SNAPSHOT_SCHEMA = `
  CREATE TABLE snapshot (
    stream TEXT COLLATE "C" PRIMARY KEY,
    entries INTEGER NOT NULL,
    chain TEXT NOT NULL,
    seal TEXT NOT NULL,
    body TEXT NOT NULL
  );`;

/** Of this journal: where another entry stands there, or none, it is not kept, and not given. */
const OF_JOURNAL =
  'JOIN journal ON journal.stream = kept.stream AND journal.seq = kept.entries - 1 AND journal.chain = kept.chain';
const PUT = `
  INSERT INTO snapshot (stream, entries, chain, seal, body)
  SELECT kept.stream, entries, kept.chain, seal, kept.body
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[])
    AS kept (stream, entries, chain, seal, body) ${OF_JOURNAL}
  ON CONFLICT (stream) DO UPDATE
    SET entries = excluded.entries, chain = excluded.chain, seal = excluded.seal, body = excluded.body`;

export class PostgresSnapshots {
  readonly #ask: Asking;
  #waiting = new Map<string, Snapshot>();

  constructor(ask: Asking) {
    this.#ask = ask;
  }

  keep(snapshot: Snapshot): void {
    this.#waiting.set(snapshot.stream, snapshot);
  }

  /** What waits, for whoever writes it: where that fails, it is lost. */
  take(): readonly Snapshot[] {
    const taken = [...this.#waiting.values()];
    if (taken.length > 0) this.#waiting = new Map();
    return taken;
  }

  async kept(stream: string): Promise<Snapshot | null> {
    try {
      const [row] = await this.#ask.rowsAt<SealedSnapshot>(
        { stream, seq: 'last' },
        `SELECT kept.stream, entries, kept.chain, seal, kept.body FROM snapshot AS kept ${OF_JOURNAL} WHERE kept.stream = $1`,
        stream,
      );
      return unsealed(row);
    } catch (error) {
      // The journal tells the same, and where that is damaged, it is found there.
      if (error instanceof DamagedJournal) return null;
      throw error;
    }
  }
}

export async function writeSnapshots(query: Query, snapshots: readonly Snapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await query(PUT, [
    snapshots.map(({ stream }) => stream),
    snapshots.map(({ entries }) => entries),
    snapshots.map(({ chain }) => chain),
    snapshots.map(sealOf),
    snapshots.map(({ body }) => body),
  ]);
}
