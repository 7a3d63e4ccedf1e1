/** Snapshots of streams in the SQLite file: whatever is wrong with one, there is none. */
import Database from 'better-sqlite3';
import { type SealedSnapshot, sealOf, unsealed } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import { readFrom } from './sqlite-read.ts';
import type { Snapshot } from './store.ts';

export class SnapshotsDamaged extends Error {}

export interface SqliteSnapshots {
  readonly keep: (snapshot: Snapshot) => void;
  /** Writes what waits, in the transaction of whoever calls. @throws SnapshotsDamaged once: that transaction can be tried again */
  readonly write: () => void;
  /** What waited waits no more: it has been committed, or was in the way of what must be. */
  readonly settle: () => void;
  /** Writes what waits, though nothing else is written any more. */
  readonly writeLast: () => void;
  readonly kept: (stream: string) => Snapshot | null;
}

export function sqliteSnapshots(db: Database.Database): SqliteSnapshots {
  const put = db.prepare(`
    INSERT OR REPLACE INTO snapshot (stream, entries, chain, seal, body)
    SELECT id, :entries, :chain, :seal, :body FROM stream WHERE name = :stream`);
  // Of this journal: where its end was lost, or it was mended or put back, another entry stands there, or none.
  const get = db.prepare<[string], SealedSnapshot>(`
    SELECT name AS stream, entries, snapshot.chain, seal, snapshot.body
    FROM stream JOIN snapshot ON snapshot.stream = stream.id
      JOIN journal ON journal.stream = stream.id AND seq = entries - 1 AND journal.chain = snapshot.chain
    WHERE name = ?`);
  let waiting = new Map<string, Snapshot>();
  /** A page of the table is damaged: the journal is not to fail with it. */
  let damaged = false;

  const write = (): void => {
    for (const snapshot of damaged ? [] : waiting.values()) {
      try {
        put.run({ ...snapshot, seal: sealOf(snapshot) });
      } catch (error) {
        if (!isCorrupt(error)) throw error;
        damaged = true;
        throw new SnapshotsDamaged();
      }
    }
  };
  const settle = (): void => {
    if (waiting.size > 0) waiting = new Map();
  };

  return {
    keep(snapshot) {
      waiting.set(snapshot.stream, snapshot);
    },
    write,
    settle,
    writeLast() {
      try {
        if (waiting.size > 0) db.transaction(write).immediate();
      } catch (error) {
        // For want of room, perhaps. The journal is whole without them.
        if (!(error instanceof Database.SqliteError || error instanceof SnapshotsDamaged)) throw error;
      }
      settle();
    },
    kept(stream) {
      try {
        return unsealed(readFrom(db, () => get.get(stream), { stream, seq: 'last' }));
      } catch (error) {
        // The journal tells the same, and where that is damaged, it is found there.
        if (error instanceof DamagedJournal) return null;
        throw error;
      }
    },
  };
}

const isCorrupt = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT');
