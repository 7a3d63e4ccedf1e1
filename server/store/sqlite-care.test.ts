/** Tests of damage to real SQLite files: bits, pages and ends, with a backup and without. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw, seedRandom } from '../../shared/wire/random.ts';
import { sample } from '../../verify/depth.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { DamagedJournal } from './journal.ts';
import { openWithCare } from './sqlite-care.ts';
import type { Salvaged } from './sqlite-salvage.ts';
import { openSqliteStore, UnusableStore } from './sqlite-store.ts';
import type { Entry, Indexing, Store } from './store.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-care-'));
afterAll(() => rmSync(dir, { recursive: true }));
const { now, epoch } = manualClock();
const options = { now, epoch, indexing: () => [] };

const STREAMS = [
  'server',
  'class/ABCDEF',
  'clock/ABCDEF',
  ...Array.from({ length: 6 }, (_, i) => `match/id-${i}`),
];
/** Some are longer than a page. */
const bodyOf = (stream: string, seq: number): string =>
  `{"of":"${stream}","seq":${seq},"text":"${'é'.repeat((seq * 37) % 190)}${seq % 21 === 7 ? 'long '.repeat(2_000) : ''}"}`;

const TURNS = 50;

/** What was written, by stream. */
const written = new Map<string, string[]>();
const PAGE = 4_096;
let whole: Buffer;
/** From before the last fifth of it. */
const backup = join(dir, 'backup.sqlite');
const original = join(dir, 'original.sqlite');

beforeAll(async () => {
  const store = await openSqliteStore(original, options);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const entries: Entry[] = STREAMS.map((stream) => {
      const bodies = written.get(stream) ?? [];
      written.set(stream, bodies);
      const body = bodyOf(stream, bodies.length);
      bodies.push(body);
      return { stream, seq: bodies.length - 1, body };
    });
    await store.append(entries);
    if (turn === TURNS * 0.8 - 1) await store.backup(backup);
  }
  await store.close();
  whole = readFileSync(original);
});

let files = 0;
const damaged = (harm: (octets: Buffer) => Buffer): string => {
  const file = join(dir, `${++files}.sqlite`);
  writeFileSync(file, harm(Buffer.from(whole)));
  return file;
};

interface Opened {
  readonly salvaged: Salvaged | null;
  /** Entries that can be read. */
  readonly read: number;
  readonly damagedAt: readonly string[];
  readonly store: Store;
}

/** Opens it, and believes nothing: what is read must be what was written. */
async function open(file: string, backups: readonly string[]): Promise<Opened> {
  let salvaged: Salvaged | null = null;
  const store = await openWithCare(file, options, {
    backups,
    copy: `${file}.damaged`,
    salvaged: (what) => {
      salvaged = what;
    },
  });
  let read = 0;
  const damagedAt: string[] = [];
  for (const stream of STREAMS)
    try {
      for await (const { seq, body } of store.read(stream)) {
        if (body !== written.get(stream)?.[seq]) throw new Error(`${stream} ${seq} is silently different`);
        read += 1;
      }
    } catch (error) {
      if (!(error instanceof DamagedJournal)) throw error;
      damagedAt.push(`${error.place.stream} ${error.place.seq}`);
    }
  return { salvaged, read, damagedAt, store };
}

const ALL = TURNS * STREAMS.length;
const { values } = draw(seedRandom(13), 400);
const random = (i: number, below: number): number => Math.floor((values[i] ?? 0) * below);
const FLIPS = Array.from({ length: 100 }, (_, i) => i);
/** Of fourteen parts: the first two have nothing but the roots of tables. */
const CUTS = Array.from({ length: 11 }, (_, i) => i + 3);
const flip = (i: number) => (octets: Buffer) => {
  const at = random(i, octets.length);
  octets[at] = (octets[at] ?? 0) ^ (1 << random(i + 200, 8));
  return octets;
};
const zero = (page: number) => (octets: Buffer) => octets.fill(0, page * PAGE, (page + 1) * PAGE);
const NEW = TURNS * 0.2 * STREAMS.length;

describe.each([
  { what: 'with a backup from before the last fifth', backups: [backup] },
  { what: 'without a backup', backups: [] },
])('$what', ({ backups }) => {
  it('one flipped bit at each of many random octets costs one entry at most, and never goes unseen', async () => {
    for (const i of sample(FLIPS, 24)) {
      const { read, damagedAt, store } = await open(damaged(flip(i)), backups);
      // What comes after a lost entry of the same stream is not read.
      expect(damagedAt.length, `flip ${i}: ${damagedAt}`).toBeLessThanOrEqual(1);
      expect(read, `flip ${i}`).toBeGreaterThanOrEqual(ALL - TURNS);
      if (damagedAt.length === 0) expect(read, `flip ${i}`).toBe(ALL);
      await store.close();
    }
  });

  it('any page filled with zeros costs what lay in it alone', async () => {
    const pages = Array.from({ length: whole.length / PAGE }, (_, page) => page);
    for (const page of sample(pages, 16)) {
      const { read, salvaged, damagedAt, store } = await open(damaged(zero(page)), backups);
      const lost = salvaged?.setAside.length ?? 0;
      expect(lost, `page ${page}`).toBeLessThanOrEqual(60);
      if (lost === 0) expect([read, damagedAt], `page ${page}`).toEqual([ALL, []]);
      await store.close();
    }
  });

  it('an end that is cut off costs what lay behind the cut', async () => {
    for (const i of sample(CUTS, 4)) {
      const cut = Math.floor((i / 14) * whole.length);
      const { read, store } = await open(
        damaged((octets) => octets.subarray(0, cut)),
        backups,
      );
      if (backups.length > 0) expect(read).toBeGreaterThanOrEqual(ALL - NEW);
      else expect(read).toBeGreaterThan(ALL * (cut / whole.length) * 0.5 - TURNS);
      await store.close();
    }
  });
});

describe('a damaged file', () => {
  it('is kept beside the new one, and no trace of the work is left', async () => {
    const file = damaged(zero(0));
    const before = readFileSync(file);
    const { salvaged, store } = await open(file, [backup]);
    await store.close();
    expect(salvaged?.copy).toBe(`${file}.damaged`);
    expect(readFileSync(`${file}.damaged`).equals(before)).toBe(true);
    const left = readdirSync(dir).filter((name) => name.startsWith(`${files}.sqlite`));
    expect(left.sort()).toEqual([`${files}.sqlite`, `${files}.sqlite.damaged`]);
  });

  it('is not made whole again at every start: what was set aside stays so, and what follows is written', async () => {
    const file = damaged((octets) => {
      const at = octets.indexOf('"of":"match/id-3","seq":45');
      octets.write('x', at);
      return octets;
    });
    const first = await open(file, [backup]);
    expect(first.salvaged?.setAside).toEqual([{ stream: 'match/id-3', seq: 45 }]);
    expect(await first.store.next('match/id-3')).toBe(TURNS);
    await first.store.append([{ stream: 'match/id-4', seq: TURNS, body: 'on' }]);
    await first.store.close();
    const again = await openWithCare(file, options, { backups: [], copy: '', salvaged: () => expect.fail() });
    expect((await again.last('match/id-4'))?.body).toBe('on');
    await again.close();
  });

  it('whose WAL holds what the file has not is salvaged with it', async () => {
    const file = join(dir, 'wal.sqlite');
    const store = await openSqliteStore(file, options);
    for (let seq = 0; seq < 50; seq += 1)
      await store.append([{ stream: 'server', seq, body: written.get('server')?.[seq] ?? '' }]);
    const killed = join(dir, 'killed.sqlite');
    copyFileSync(file, killed);
    copyFileSync(`${file}-wal`, `${killed}-wal`);
    await store.close();
    writeFileSync(killed, 'no database at all');
    const { read, store: after } = await open(killed, []);
    expect(read).toBe(50);
    await after.close();
  });

  it('whose WAL is damaged loses nothing of what was committed behind the damage', async () => {
    const file = join(dir, 'behind.sqlite');
    const store = await openSqliteStore(file, options);
    const bodies = written.get('server') ?? [];
    for (const [seq, body] of bodies.entries()) await store.append([{ stream: 'server', seq, body }]);
    const [octets, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    let unharmed = 0;
    const harms = Array.from({ length: 6 }, (_, i) => [random(i, wal.length / 2), random(i + 9, 8)] as const);
    for (const [i, [at, bit]] of harms.entries()) {
      const killed = join(dir, `behind-${i}.sqlite`);
      const harmed = Buffer.from(wal);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << bit);
      writeFileSync(killed, octets);
      writeFileSync(`${killed}-wal`, harmed);
      const { read, salvaged, store: after } = await open(killed, []);
      // A page of an entry that is longer than a page is written once.
      expect(salvaged?.setAside.length, `octet ${at}`).toBeLessThanOrEqual(1);
      if (salvaged?.setAside.length === 0) expect(read, `octet ${at}`).toBe(bodies.length);
      unharmed += read === bodies.length ? 1 : 0;
      await after.close();
    }
    expect(unharmed).toBeGreaterThan(harms.length / 2);
  });

  it('that was killed while it wrote is whole, and is not mended', async () => {
    const file = join(dir, 'torn.sqlite');
    const store = await openSqliteStore(file, options);
    const bodies = written.get('server') ?? [];
    for (const [seq, body] of bodies.entries()) await store.append([{ stream: 'server', seq, body }]);
    const [octets, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    for (const cut of [1, 30, 4_000, 9_000]) {
      const killed = join(dir, `torn-${cut}.sqlite`);
      writeFileSync(killed, octets);
      writeFileSync(`${killed}-wal`, wal.subarray(0, wal.length - cut));
      const { read, salvaged, store: after } = await open(killed, []);
      expect(salvaged, `${cut} octets`).toBeNull();
      expect(read).toBeGreaterThan(bodies.length - 8);
      await after.close();
    }
  });

  it('of which nothing is left and nothing else is known is refused as it was, and kept', async () => {
    const file = join(dir, 'rubbish.sqlite');
    const rubbish = 'no database at all, but long enough to be taken for the header of one'.repeat(20);
    writeFileSync(file, rubbish);
    await expect(open(file, [])).rejects.toThrow(UnusableStore);
    expect(readFileSync(file, 'utf8')).toBe(rubbish);
    expect(readdirSync(dir).filter((name) => name.startsWith('rubbish'))).toEqual(['rubbish.sqlite']);
  });

  it('that a newer version wrote, or another program, is none', async () => {
    for (const sql of ['PRAGMA user_version = 99', 'CREATE TABLE notes (text TEXT)']) {
      const file = join(dir, `${++files}.sqlite`);
      const db = new Database(file);
      db.exec(sql);
      db.close();
      await expect(open(file, [backup])).rejects.toThrow(UnusableStore);
    }
  });
});

describe('what was deleted', () => {
  /** Bodies of the stream `server` say which stream is deleted. */
  const indexing: Indexing = ({ stream, body }) =>
    stream === 'server' ? [{ type: 'deleted', class: 'ABCDEF', streams: [body] }] : [];
  const deleting = { now, epoch, indexing };
  const SECRET = 'what Poppy answered';
  const write = async (store: Store): Promise<void> => {
    for (let seq = 0; seq < 200; seq += 1)
      await store.append([
        { stream: 'match/gone', seq, body: `${SECRET} ${'x'.repeat(seq)}` },
        { stream: 'match/kept', seq, body: 'y'.repeat(seq) },
      ]);
  };

  it('stands in neither the file nor its WAL', async () => {
    const file = join(dir, 'deleted.sqlite');
    const store = await openSqliteStore(file, deleting);
    await write(store);
    await store.append([{ stream: 'server', seq: 0, body: 'match/gone' }]);
    for (const end of ['', '-wal']) expect(readFileSync(`${file}${end}`).includes(SECRET), end).toBe(false);
    expect(await store.next('match/kept')).toBe(200);
    await store.close();
    expect(readFileSync(file).includes(SECRET)).toBe(false);
  });

  it('does not come back from a backup when the file is mended', async () => {
    const file = join(dir, 'deleted-damaged.sqlite');
    const before = join(dir, 'before-deletion.sqlite');
    const store = await openSqliteStore(file, deleting);
    await write(store);
    await store.backup(before);
    await store.append([{ stream: 'server', seq: 0, body: 'match/gone' }]);
    await store.close();
    const octets = readFileSync(file);
    writeFileSync(
      file,
      octets.fill(0, octets.indexOf('y'.repeat(100)), octets.indexOf('y'.repeat(100)) + PAGE),
    );
    let salvaged: Salvaged | null = null;
    const mended = await openWithCare(file, deleting, {
      backups: [before],
      copy: `${file}.damaged`,
      salvaged: (what) => {
        salvaged = what;
      },
    });
    expect(salvaged).not.toBeNull();
    expect(await mended.next('match/kept')).toBe(200);
    expect(await mended.next('match/gone')).toBe(0);
    await mended.close();
    expect(readFileSync(file).includes(SECRET)).toBe(false);
  });
});
