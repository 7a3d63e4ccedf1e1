/** A commit of the journal in PostgreSQL: one insert of many rows, and what they change in the index. */
import { beforeFirst, linkAfter } from './chain.ts';
import type { AsyncCommit } from './commit-queue.ts';
import { refuse } from './group-commit.ts';
import { type Connections, committing, inTransaction, type Query } from './postgres-connections.ts';
import { CommitUnknown, isConflict, isPassing, isTaken, unavailable } from './postgres-errors.ts';
import { applyChanges, type Change, changesBy } from './postgres-index.ts';
import { type Node, TakenOver } from './postgres-node.ts';
import { ENDS } from './postgres-read.ts';
import { type PostgresSnapshots, writeSnapshots } from './postgres-snapshots.ts';
import type { Entry, Snapshot, StoreOptions, StreamTaken } from './store.ts';

/** Where a stream ends. */
interface End {
  readonly next: number;
  readonly link: string;
}

/** As many streams as are written to at the same time, and more. */
const MOST_ENDS = 4_096;

/** The ends of the streams that this server writes to, as far as it knows them. */
export class Ends {
  readonly #known = new Map<string, End>();

  get(stream: string): End | undefined {
    return this.#known.get(stream);
  }

  learn(ends: ReadonlyMap<string, End>): void {
    if (this.#known.size + ends.size > MOST_ENDS) this.#known.clear();
    for (const [stream, end] of ends) this.#known.set(stream, end);
  }

  forget(): void {
    this.#known.clear();
  }
}

/** Rows of one insert, and what they change. A deletion ends it: what comes then may use its streams anew. */
interface Step {
  readonly rows: { readonly entry: Entry; readonly link: string }[];
  readonly changes: Change[];
}

interface Plan {
  readonly steps: readonly Step[];
  readonly results: readonly (readonly string[] | StreamTaken)[];
  readonly ends: ReadonlyMap<string, End>;
}

interface Services {
  readonly connections: Connections;
  readonly node: Node;
  readonly ends: Ends;
  readonly snapshots: Pick<PostgresSnapshots, 'take'>;
  readonly indexing: StoreOptions['indexing'];
  /** @throws where the store is closed meanwhile */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Milliseconds between two attempts to learn whether something was committed. */
const RETRY = 500;

export function postgresCommit(services: Services): AsyncCommit {
  const { connections, node, ends } = services;

  /** Not what is remembered, where that was wrong: another may have written. */
  const plan = async (
    query: Query,
    appends: readonly (readonly Entry[])[],
    at: number,
    fromDatabase: boolean,
  ): Promise<Plan> => {
    const known = new Map<string, End>();
    const unknown = new Set<string>();
    for (const { stream, seq } of appends.flat()) {
      if (known.has(stream) || unknown.has(stream)) continue;
      const end = ends.get(stream);
      if (end?.next === seq && !fromDatabase) known.set(stream, end);
      else if (seq === 0 && end === undefined && !fromDatabase)
        known.set(stream, { next: 0, link: beforeFirst(stream) });
      else unknown.add(stream);
    }
    if (unknown.size > 0) {
      const found = await query<{ stream: string; seq: number; chain: string }>(ENDS, [[...unknown]]);
      for (const { stream, seq, chain } of found.rows) known.set(stream, { next: seq + 1, link: chain });
    }
    return planned(appends, at, known, services);
  };

  const write = async (
    query: Query,
    { steps }: Plan,
    at: number,
    snapshots: readonly Snapshot[],
  ): Promise<void> => {
    const [only] = steps;
    // A move is one way there and back.
    if (steps.length === 1 && only?.changes.length === 0 && snapshots.length === 0)
      await committing(insert(query, node.epoch, at, only));
    else
      await inTransaction(query, async () => {
        await writeSnapshots(query, snapshots);
        for (const step of steps) {
          await insert(query, node.epoch, at, step);
          await applyChanges(query, step.changes);
        }
      });
  };

  return async (appends, at, inDoubt) => {
    const snapshots = services.snapshots.take();
    for (let fromDatabase = false; ; fromDatabase = true) {
      let made: Plan | undefined;
      try {
        return await connections.with(async (query) => {
          made = await plan(query, appends, at, fromDatabase);
          if (made.steps.length > 0) await write(query, made, at, snapshots);
          ends.learn(made.ends);
          return made.results;
        });
      } catch (error) {
        ends.forget();
        if (isTaken(error) || isConflict(error)) continue;
        if (error instanceof OfEarlierEpoch) {
          await node.renumber().catch(rethrow);
          continue;
        }
        if (error instanceof CommitUnknown && made !== undefined) {
          inDoubt(unavailable(error));
          if (!(await isThere(made, services))) throw unavailable(error);
          return made.results;
        }
        rethrow(error);
      }
    }
  };
}

/** @throws StoreUnavailable where that may pass */
function rethrow(error: unknown): never {
  throw isPassing(error) ? unavailable(error) : error;
}

/** What is to be written, and what is left out because its place is not the next. */
function planned(
  appends: readonly (readonly Entry[])[],
  at: number,
  known: ReadonlyMap<string, End>,
  { node: { epoch }, indexing }: Services,
): Plan {
  const refused = new Map<number, StreamTaken>();
  for (;;) {
    const ends = new Map(known);
    const steps: Step[] = [];
    let step: Step = { rows: [], changes: [] };
    let misplaced: { readonly append: number; readonly entry: Entry } | undefined;
    const results = appends.map((entries, append) => {
      const taken = refused.get(append);
      if (taken !== undefined) return taken;
      return entries.map((entry) => {
        const { stream, seq, body } = entry;
        const end = ends.get(stream) ?? { next: 0, link: beforeFirst(stream) };
        if (seq !== end.next) misplaced ??= { append, entry };
        const link = linkAfter(end.link, { seq, at, epoch, body });
        if (steps.at(-1) !== step) steps.push(step);
        step.rows.push({ entry, link });
        ends.set(stream, { next: seq + 1, link });
        const changes = changesBy({ ...entry, at }, indexing);
        step.changes.push(...changes);
        const gone = changes.flatMap((change) => (change.type === 'deleted' ? change.streams : []));
        for (const name of gone) ends.set(name, { next: 0, link: beforeFirst(name) });
        if (gone.length > 0) step = { rows: [], changes: [] };
        return link;
      });
    });
    if (misplaced === undefined) return { steps, results, ends };
    // Nearly never: what is made of it is thrown away, and what is left is planned anew.
    refuse(refused, appends, misplaced.append, misplaced.entry);
  }
}

/** Nothing was written: our epoch has gone up meanwhile, or our row is gone. */
class OfEarlierEpoch extends Error {}

/** @throws OfEarlierEpoch */
async function insert(query: Query, epoch: number, at: number, { rows }: Step): Promise<void> {
  const { rowCount } = await query(INSERT, [
    epoch,
    at,
    rows.map(({ entry }) => entry.stream),
    rows.map(({ entry }) => entry.seq),
    rows.map(({ link }) => link),
    rows.map(({ entry }) => entry.body),
  ]);
  if (rowCount === 0) throw new OfEarlierEpoch();
}

/** Of a server whose row is gone nothing is written; while this is under way, the row cannot be removed. */
const INSERT = `
  WITH node AS MATERIALIZED (SELECT epoch FROM node WHERE epoch = $1 FOR KEY SHARE)
  INSERT INTO journal (stream, seq, at, epoch, chain, body)
  SELECT stream, seq, $2, node.epoch, chain, body
  FROM node, unnest($3::text[], $4::int[], $5::text[], $6::text[]) AS entry (stream, seq, chain, body)`;

/** Whether something was committed of which nobody said so: it is known when nothing can come of it any more. */
async function isThere({ steps }: Plan, { connections, node, pause }: Services): Promise<boolean> {
  const first = steps[0]?.rows[0];
  if (first === undefined) return true;
  const { stream, seq } = first.entry;
  for (;;) {
    try {
      await node.renumber().catch((error: unknown) => {
        if (!(error instanceof TakenOver)) throw error;
      });
      const [row] = await connections.query<{ chain: string }>(
        'SELECT chain FROM journal WHERE stream = $1 AND seq = $2',
        [stream, seq],
      );
      return row?.chain === first.link;
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(RETRY);
    }
  }
}
