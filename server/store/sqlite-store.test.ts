/** The contract of a store over SQLite, and tests of its file: locked, damaged, newer, indexed anew. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { DamagedJournal } from './journal.ts';
import { openDatabase, openSqliteStore, sqliteStore, UnusableStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';
import { type Store, StoreUnavailable } from './store.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-store-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;
const newFile = (): string => join(dir, `${++files}.sqlite`);

storeContract('SQLite', (options) => {
  const file = newFile();
  const db = openDatabase(file, options.indexing);
  return Promise.resolve({
    store: sqliteStore(db, options),
    reopen: () => openSqliteStore(file, options),
    fill: () => {
      db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
      return () => db.pragma('max_page_count = 1000000');
    },
    hide: () => {
      const tables = ['journal', 'stream', 'class', 'token', 'match'];
      for (const table of tables) db.exec(`ALTER TABLE ${table} RENAME TO hidden_${table}`);
      return () => {
        for (const table of tables) db.exec(`ALTER TABLE hidden_${table} RENAME TO ${table}`);
      };
    },
    breakForGood: () => db.exec('DROP TABLE journal'),
  });
});

describe('the SQLite file', () => {
  const { now, epoch } = manualClock();
  const options = { now, epoch, indexing: () => [] };

  it('belongs to one server at a time', async () => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    await expect(openSqliteStore(file, options)).rejects.toThrow(/in use: is the server running already/);
    await store.close();
    await (await openSqliteStore(file, options)).close();
  });

  const read = async (store: Store, stream: string): Promise<number> => {
    let entries = 0;
    for await (const _ of store.read(stream)) entries += 1;
    return entries;
  };

  it('is read where it is whole when a page of it is not', async () => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    const streams = ['a', 'b', 'c'];
    const body = (stream: string): string => stream.repeat(500);
    for (const stream of streams)
      await store.append(Array.from({ length: 30 }, (_, seq) => ({ stream, seq, body: body(stream) })));
    await store.close();
    const damaged = readFileSync(file);
    const pages = Array.from({ length: damaged.length / 4_096 }, (_, i) =>
      damaged.subarray(4_096 * i, 4_096 * (i + 1)),
    );
    const streamsOn = (page: Buffer) => streams.filter((stream) => page.includes(body(stream))).join('');
    pages.find((page) => streamsOn(page) === 'b')?.fill(0xff, 0, 64);
    writeFileSync(file, damaged);
    const again = await openSqliteStore(file, options);
    await expect(read(again, 'b')).rejects.toThrow(DamagedJournal);
    expect(await read(again, 'a')).toBe(30);
    await again.close();
  });

  it('gets its index again where that is gone, or where an operator wants it', async () => {
    const file = newFile();
    const indexing = () => [{ type: 'opened', class: 'ONE', owner: 'host' } as const];
    const store = await openSqliteStore(file, { ...options, indexing });
    await store.append([{ stream: 'a', seq: 0, body: '' }]);
    await store.close();
    for (const harm of ['DROP TABLE token', 'DROP TABLE class']) {
      const db = new Database(file);
      db.exec(harm);
      db.close();
      const again = await openSqliteStore(file, { ...options, indexing });
      expect(await again.index.openClasses()).toHaveLength(1);
      await again.close();
    }
  });

  it.each([
    ['is changed', "UPDATE snapshot SET body = body || ' '"],
    ['says another place', 'UPDATE snapshot SET entries = 1'],
    ['is gone with its table', 'DROP TABLE snapshot'],
  ])('has no snapshot that is damaged, and its journal all the same: one that %s', async (_, harm) => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    const [, chain = ''] = await store.append([0, 1].map((seq) => ({ stream: 'a', seq, body: 'b' })));
    store.keepSnapshot({ stream: 'a', entries: 2, chain, body: 'ab' });
    await store.close();
    const db = new Database(file);
    db.exec(harm);
    db.close();
    const again = await openSqliteStore(file, options);
    expect(await again.snapshot('a')).toBeNull();
    expect(await read(again, 'a')).toBe(2);
    await again.close();
  });

  it('is written to though the page of its snapshots is damaged', async () => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    await store.append([{ stream: 'a', seq: 0, body: '' }]);
    await store.close();
    const db = new Database(file);
    const page = db
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'snapshot'")
      .pluck()
      .get();
    db.close();
    const damaged = readFileSync(file);
    damaged.fill(0xff, 4_096 * ((page ?? 0) - 1), 4_096 * (page ?? 0));
    writeFileSync(file, damaged);
    const again = await openSqliteStore(file, options);
    const [chain = ''] = await again.append([{ stream: 'a', seq: 1, body: '' }]);
    again.keepSnapshot({ stream: 'a', entries: 2, chain, body: 'ab' });
    await again.append([{ stream: 'a', seq: 2, body: '' }]);
    expect(await again.snapshot('a')).toBeNull();
    expect(await read(again, 'a')).toBe(3);
    await again.close();
  });

  /** What can befall an entry of stream `a` (places 0 to 9), at place 4. */
  const HARMS: Readonly<Record<string, string>> = {
    'its body is changed': "UPDATE journal SET body = 'x' || substr(body, 2) WHERE stream = 1 AND seq = 4",
    'its time is changed': 'UPDATE journal SET at = at + 1 WHERE stream = 1 AND seq = 4',
    'its owner is changed': 'UPDATE journal SET epoch = 7 WHERE stream = 1 AND seq = 4',
    'it is lost': 'DELETE FROM journal WHERE stream = 1 AND seq = 4',
    'it changes places with the next':
      'UPDATE journal SET seq = 9 - seq + 100 WHERE stream = 1 AND seq IN (4, 5); UPDATE journal SET seq = seq - 100 WHERE seq > 100',
    'it comes from another stream':
      'DELETE FROM journal WHERE stream = 1 AND seq = 4; UPDATE journal SET stream = 1 WHERE stream = 2 AND seq = 4',
  };

  it.each(Object.entries(HARMS))('shows where a stream is damaged: %s', async (_, harm) => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    for (const stream of ['a', 'b'])
      await store.append(
        Array.from({ length: 10 }, (_, seq) => ({ stream, seq, body: `entry ${seq} of ${stream}` })),
      );
    await store.close();
    const db = new Database(file);
    db.exec(harm);
    db.close();
    const again = await openSqliteStore(file, options);
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of again.read('a')) seen.push(seq);
    })();
    await expect(reading).rejects.toMatchObject({ name: 'DamagedJournal', place: { stream: 'a', seq: 4 } });
    expect(seen).toEqual([0, 1, 2, 3]);
    expect((await again.last('a'))?.seq).toBe(9);
    await again.append([{ stream: 'a', seq: 10, body: 'after all' }]);
    expect(await again.last('a')).toMatchObject({ seq: 10, body: 'after all' });
    await again.close();
  });

  it('gives what is last and whole of a stream whose last entries are damaged, and goes on after them', async () => {
    const file = newFile();
    const store = await openSqliteStore(file, options);
    await store.append(Array.from({ length: 5 }, (_, seq) => ({ stream: 'a', seq, body: `beat ${seq}` })));
    await store.close();
    const db = new Database(file);
    db.exec("UPDATE journal SET body = 'rubbish' WHERE seq >= 3");
    db.close();
    const again = await openSqliteStore(file, options);
    expect((await again.last('a'))?.seq).toBe(2);
    expect(await again.next('a')).toBe(5);
    await again.append([{ stream: 'a', seq: 5, body: 'beat 5' }]);
    expect((await again.last('a'))?.seq).toBe(5);
    await again.close();
  });

  it('knows who wrote an entry: each opening is a new owner', async () => {
    const file = newFile();
    const epochs: number[] = [];
    for (let seq = 0; seq < 3; seq += 1) {
      const store = await openSqliteStore(file, options);
      await store.append([{ stream: 'a', seq, body: '' }]);
      epochs.push((await store.last('a'))?.epoch ?? -1);
      await store.close();
    }
    expect(epochs).toEqual([1, 2, 3]);
  });

  it('goes on after a disk that was full only where all that was acknowledged is there', async () => {
    const file = newFile();
    const db = openDatabase(file, options.indexing);
    const store = sqliteStore(db, options);
    await store.append([0, 1, 2].map((seq) => ({ stream: 'a', seq, body: `${seq}` })));
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const large = { stream: 'b', seq: 0, body: 'x'.repeat(100_000) };
    await expect(store.append([large])).rejects.toThrow(StoreUnavailable);
    db.exec('DELETE FROM journal WHERE seq = 2');
    db.pragma('max_page_count = 1000000');
    await expect(store.append([large])).rejects.toThrow(/stream a ends at 2, and 3 was acknowledged/);
    expect(store.failure).not.toBeNull();
    await store.close();
  });

  it('is refused with a reason when it is another program’s, and left as it was', async () => {
    const file = newFile();
    const db = new Database(file);
    db.exec('CREATE TABLE notes (text TEXT)');
    db.close();
    const before = readFileSync(file);
    await expect(openSqliteStore(file, options)).rejects.toThrow(/another program’s/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused with a reason when it is no database, or a newer one', async () => {
    const rubbish = newFile();
    writeFileSync(
      rubbish,
      'no database at all, but long enough to be taken for the header of one'.repeat(20),
    );
    await expect(openSqliteStore(rubbish, options)).rejects.toThrow(UnusableStore);
    const newer = newFile();
    const db = new Database(newer);
    db.pragma('user_version = 99');
    db.close();
    await expect(openSqliteStore(newer, options)).rejects.toThrow(/version 99, and this server knows 5/);
  });
});
