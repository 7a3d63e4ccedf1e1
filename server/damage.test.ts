/**
 * Tests of a journal that is damaged, on a real file.
 * What is damaged is set aside and named, and everything beside it goes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../shared/protocol/socket.ts';
import type { ClassView } from '../shared/protocol/view.ts';
import { beforeFirst, linkAfter } from './store/chain.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoredEntry } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { FIRST_CALL } from './testing/scenario.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-damage-'));
afterAll(() => rmSync(dir, { recursive: true }));
let files = 0;
let file = '';
let harness: Harness;
afterEach(() => harness.close());

let logged: string[] = [];
const log = (fields: Readonly<Record<string, unknown>>, text: string): void => {
  logged.push(`${text}: ${fields.err}`);
};

const begin = async (): Promise<Harness> => {
  logged = [];
  harness = await Harness.start({
    clock: manualClock(),
    limits: { messages: null },
    openStore: (options) => openSqliteStore(file, options),
    log: { fatal: log, error: log, warn: log, info: () => undefined, debug: () => undefined },
  });
  return harness;
};

/** Two pairs of one class in a round, each with some moves. */
const played = async () => {
  file = join(dir, `${++files}.sqlite`);
  const first = await begin();
  const code = await first.openClass();
  const names = ['Ada', 'Bob', 'Cy', 'Dan'];
  const tokens: string[] = [];
  for (const name of names) tokens.push(await first.join(code, name));
  const players = await Promise.all(tokens.map((token) => first.player(token)));
  await first.startRound(code, 'standard');
  await Promise.all(players.map((player) => player.until(() => player.view !== null)));
  for (const player of players) if (player.stimulus !== null) await player.move({ kind: 'discard' });
  const known = players.map(({ match, events }, i) => ({
    token: tokens[i] ?? '',
    name: names[i] ?? '',
    match,
    events: [...events],
  }));
  const { teacher } = first;
  await first.close();
  return { code, known, teacher };
};

const harm = (sql: string, ...values: readonly (string | number)[]): void => {
  const db = new Database(file);
  db.prepare(sql).run(...values);
  db.close();
};
/** As if what the stream says now had been chained as it was written. */
const rechain = (db: Database.Database, stream: string): void => {
  const rows = db
    .prepare<[string], StoredEntry & { readonly id: number }>(
      'SELECT journal.id, seq, at, epoch, body FROM journal JOIN stream ON stream.id = journal.stream WHERE name = ? ORDER BY seq',
    )
    .all(stream);
  let link = beforeFirst(stream);
  for (const row of rows) {
    link = linkAfter(link, row);
    db.prepare('UPDATE journal SET chain = ? WHERE id = ?').run(link, row.id);
  }
};
const CHANGED = `UPDATE journal SET body = replace(body, '"at":', '"at":1')
  WHERE stream = (SELECT id FROM stream WHERE name = ?) AND seq = ?`;

/** As of a server that was killed before it kept any, or one of before. */
const harmWithoutSnapshot = (...harming: Parameters<typeof harm>): void => {
  harm('DELETE FROM snapshot');
  harm(...harming);
};

describe('a match of which an entry is damaged', () => {
  it('before its snapshot plays on with who knows it, and is set aside when somebody must be told of that', async () => {
    const { code, known, teacher } = await played();
    const lost = known.filter(({ match }) => match === known[0]?.match);
    harm(CHANGED, `match/${lost[0]?.match}`, 1);
    const again = await begin();
    again.teacher = teacher;
    const teaching = await again.watch(code);
    expect((await teaching.last('teacher')).view.setAside).toEqual([]);
    // A device that knows nothing.
    const back = await again.player(lost[0]?.token ?? '');
    while ((await back.last('class')).view.setAside === false) await again.http('GET', '/healthz');
    expect(logged.join()).toMatch(/this match is set aside: DamagedJournal/);
    await expect
      .poll(async () => (await teaching.last('teacher')).view.setAside)
      .toEqual([{ match: lost[0]?.match, players: lost.map(({ name }) => name) }]);
    await again.close();
    // It stays so: what hid it hides it no more.
    await begin();
    expect(logged.join()).toMatch(/this match is set aside: DamagedJournal/);
  });

  it('is set aside, its class plays on, and its teacher and players are told', async () => {
    const { code, known, teacher } = await played();
    const lost = known[0]?.match;
    harmWithoutSnapshot(CHANGED, `match/${lost}`, 1);
    const again = await begin();
    again.teacher = teacher;
    expect(logged.join()).toContain(
      `this match is set aside: DamagedJournal: The journal is damaged: stream match/${lost}, entry 1`,
    );

    const { view: seen } = await (await again.watch(code)).last('teacher');
    const those = known.filter(({ match }) => match === lost).map(({ name }) => name);
    expect(those).toHaveLength(2);
    expect(seen.setAside).toEqual([{ match: lost, players: those }]);
    expect(seen.round?.pairs).toHaveLength(1);

    const given: ClassView['seat'][] = [];
    for (const { token, match, events } of known) {
      const back = await again.player(token);
      const { view: own } = await back.first('class');
      expect([own.setAside, own.seat?.match]).toEqual(match === lost ? [true, undefined] : [false, match]);
      await back.last('match');
      if (match === lost) given.push((await back.last('class')).view.seat);
      else expect(back.events.slice(0, events.length)).toEqual(events);
    }
    // They get another one, as whoever comes late: the first with the autopilot, and the second with the first.
    const [first, second] = given;
    expect(first).toMatchObject({ match: expect.not.stringMatching(lost ?? ''), host: 'A', partner: null });
    expect(second).toMatchObject({ match: first?.match, host: 'B', partner: { name: those[0] } });
    expect(given).toHaveLength(2);
    again.clock.advance(FIRST_CALL);
    await again.startRound(code, 'standard');
    const teaching = await again.watch(code);
    const { view: next } = await teaching.last('teacher');
    expect([next.setAside, next.round?.pairs.length]).toEqual([[], 2]);
  });

  it('has no record, and says so by name', async () => {
    const { known } = await played();
    harmWithoutSnapshot(CHANGED, `match/${known[0]?.match}`, 1);
    const again = await begin();
    const { status, body } = await again.http('GET', `/api/records/${known[0]?.match}`, undefined, null);
    expect([status, body.error.code]).toEqual([500, 'match-damaged']);
  });

  it('whose time runs back is none that this server wrote', async () => {
    // As a file of before says it, which was not chained when it was written.
    const { known } = await played();
    const stream = `match/${known[0]?.match}`;
    harm('DELETE FROM snapshot');
    const db = new Database(file);
    const id = db.prepare('SELECT id FROM stream WHERE name = ?').pluck().get(stream);
    db.prepare(
      'UPDATE journal SET body = replace(body, \'"at":0\', \'"at":9000\') WHERE stream = ? AND seq = 1',
    ).run(id);
    rechain(db, stream);
    db.close();
    await begin();
    expect(logged.join()).toMatch(/entry 2: its time is before the last/);
  });
});

describe('a class of which an entry is damaged', () => {
  it('is set aside and said to be, also in the list; the others go on', async () => {
    const { code, known } = await played();
    const before = await begin();
    const other = await before.openClass();
    const eve = await before.join(other, 'Eve');
    const { teacher } = before;
    await before.close();
    harm(
      "UPDATE journal SET body = '{}' WHERE stream = (SELECT id FROM stream WHERE name = ?) AND seq = ?",
      `class/${code}`,
      1,
    );
    const again = await begin();
    again.teacher = teacher;
    expect(logged.join()).toMatch(new RegExp(`damaged: stream class/${code}, entry 1`));
    const back = again.client();
    await back.hello(known[0]?.token ?? '');
    expect((await back.error()).code).toBe('class-damaged');
    // It asks again later: somebody may have repaired it.
    expect((await back.end()).code).toBe(CLOSE_CODES.internal);
    const joining = await again.http('POST', '/api/join', { code, name: 'Zoe' }, null);
    expect([joining.status, joining.body.error.code]).toEqual([500, 'class-damaged']);
    expect((await (await again.player(eve)).last('class')).view.code).toBe(other);
    const { body } = await again.http('GET', '/api/teach/classes');
    expect(body.map((row: { code: string; damaged: boolean }) => [row.code, row.damaged]).sort()).toEqual(
      [
        [code, true],
        [other, false],
      ].sort(),
    );
    expect((await again.http('POST', `/api/teach/classes/${code}/close`)).status).toBe(200);
  });
});

describe('what can be passed over', () => {
  it('a heartbeat that is damaged: the one before it counts', async () => {
    const { code, known } = await played();
    const first = await begin();
    for (let i = 0; i < 5; i += 1) {
      first.clock.advance(1_000);
      await first.http('GET', '/healthz');
    }
    await first.close();
    harm(
      'UPDATE journal SET body = \'{"virtual":9999999}\' WHERE id = (SELECT max(journal.id) FROM journal JOIN stream ON stream.id = journal.stream WHERE name = ?)',
      `clock/${code}`,
    );
    const again = await begin();
    const { clock } = await (await again.player(known[0]?.token ?? '')).last('match');
    expect(clock.virtual).toBeGreaterThanOrEqual(5_000);
    expect(clock.virtual).toBeLessThan(9_999_999);
    again.clock.advance(3_000);
    await again.http('GET', '/healthz');
  });

  it('any entry of the server’s own stream', async () => {
    const { code, known, teacher } = await played();
    harm(
      "UPDATE journal SET body = 'rubbish' WHERE stream = (SELECT id FROM stream WHERE name = ?)",
      'server',
    );
    const again = await begin();
    again.teacher = teacher;
    expect((await (await again.player(known[0]?.token ?? '')).last('class')).view.code).toBe(code);
    expect(await again.openClass()).toEqual(expect.any(String));
  });
});
