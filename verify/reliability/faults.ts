/**
 * Damage done to the real database that a played class has left, and what is left of it then.
 * Each fault is done to a copy, which is opened as a server opens it and read whole.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexing } from '../../server/classroom/class-index.ts';
import { DamagedJournal } from '../../server/store/journal.ts';
import { openWithCare } from '../../server/store/sqlite-care.ts';
import { openSqliteStore, UnusableStore } from '../../server/store/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import { draw, seedRandom } from '../../shared/wire/random.ts';

export interface FaultFigures {
  readonly what: string;
  readonly times: number;
  /** The server would not have started. */
  readonly refused: number;
  /** Every entry was read as it was written. */
  readonly unharmed: number;
  /** A class was set aside. */
  readonly classes: number;
  /** Matches that were set aside, in all. */
  readonly matches: number;
  /** Entries that are in no stream any more, in all; the most at once. */
  readonly lost: number;
  readonly mostLost: number;
  /** Entries that were read as something else than what was written. */
  readonly different: number;
}

const options = { now: () => performance.now(), epoch: () => 1_800_000_000_000, indexing };

type Written = ReadonlyMap<string, readonly string[]>;

/** What of a stream can be read, and where it is damaged. */
async function readAll(
  store: Store,
  streams: Iterable<string>,
): Promise<{ readonly read: Written; readonly damaged: readonly string[] }> {
  const read = new Map<string, string[]>();
  const damaged: string[] = [];
  for (const stream of streams) {
    const bodies: string[] = [];
    read.set(stream, bodies);
    try {
      for await (const { body } of store.read(stream)) bodies.push(body);
    } catch (error) {
      if (!(error instanceof DamagedJournal)) throw error;
      damaged.push(stream);
    }
  }
  return { read, damaged };
}

/** A fault: what it makes of the file's octets, or of its WAL's. */
interface Fault {
  readonly what: string;
  readonly times: number;
  readonly harm: (
    random: (below: number) => number,
    file: Buffer,
    wal: Buffer,
  ) => readonly [file: Buffer, wal: Buffer | null];
}

const PAGE = 4_096;
const flipped = (octets: Buffer, at: number, bit: number): Buffer => {
  const copy = Buffer.from(octets);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
};

/** @param times of each kind */
export const faults = (
  times: number,
): { readonly folded: readonly Fault[]; readonly withWal: readonly Fault[] } => ({
  folded: [
    {
      what: 'database: one bit flipped',
      times,
      harm: (random, file) => [flipped(file, random(file.length), random(8)), null],
    },
    {
      what: 'database: one page zeroed',
      times: Math.ceil(times * 0.4),
      harm: (random, file) => {
        const copy = Buffer.from(file);
        const page = random(file.length / PAGE);
        return [copy.fill(0, page * PAGE, (page + 1) * PAGE), null];
      },
    },
    {
      what: 'database: end cut off',
      times: Math.ceil(times * 0.4),
      harm: (random, file) => [file.subarray(0, random(file.length)), null],
    },
  ],
  withWal: [
    {
      what: 'WAL: one bit flipped',
      times,
      harm: (random, file, wal) => [file, flipped(wal, random(wal.length), random(8))],
    },
    {
      what: 'WAL: end cut off',
      times,
      harm: (random, file, wal) => [file, wal.subarray(0, random(wal.length))],
    },
    {
      what: 'WAL: end zeroed',
      times,
      harm: (random, file, wal) => {
        const from = random(wal.length);
        return [file, Buffer.from(wal).fill(0, from)];
      },
    },
    { what: 'WAL: missing', times: 1, harm: (_, file) => [file, null] },
  ],
});

export interface Sources {
  /** A database whose server was killed, with its WAL. */
  readonly killed: string;
  readonly streams: readonly string[];
  readonly backups: readonly string[];
  readonly folder: string;
}

/** Does a fault so many times. */
export async function suffer(
  fault: Fault,
  { killed, streams, backups, folder }: Sources,
): Promise<FaultFigures> {
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, 'whole.sqlite');
  const parts = ['', '-wal'];
  for (const part of parts)
    if (existsSync(`${killed}${part}`)) copyFileSync(`${killed}${part}`, `${whole}${part}`);
  const original = await openSqliteStore(whole, options);
  const { read: written } = await readAll(original, streams);
  await original.close();
  const isFolded = fault.what.startsWith('database');
  const [file, wal] = parts.map((part) => {
    const from = isFolded ? `${whole}${part}` : `${killed}${part}`;
    return existsSync(from) ? readFileSync(from) : Buffer.alloc(0);
  }) as [Buffer, Buffer];
  const { values } = draw(seedRandom(7), fault.times * 4);
  let drawn = 0;
  const random = (below: number): number => Math.floor((values[drawn++] ?? 0) * below);
  const sums = { refused: 0, unharmed: 0, classes: 0, matches: 0, lost: 0, mostLost: 0, different: 0 };
  for (let i = 0; i < fault.times; i += 1) {
    const harmed = join(folder, 'harmed.sqlite');
    for (const end of ['', '-wal', '-shm', '.damaged', '.damaged-wal'])
      rmSync(`${harmed}${end}`, { force: true });
    const [octets, log] = fault.harm(random, file, wal);
    writeFileSync(harmed, octets);
    if (log) writeFileSync(`${harmed}-wal`, log);
    try {
      const care = { backups, copy: `${harmed}.damaged`, salvaged: () => undefined };
      const store = await openWithCare(harmed, options, care);
      const { read, damaged } = await readAll(store, streams);
      await store.close();
      const lost = count(written) - count(read);
      sums.lost += lost;
      sums.mostLost = Math.max(sums.mostLost, lost);
      if (lost === 0 && damaged.length === 0) sums.unharmed += 1;
      sums.matches += damaged.filter((stream) => stream.startsWith('match/')).length;
      if (damaged.some((stream) => stream.startsWith('class/'))) sums.classes += 1;
      for (const [stream, bodies] of read)
        sums.different += bodies.filter((body, seq) => body !== written.get(stream)?.[seq]).length;
    } catch (error) {
      if (!(error instanceof UnusableStore)) throw error;
      sums.refused += 1;
    }
  }
  return { what: fault.what, times: fault.times, ...sums };
}

const count = (streams: Written): number =>
  [...streams.values()].reduce((sum, bodies) => sum + bodies.length, 0);
