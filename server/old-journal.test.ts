/**
 * Tests of a file that a server wrote before there was an index.
 * It has a class in play, one that is quiet, and one that was closed.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hashToken } from './access/tokens.ts';
import { indexing } from './classroom/class-index.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { testLife } from './testing/scenario.ts';

const VERSION_1 = fileURLToPath(new URL('./store/fixtures/version-1.db', import.meta.url));
const PLAYED = {
  code: 'FTTPK9',
  match: 'rN8LojoaeXoQMpFu',
  ada: 'iSYgUZ55ykROiVLhknELiR__',
  dan: 'DPVd-dnGVVu_SgcOSx7jAbQq',
  removed: 'Mg60HzF9ubOKAyhujEynxLNa',
};
const QUIET = 'WRJHKC';
const CLOSED = { code: 'XNYJQW', player: 'H53Ppu-8YcLC-CWaAWGOEaIO' };
const TEACHER = 'nrOX_iOKhnENCdjIb9fPnwlJ';
const TOKENS = [PLAYED.ada, PLAYED.dan, PLAYED.removed, CLOSED.player, TEACHER, 'nobody’s'];

const dir = mkdtempSync(join(tmpdir(), '2msl-old-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;
const copy = (): string => {
  const file = join(dir, `${++files}.sqlite`);
  copyFileSync(VERSION_1, file);
  return file;
};

/** All that an index answers of these. */
async function answers({ index }: Store) {
  return {
    open: await index.openClasses(),
    classes: await Promise.all([PLAYED.code, QUIET, CLOSED.code].map((code) => index.class(code))),
    holders: await Promise.all(TOKENS.map((token) => index.holder(hashToken(token)))),
    match: await index.classOf(PLAYED.match),
  };
}

describe('a journal of version 1', () => {
  let harness: Harness | undefined;
  afterEach(() => harness?.close());
  const { now, epoch } = manualClock();

  it('gets an index of what it says', async () => {
    const store = await openSqliteStore(copy(), { now, epoch, indexing });
    const { open, classes, holders, match } = await answers(store);
    await store.close();
    expect(open).toMatchObject([
      { code: PLAYED.code, players: 3, playing: testLife.id, touchedAt: 1_700_000_012_500 },
      { code: QUIET, players: 0, playing: null },
    ]);
    expect(classes.map((row) => row?.closedAt !== null)).toEqual([false, false, true]);
    expect(match).toBe(PLAYED.code);
    expect(holders.map((holder) => holder?.role ?? null)).toEqual([
      'player',
      'player',
      null,
      null,
      'teacher',
      null,
    ]);
  });

  it('serves whoever held a token', async () => {
    const file = copy();
    harness = await Harness.start({
      clock: manualClock(50_000),
      openStore: (options) => openSqliteStore(file, options),
    });
    const ada = await harness.player(PLAYED.ada);
    const { class: seen } = await ada.last('class');
    expect(seen.players.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Dan']);
    harness.teacher = TEACHER;
    expect((await harness.http('GET', '/api/teach/classes')).body).toHaveLength(2);
    expect((await harness.http('GET', `/api/records/${PLAYED.match}`)).body.names).toEqual({
      A: 'Ada',
      B: 'Bob',
    });
    const removed = harness.client();
    await removed.hello(PLAYED.removed);
    expect((await removed.error()).code).toBe('no-such-token');
  });

  it('is refused unharmed by a server that fails half-way, and served by the next', async () => {
    const file = copy();
    const fails = (): never => {
      throw new Error('half-way');
    };
    await expect(openSqliteStore(file, { now, epoch, indexing: fails })).rejects.toThrow('half-way');
    const store = await openSqliteStore(file, { now, epoch, indexing });
    expect(await store.index.openClasses()).toHaveLength(2);
    await store.close();
  });
});

describe('an index that is made again', () => {
  it('answers as the one that was kept while it was written', async () => {
    const file = join(dir, 'again.sqlite');
    const clock = manualClock();
    const harness = await Harness.start({ clock, openStore: (options) => openSqliteStore(file, options) });
    const { code, tokens } = await harness.pair();
    const late = await harness.join(code, 'Eve');
    const { class: seen } = await (await harness.player(late)).last('class');
    await harness.http('DELETE', `/api/teach/classes/${code}/players/${seen.you.id}`);
    clock.advance(2_500);
    await harness.http('DELETE', `/api/teach/classes/${await harness.openClass()}`);
    const second = await harness.pair();
    await harness.http('POST', `/api/teach/classes/${second.code}/rounds/end`);
    const held = [...tokens, late, ...second.tokens, harness.teacher].map(hashToken);
    await harness.close();
    const ask = async () => {
      const store = await openSqliteStore(file, { now: clock.now, epoch: clock.epoch, indexing });
      const { index } = store;
      const classes = await index.openClasses();
      const holders = await Promise.all(held.map((hash) => index.holder(hash)));
      await store.close();
      return { classes, holders };
    };
    const kept = await ask();
    expect(kept.classes.map(({ playing }) => playing)).toContain(testLife.id);
    expect(kept.holders.filter((holder) => holder === null)).toHaveLength(1);
    const db = new Database(file);
    db.exec('DROP TABLE class; DROP TABLE token; DROP TABLE match');
    db.pragma('user_version = 1');
    db.close();
    expect(await ask()).toEqual(kept);
  });
});
