/** The contract of a store over PostgreSQL, and tests of its tables, its settings and its outages. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { POSTGRES, type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { systemClock } from '../time/clock.ts';
import { openPostgresStore } from './postgres-store.ts';
import { storeContract } from './store.contract.ts';
import { type Store, StoreFailed, type StoreOptions, StoreUnavailable } from './store.ts';

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.end();
});
const newDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  databases.push(database);
  return database;
};
const open = (url: string, options: StoreOptions) =>
  openPostgresStore({ url, most: 4, mayForget: false, clock: systemClock }, options);

describe.skipIf(POSTGRES === null)('PostgreSQL', () => {
  storeContract('PostgreSQL', async (options) => {
    const { url, run } = await newDatabase();
    const store = await open(url, options);
    return {
      store,
      reopen: () => open(url, options),
      fill: async () => {
        await run(`
          CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
          CREATE TRIGGER no_room BEFORE INSERT ON journal EXECUTE FUNCTION no_room();
          CREATE TRIGGER no_room BEFORE UPDATE ON node EXECUTE FUNCTION no_room();`);
        return async () => {
          await run('DROP TRIGGER no_room ON journal; DROP TRIGGER no_room ON node');
        };
      },
      hide: async () => {
        const tables = ['journal', 'class', 'token', 'match'];
        for (const table of tables) await run(`ALTER TABLE ${table} RENAME TO hidden_${table}`);
        return async () => {
          for (const table of tables) await run(`ALTER TABLE hidden_${table} RENAME TO ${table}`);
        };
      },
      breakForGood: async () => {
        await run('DROP TABLE journal');
      },
    };
  });

  const { now, epoch } = manualClock();
  const options: StoreOptions = { now, epoch, indexing: () => [] };
  const entry = (stream: string, seq: number) => ({ stream, seq, body: `${stream} ${seq}` });
  const read = async (store: Store, stream: string): Promise<readonly string[]> => {
    const bodies: string[] = [];
    for await (const { body } of store.read(stream)) bodies.push(body);
    return bodies;
  };

  describe('a way to the database that breaks', () => {
    const begin = async () => {
      const database = await newDatabase();
      const proxy = await CuttingProxy.to(database.url);
      const store = await open(proxy.via(database.url), options);
      await store.append([entry('a', 0)]);
      return { ...database, proxy, store };
    };

    it('before the database heard anything: nothing is written, and it goes on by itself', async () => {
      const { proxy, store } = await begin();
      const mend = await proxy.close();
      const refused = expect(store.append([entry('a', 1)])).rejects.toThrow(StoreUnavailable);
      await expect(store.probe()).rejects.toThrow(StoreUnavailable);
      await expect(store.append([entry('b', 0)])).rejects.toThrow(StoreUnavailable);
      await expect(read(store, 'a')).rejects.toThrow(StoreUnavailable);
      await mend();
      // Whether it was sent, only the database can say.
      await refused;
      await store.append([entry('a', 1)]);
      expect(await read(store, 'a')).toEqual(['a 0', 'a 1']);
      expect(store.failure).toBeNull();
      await store.close();
      await proxy.close();
    });

    it('before a commit was answered: what was written counts, though nobody said so, and meanwhile all else is refused', async () => {
      const { proxy, store, run } = await begin();
      proxy.loseAnswers();
      const told = vi.fn();
      const inDoubt = store.append([entry('a', 1), entry('b', 0)]);
      inDoubt.then(told, told);
      await expect.poll(() => run('SELECT FROM journal')).toHaveLength(3);
      const mend = await proxy.close();
      await expect(store.append([entry('c', 0)])).rejects.toThrow(StoreUnavailable);
      await expect(store.probe()).rejects.toThrow(StoreUnavailable);
      expect(told).not.toHaveBeenCalled();
      await mend();
      const links = (await run('SELECT chain FROM journal ORDER BY id')).map(({ chain }) => chain);
      expect(await inDoubt).toEqual(links.slice(1));
      await store.append([entry('a', 2), entry('c', 0)]);
      expect(await read(store, 'a')).toEqual(['a 0', 'a 1', 'a 2']);
      await store.close();
      await proxy.close();
    });

    it('while a commit is on its way: it is refused, and comes through no more, however late it arrives', async () => {
      const { proxy, store, run } = await begin();
      proxy.hold();
      const lost = store.append([entry('a', 1)]);
      await expect.poll(() => proxy.held).toBeGreaterThan(0);
      proxy.cut();
      await expect(lost).rejects.toThrow(StoreUnavailable);
      const [before] = await run('SELECT epoch FROM node');
      await proxy.release();
      expect(await read(store, 'a')).toEqual(['a 0']);
      await store.append([entry('a', 1)]);
      expect(await read(store, 'a')).toEqual(['a 0', 'a 1']);
      expect((await store.last('a'))?.epoch).toBe(before?.epoch && Number(before.epoch));
      await store.close();
      await proxy.close();
    });
  });

  it('belongs to one server at a time', async () => {
    const { url } = await newDatabase();
    const store = await open(url, options);
    await expect(open(url, options)).rejects.toThrow(/in use: is the server running already/);
    await store.close();
    await (await open(url, options)).close();
  });

  it('is left to whoever took over: what the one before still writes is refused, and it is told so', async () => {
    const { url, run } = await newDatabase();
    const onFailure = vi.fn();
    const before = await open(url, { ...options, onFailure });
    await before.append([entry('a', 0)]);
    // As whoever finds its lease over does.
    await run('DELETE FROM node');
    const after = await open(url, options);
    await after.append([entry('a', 1)]);
    await expect(before.append([entry('a', 2)])).rejects.toThrow(/another server .* has taken over/);
    expect(onFailure).toHaveBeenCalledOnce();
    expect(before.failure).toBeInstanceOf(StoreFailed);
    await after.append([entry('a', 2)]);
    expect((await read(after, 'a')).length).toBe(3);
    await Promise.all([before.close(), after.close()]);
  });

  it('is made by one of several servers that start at once', async () => {
    const { url, run } = await newDatabase();
    const starts = [1, 2, 3].map(() => open(url, options));
    const opened = await Promise.allSettled(starts);
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await run('SELECT * FROM schema_version')).toHaveLength(1);
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
  });

  it('is refused with a reason when its tables are another program’s, or a newer version’s', async () => {
    const theirs = await newDatabase();
    await theirs.run('CREATE TABLE class (pupils INTEGER)');
    await expect(open(theirs.url, options)).rejects.toThrow(/another program’s/);
    const newer = await newDatabase();
    await (await open(newer.url, options)).close();
    await newer.run('UPDATE schema_version SET version = 99');
    await expect(open(newer.url, options)).rejects.toThrow(/version 99, and this server knows 1/);
  });

  it('is refused where it does not keep what it commits, unless that is allowed', async () => {
    const { url } = await newDatabase();
    const forgetful = `${url}%20-c%20synchronous_commit%3Doff`;
    await expect(open(forgetful, options)).rejects.toThrow(
      /may forget .* synchronous_commit is off there.* DATABASE_MAY_FORGET=yes/,
    );
    const allowed = { url: forgetful, most: 2, mayForget: true, clock: systemClock };
    await (await openPostgresStore(allowed, options)).close();
  });

  it('shows where a stream is damaged, and goes on after it', async () => {
    const { url, run } = await newDatabase();
    const store = await open(url, options);
    await store.append(Array.from({ length: 5 }, (_, seq) => entry('a', seq)));
    await run("UPDATE journal SET body = 'rubbish' WHERE seq >= 3");
    await expect(read(store, 'a')).rejects.toMatchObject({
      name: 'DamagedJournal',
      place: { stream: 'a', seq: 3 },
    });
    expect((await store.last('a'))?.seq).toBe(2);
    await store.append([entry('a', 5)]);
    expect((await store.last('a'))?.seq).toBe(5);
    await store.close();
  });
});
