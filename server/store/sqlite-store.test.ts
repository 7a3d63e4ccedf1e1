import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { openDatabase, openSqliteStore, sqliteStore, UnusableStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';

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
    await expect(openSqliteStore(newer, options)).rejects.toThrow(/version 99, and this server knows 2/);
  });
});
