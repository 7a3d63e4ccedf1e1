/** Tests of `2msl copy`: everything goes from a file into PostgreSQL and back, or nothing does. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { copy } from './copy.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoreOptions } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { POSTGRES, type TestDatabase, testDatabase } from './testing/postgres.ts';
import { systemClock } from './time/clock.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-copy-'));
const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.end();
  rmSync(dir, { recursive: true });
});
const newDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  databases.push(database);
  return database;
};

const run = async (...words: readonly string[]) => {
  const said: string[] = [];
  const status = await copy(words, { say: (line) => said.push(line), complain: (line) => said.push(line) });
  return { status, said: said.join('\n') };
};
const inFile = (folder: string) => (options: StoreOptions) =>
  openSqliteStore(join(folder, '2msl.sqlite'), options);
const inPostgres = (url: string) => (options: StoreOptions) =>
  openPostgresStore({ url, most: 4, mayForget: false, clock: systemClock }, options);

describe.skipIf(POSTGRES === null)('2msl copy', () => {
  it('moves a lesson into PostgreSQL, where it goes on, and back into a file, where it goes on', async () => {
    const folder = mkdtempSync(join(dir, 'from-'));
    const { url } = await newDatabase();
    const first = await Harness.start({ openStore: inFile(folder) });
    const { B, code, tokens } = await first.pair('standard');
    const past = await first.openClass();
    await first.join(past, 'Eve');
    await first.http('POST', `/api/teach/classes/${past}/close`);
    const deleted = await first.openClass();
    await first.http('POST', `/api/teach/classes/${deleted}/close`);
    await first.http('DELETE', `/api/teach/classes/${deleted}`);
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    const rows = async (harness: Harness) => (await harness.http('GET', '/api/teach/classes')).body;
    const before = await rows(first);
    const { teacher } = first;
    await first.close();

    const there = await run(folder, url);
    expect(there).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^Copied, and read again: \d+ streams/),
    });
    const second = await Harness.start({ clock: manualClock(2_000_000), openStore: inPostgres(url) });
    second.teacher = teacher;
    expect(await rows(second)).toEqual(before);
    const moved = await second.player(tokens[1]);
    await moved.last('match');
    expect(moved.state).toBe('LISTEN');
    expect(await moved.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    const version = moved.view?.version;
    expect(await run(url, join(dir, 'while-it-runs'))).toMatchObject({
      status: 2,
      said: expect.stringContaining('in use'),
    });
    await second.close();

    const back = join(dir, 'back');
    expect((await run(url, back)).status).toBe(0);
    const third = await Harness.start({ clock: manualClock(3_000_000), openStore: inFile(back) });
    third.teacher = teacher;
    const home = await third.player(tokens[1]);
    await home.last('match');
    expect([home.state, home.view?.version]).toEqual(['LISTEN', version]);
    expect(await home.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    expect(await third.join(code, 'Max')).toEqual(expect.any(String));
    await third.close();
    // The epochs of its owners have gone up all the way.
    const db = new Database(join(back, '2msl.sqlite'), { readonly: true });
    const epochs = db.prepare('SELECT DISTINCT epoch FROM journal ORDER BY id').pluck().all();
    expect(epochs).toEqual(epochs.toSorted((a, b) => Number(a) - Number(b)));
    expect(epochs).toHaveLength(3);
    db.close();
    // The same hash for the same journal, whatever it lies in.
    const other = await newDatabase();
    const hash = /entries, (\S+) in both/;
    const [, one] = hash.exec((await run(back, other.url)).said) ?? [];
    expect(hash.exec((await run(other.url, join(dir, 'again'))).said)?.[1]).toBe(one);
  });

  it('copies nothing into what is not empty, and nothing that is damaged', async () => {
    const folder = mkdtempSync(join(dir, 'damaged-'));
    const store = await inFile(folder)({ ...manualClock(), indexing: () => [] });
    await store.append([0, 1, 2].map((seq) => ({ stream: 'a', seq, body: `entry ${seq}` })));
    await store.close();
    const { url, run: sql } = await newDatabase();
    expect((await run(folder, url)).status).toBe(0);
    const again = await run(folder, url);
    expect(again).toEqual({ status: 2, said: '2msl copy: the database holds something already' });
    expect((await run(url, folder)).said).toContain('is there already');

    const altering = await newDatabase();
    await (await inPostgres(altering.url)({ ...manualClock(), indexing: () => [] })).close();
    await altering.run(`
      CREATE FUNCTION alter_body() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.body = NEW.body || ' '; RETURN NEW; END $$;
      CREATE TRIGGER alter_body BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION alter_body();`);
    expect((await run(folder, altering.url)).said).toMatch(/what was written is not what was read/);
    expect(await altering.run('SELECT FROM journal')).toEqual([]);

    await sql("UPDATE journal SET body = 'rubbish' WHERE seq = 1");
    const to = join(dir, 'nothing');
    expect(await run(url, to)).toMatchObject({
      status: 2,
      said: expect.stringContaining('stream a, entry 1'),
    });
    expect(existsSync(join(to, '2msl.sqlite'))).toBe(false);
    const db = new Database(join(folder, '2msl.sqlite'));
    db.exec("UPDATE journal SET body = 'rubbish' WHERE seq = 1");
    db.close();
    const empty = await newDatabase();
    expect((await run(folder, empty.url)).status).toBe(2);
    expect(await empty.run('SELECT FROM journal')).toEqual([]);
    expect((await run(folder)).said).toMatch(/from where and to where/);
  });
});
