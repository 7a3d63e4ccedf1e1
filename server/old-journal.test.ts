/** Tests of files that servers of earlier versions wrote: read on, indexed, chained from then on. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hashToken } from './access/tokens.ts';
import { indexing } from './classroom/class-index.ts';
import { beforeFirst, linkAfter } from './store/chain.ts';
import { openWithCare } from './store/sqlite-care.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { testLife } from './testing/scenario.ts';

/** What is known of a kept file. Each has a class in play, one that is quiet, and one that was closed. */
interface Kept {
  readonly version: number;
  readonly played: { readonly code: string; readonly match: string; readonly touchedAt: number };
  readonly tokens: {
    readonly ada: string;
    readonly dan: string;
    readonly removed: string;
    readonly closed: string;
    readonly teacher: string;
  };
  readonly quiet: string;
  readonly closed: string;
}

const KEPT: readonly Kept[] = [
  {
    version: 1,
    played: { code: 'FTTPK9', match: 'rN8LojoaeXoQMpFu', touchedAt: 1_700_000_012_500 },
    tokens: {
      ada: 'iSYgUZ55ykROiVLhknELiR__',
      dan: 'DPVd-dnGVVu_SgcOSx7jAbQq',
      removed: 'Mg60HzF9ubOKAyhujEynxLNa',
      closed: 'H53Ppu-8YcLC-CWaAWGOEaIO',
      teacher: 'nrOX_iOKhnENCdjIb9fPnwlJ',
    },
    quiet: 'WRJHKC',
    closed: 'XNYJQW',
  },
  {
    version: 2,
    played: { code: 'FFX3KY', match: 'LNKN_S_puUdGmkk1', touchedAt: 1_700_000_016_000 },
    tokens: {
      ada: 'tBOweLyHKnCAXBVCiGBaivNd',
      dan: 'hr9_Ps5dzlMvBKEUsaM2x3yO',
      removed: 'HDixl7rkNz5Wum3QvRsjE5yp',
      closed: 'rocKWyhEiZ2K6llsnXnDQdjm',
      teacher: '8DEGAV4kQxsNcQ7BecBWmqvy',
    },
    quiet: 'PXJD7K',
    closed: 'HTG4XC',
  },
  {
    version: 3,
    played: { code: '3QPK9W', match: 'jXGk2tbBrRzaQwV8', touchedAt: 1_700_000_023_500 },
    tokens: {
      ada: 'oeeMu8dmZjaCWs5CzLwYj0Ds',
      dan: 'HwQHxFYqswKzHoS3D5T4nzBJ',
      removed: 'P0b4mEmsS5GRloSa1qb7Qirh',
      closed: 'wS1gQRTF86tJEyjMfcTxYTNg',
      teacher: '7psN3LADIPaXFehPJ-VSZqfU',
    },
    quiet: 'WYPPP6',
    closed: 'CTRRP6',
  },
  {
    version: 4,
    played: { code: 'PWKWKC', match: 'yXNBZKrRdeCZkLfi', touchedAt: 1_700_000_023_500 },
    tokens: {
      ada: '1lrL31eEavJ840Bks3Iy_LkO',
      dan: 'tc0ReDWxnSYBIpRV0GC-Lr9g',
      removed: '8C6FAEvz_DYe-9aGwhsiOx0u',
      closed: '0fnUiiC9FJKvm39qLS-wMBaY',
      teacher: 'Rg9AINuQ1XIovjQk4pC-SLaX',
    },
    quiet: 'G99D6Q',
    closed: 'TWM6CR',
  },
];

const dir = mkdtempSync(join(tmpdir(), '2msl-old-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;
const copy = (version: number): string => {
  const file = join(dir, `${++files}.sqlite`);
  copyFileSync(fileURLToPath(new URL(`./store/fixtures/version-${version}.db`, import.meta.url)), file);
  return file;
};

describe.each(KEPT)('a journal of version $version', ({ version, played, tokens, quiet, closed }) => {
  let harness: Harness | undefined;
  afterEach(() => harness?.close());
  const { now, epoch } = manualClock();

  it('gets an index of what it says', async () => {
    const store = await openSqliteStore(copy(version), { now, epoch, indexing });
    const { index } = store;
    const open = await index.openClasses();
    const classes = await Promise.all([played.code, quiet, closed].map((code) => index.class(code)));
    const { ada, dan, removed, teacher } = tokens;
    const held = [ada, dan, removed, tokens.closed, teacher, 'nobody’s'].map(hashToken);
    const holders = await Promise.all(held.map((hash) => index.holder(hash)));
    const match = await index.classOf(played.match);
    await store.close();
    expect(open.toSorted((one, other) => other.players - one.players)).toMatchObject([
      { code: played.code, players: 3, playing: testLife.id, touchedAt: played.touchedAt },
      { code: quiet, players: 0, playing: null },
    ]);
    expect(classes.map((row) => row?.closedAt !== null)).toEqual([false, false, true]);
    expect(match).toBe(played.code);
    const roles = ['player', 'player', null, 'player', 'teacher', null];
    expect(holders.map((holder) => holder?.role ?? null)).toEqual(roles);
  });

  it('keeps every entry, chained to the one before', async () => {
    const file = copy(version);
    const old = new Database(file);
    const journal =
      version < 3
        ? 'journal'
        : '(SELECT name AS stream, seq, at, body FROM journal JOIN stream ON stream.id = journal.stream)';
    const before = old.prepare(`SELECT stream, seq, at, body FROM ${journal} ORDER BY stream, seq`).all();
    old.close();
    const store = await openSqliteStore(file, { now, epoch, indexing });
    const after: unknown[] = [];
    const streams = new Set((before as { readonly stream: string }[]).map(({ stream }) => stream));
    for (const stream of streams) {
      let link = beforeFirst(stream);
      for await (const entry of store.read(stream)) {
        link = linkAfter(link, entry);
        expect(entry.chain).toBe(link);
        after.push({ stream, seq: entry.seq, at: entry.at, body: entry.body });
      }
    }
    await store.close();
    expect(after).toEqual(before);
    expect(after.length).toBeGreaterThan(20);
  });

  it('serves whoever held a token', async () => {
    const file = copy(version);
    harness = await Harness.start({
      clock: manualClock(50_000),
      openStore: (options) => openSqliteStore(file, options),
    });
    const ada = await harness.player(tokens.ada);
    const { view: seen } = await ada.last('class');
    expect(seen.players.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Dan']);
    harness.teacher = tokens.teacher;
    expect((await harness.http('GET', '/api/teach/classes')).body).toHaveLength(3);
    expect((await harness.http('GET', `/api/records/${played.match}`)).body.names).toEqual({
      A: 'Ada',
      B: 'Bob',
    });
    const removed = harness.client();
    await removed.hello(tokens.removed);
    expect((await removed.error()).code).toBe('no-such-token');
  });

  it('is its host teacher’s, and kept for the days that the server says', async () => {
    const store = await openSqliteStore(copy(version), { now, epoch, indexing });
    const rows = await store.index.classes();
    await store.close();
    expect(rows.map(({ owner, keptFor, expires }) => [owner, keptFor, expires])).toEqual(
      rows.map(() => ['host', null, null]),
    );
    expect(rows).toHaveLength(3);
  });

  it('is refused unharmed by a server that fails half-way, and served by the next', async () => {
    const file = copy(version);
    const fails = (): never => {
      throw new Error('half-way');
    };
    await expect(openSqliteStore(file, { now, epoch, indexing: fails })).rejects.toThrow('half-way');
    const store = await openSqliteStore(file, { now, epoch, indexing });
    expect(await store.index.openClasses()).toHaveLength(2);
    await store.close();
  });
});

describe.each([1, 2])('a damaged journal of version %i', (version) => {
  it('is told of in a sentence that says what to do, and is left as it is', async () => {
    const file = copy(version);
    const octets = readFileSync(file);
    // All but what says that it is a database, and of which version.
    octets.fill(0x5a, 4_096);
    writeFileSync(file, octets);
    const { now, epoch } = manualClock();
    const care = { backups: [], copy: `${file}.damaged`, salvaged: () => undefined };
    await expect(openWithCare(file, { now, epoch, indexing }, care)).rejects.toThrow(
      new RegExp(`is of version ${version} and damaged.*copy`),
    );
    // SQLite says in its header that there may be a WAL.
    expect(readFileSync(file).subarray(100).equals(octets.subarray(100))).toBe(true);
    expect(existsSync(care.copy)).toBe(false);
  });
});

describe('an index that is made again', () => {
  it('answers as the one that was kept while it was written', async () => {
    const file = join(dir, 'again.sqlite');
    const clock = manualClock();
    const harness = await Harness.start({ clock, openStore: (options) => openSqliteStore(file, options) });
    const { code, tokens } = await harness.pair();
    const late = await harness.join(code, 'Eve');
    const { view: seen } = await (await harness.player(late)).last('class');
    await harness.http('DELETE', `/api/teach/classes/${code}/players/${seen.you.id}`);
    clock.advance(2_500);
    await harness.http('POST', `/api/teach/classes/${await harness.openClass()}/close`);
    const second = await harness.pair();
    await harness.http('POST', `/api/teach/classes/${second.code}/rounds/end`);
    await harness.http('POST', '/api/teach/classes', { name: '10b' });
    const gone = await harness.pair();
    const { view } = await gone.A.last('class');
    const match = view.seat?.match ?? '';
    await harness.http('DELETE', `/api/teach/classes/${gone.code}`);
    const held = [...tokens, late, ...second.tokens, harness.teacher].map(hashToken);
    await harness.close();
    const ask = async () => {
      const store = await openSqliteStore(file, { now: clock.now, epoch: clock.epoch, indexing });
      const { index } = store;
      const classes = await index.classes();
      const holders = await Promise.all(held.map((hash) => index.holder(hash)));
      const of = await index.classOf(match);
      const records: unknown[] = [];
      for await (const entry of store.read(`match/${match}`)) records.push(entry);
      await store.close();
      return { classes, holders, of, records };
    };
    const kept = await ask();
    expect(kept.classes.map(({ playing }) => playing)).toContain(testLife.id);
    expect(kept.classes).toContainEqual(expect.objectContaining({ name: '10b', rounds: 0, players: 0 }));
    expect(kept.classes.map(({ code: one }) => one)).not.toContain(gone.code);
    expect(kept.records).toEqual([]);
    expect(kept.holders.filter((holder) => holder === null)).toHaveLength(1);
    const db = new Database(file);
    db.exec('DROP TABLE class; DROP TABLE token; DROP TABLE match');
    db.close();
    expect(await ask()).toEqual(kept);
  });

  it('is made of a file whose index knew neither names nor rounds', async () => {
    const file = join(dir, 'version-3.sqlite');
    const clock = manualClock();
    const options = { now: clock.now, epoch: clock.epoch, indexing };
    const harness = await Harness.start({ clock, openStore: (given) => openSqliteStore(file, given) });
    const { code } = await harness.pair();
    await harness.close();
    const db = new Database(file);
    for (const column of ['name', 'rounds', 'deleted_at']) db.exec(`ALTER TABLE class DROP COLUMN ${column}`);
    db.pragma('user_version = 3');
    db.close();
    const store = await openSqliteStore(file, options);
    expect(await store.index.classes()).toMatchObject([{ code, name: null, rounds: 1, deletedAt: null }]);
    await store.close();
  });
});
