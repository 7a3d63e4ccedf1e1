/** The contract of a store over PostgreSQL, and tests of its tables, its settings and its outages. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { POSTGRES, type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { systemClock } from '../time/clock.ts';
import { openPostgresStore } from './postgres-store.ts';
import { storeContract } from './store.contract.ts';
import {
  OwnedElsewhere,
  type Store,
  StoreFailed,
  type StoreOptions,
  StoreUnavailable,
  StreamTaken,
} from './store.ts';

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

  it('has one owner for each class, who leaves it to another, or is gone', async () => {
    const { url } = await newDatabase();
    const [one, other] = [await open(url, options), await open(url, options)];
    await one.owners.acquire('ONE');
    await one.owners.acquire('ONE');
    await other.owners.acquire('TWO');
    await expect(other.owners.acquire('ONE')).rejects.toThrow(OwnedElsewhere);
    await expect(one.owners.acquire('TWO')).rejects.toThrow(OwnedElsewhere);
    await one.owners.release('ONE');
    await other.owners.acquire('ONE');
    await other.close();
    await one.owners.acquire('TWO');
    await one.close();
  });

  it('is written by both: what follows upon what another wrote is read before', async () => {
    const { url } = await newDatabase();
    const [one, other] = [await open(url, options), await open(url, options)];
    await one.append([entry('server', 0)]);
    await other.append([entry('server', 1)]);
    await expect(one.append([entry('server', 1)])).rejects.toThrow(StreamTaken);
    await one.append([entry('server', await one.next('server'))]);
    expect(await read(other, 'server')).toEqual(['server 0', 'server 1', 'server 2']);
    await Promise.all([one.close(), other.close()]);
  });

  it('takes over from a server that was not heard of: what that still writes is refused, and it is told so', async () => {
    const { url, run } = await newDatabase();
    const onFailure = vi.fn();
    const proxy = await CuttingProxy.to(url);
    const before = await open(proxy.via(url), { ...options, onFailure });
    await before.owners.acquire('ONE');
    await before.append([entry('class/ONE', 0)]);
    const after = await open(url, options);
    const mend = await proxy.close();
    await run(
      "UPDATE node SET until = clock_timestamp() - interval '1 second' WHERE id = (SELECT min(id) FROM node)",
    );
    await after.owners.acquire('ONE');
    await after.append([entry('class/ONE', 1)]);
    await mend();
    await expect(before.append([entry('class/ONE', 2)])).rejects.toThrow(/another server .* has taken over/);
    expect(onFailure).toHaveBeenCalledOnce();
    expect(before.failure).toBeInstanceOf(StoreFailed);
    await expect(before.probe()).rejects.toThrow(StoreFailed);
    await after.append([entry('class/ONE', 2)]);
    expect((await read(after, 'class/ONE')).length).toBe(3);
    await Promise.all([before.close(), after.close()]);
    await proxy.close();
  });

  it.each([
    ['it did not get through for long', { now: 10_000, epoch: 10_000 }],
    ['the machine has slept, which stops the clock that never jumps', { now: 0, epoch: 60_000 }],
  ])('answers for nothing when %s, until the database has said that it may', async (_, passed) => {
    const { url } = await newDatabase();
    const skew = { now: 0, epoch: 0 };
    const clock = {
      ...systemClock,
      now: () => systemClock.now() + skew.now,
      epoch: () => systemClock.epoch() + skew.epoch,
    };
    const store = await openPostgresStore({ url, most: 4, mayForget: false, clock }, options);
    expect(store.owners.held()).toBe(true);
    Object.assign(skew, passed);
    expect(store.owners.held()).toBe(false);
    await store.probe();
    expect(store.owners.held()).toBe(true);
    await store.close();
  });

  it('is made by one of several servers that start at once', async () => {
    const { url, run } = await newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => open(url, options)));
    expect(await run('SELECT * FROM schema_version')).toEqual([{ version: 4 }]);
    expect(await run('SELECT FROM node')).toHaveLength(3);
    for (const store of stores) await store.close();
    expect(await run('SELECT FROM node')).toHaveLength(0);
  });

  it('makes the tables of today out of those of version 1', async () => {
    const { url, run } = await newDatabase();
    const first = await open(url, options);
    await first.append([entry('a', 0)]);
    await first.close();
    await run(
      'DROP TABLE owner, node, once_code, news; CREATE TABLE node (epoch BIGINT PRIMARY KEY, until TIMESTAMPTZ NOT NULL); UPDATE schema_version SET version = 1',
    );
    const again = await open(url, options);
    await again.owners.acquire('ONE');
    expect(await read(again, 'a')).toEqual(['a 0']);
    await again.close();
  });

  it('is refused with a reason when its tables are another program’s, or a newer version’s', async () => {
    const theirs = await newDatabase();
    await theirs.run('CREATE TABLE class (pupils INTEGER)');
    await expect(open(theirs.url, options)).rejects.toThrow(/another program’s/);
    const newer = await newDatabase();
    await (await open(newer.url, options)).close();
    await newer.run('UPDATE schema_version SET version = 99');
    await expect(open(newer.url, options)).rejects.toThrow(/version 99, and this server knows 4/);
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
