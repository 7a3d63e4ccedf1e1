import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { sqliteStore, UnusableStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-store-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;
const newFile = (): string => join(dir, `${++files}.sqlite`);

storeContract('SQLite', (options) => {
  const file = newFile();
  return { store: sqliteStore(file, options), reopen: () => sqliteStore(file, options) };
});

describe('the SQLite file', () => {
  const { now, epoch } = manualClock();

  it('belongs to one server at a time', async () => {
    const file = newFile();
    const store = sqliteStore(file, { now, epoch });
    expect(() => sqliteStore(file, { now, epoch })).toThrow(/in use: is the server running already/);
    await store.close();
    await sqliteStore(file, { now, epoch }).close();
  });

  it('is refused with a reason when it is no database, or a newer one', () => {
    const rubbish = newFile();
    writeFileSync(
      rubbish,
      'no database at all, but long enough to be taken for the header of one'.repeat(20),
    );
    expect(() => sqliteStore(rubbish, { now, epoch })).toThrow(UnusableStore);
    const newer = newFile();
    const db = new Database(newer);
    db.pragma('user_version = 99');
    db.close();
    expect(() => sqliteStore(newer, { now, epoch })).toThrow(/version 99, and this server knows 1/);
  });
});
