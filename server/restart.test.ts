/** Tests of a server that is stopped or killed, and started again on the same file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_CODES } from '../shared/protocol/socket.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { Program } from './testing/program.ts';
import { FIRST_CALL } from './testing/scenario.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-restart-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('a server that was stopped and started again', () => {
  let harness: Harness | undefined;
  afterEach(() => harness?.close());
  const file = join(dir, 'restart.sqlite');
  const begin = async (clock = manualClock()): Promise<Harness> => {
    harness = await Harness.start({ clock, openStore: (options) => openSqliteStore(file, options) });
    return harness;
  };

  it('lets nobody into a class that was closed while it was read for them', async () => {
    const first = await begin();
    const code = await first.openClass();
    const token = await first.join(code, 'Ada');
    const { teacher } = first;
    await first.close();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reading = vi.fn();
    harness = await Harness.start({
      openStore: async (options) => {
        const store = await openSqliteStore(file, options);
        const read: Store['read'] = async function* (stream) {
          reading(stream);
          await released;
          yield* store.read(stream);
        };
        return { ...store, read };
      },
    });
    harness.teacher = teacher;
    const [ada, teaching] = [harness.client(), harness.client()];
    const hellos = [ada.hello(token), teaching.hello(teacher, { code })];
    await expect.poll(() => reading.mock.calls).toEqual([[`class/${code}`]]);
    const closing = harness.http('POST', `/api/teach/classes/${code}/close`);
    await expect
      .poll(async () => (await harness?.http('GET', '/api/teach/classes'))?.body[0].closedAt)
      .not.toBeNull();
    release();
    await Promise.all([...hellos, closing]);
    expect((await ada.end()).code).toBe(CLOSE_CODES['no-such-token']);
    expect((await teaching.error()).code).toBe('class-closed');
    expect(ada.messages.map(({ type }) => type)).toEqual(['error']);
  });

  it('goes on with every class and match where virtual time had come to, however long it was down', async () => {
    const first = await begin();
    const { A, B, tokens, code } = await first.pair('standard');
    const alone = await first.player(await first.join(await first.openClass(), 'Eve'));
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    first.clock.advance(400);
    const teacher = first.teacher;
    await first.http('POST', `/api/teach/classes/${code}/clock`, { pace: 2 });
    first.clock.advance(100);
    const closing = first.running.close();
    expect((await A.error()).code).toBe('server-closing');
    expect((await A.end()).code).toBe(CLOSE_CODES['server-closing']);
    expect((await alone.end()).code).toBe(CLOSE_CODES['server-closing']);
    await closing;

    const clock = manualClock(5_000_000);
    const again = await begin(clock);
    again.teacher = teacher;
    clock.advance(0);
    const back = again.client().knows(A);
    await back.hello(tokens[0], { resume: true });
    const told = await back.last('match');
    // 400 ms at pace 1, and 100 ms at pace 2.
    expect(told).toMatchObject({ since: A.view?.version, clock: { virtual: 600, pace: 2, paused: false } });
    const partner = again.client().knows(B);
    await partner.hello(tokens[1], { resume: true });
    await partner.last('match');
    expect(partner.state).toBe('LISTEN');
    // The call is due at virtual 1 000: 200 real milliseconds from here, and not one less.
    clock.advance((FIRST_CALL - 600) / 2 - 1);
    await back.move({ kind: 'discard' }, -1);
    expect(back.stimulus).toBeNull();
    clock.advance(1);
    await back.untilStimulus();
    expect(back.events.at(-1)).toMatchObject({ type: 'stimulus', at: FIRST_CALL });
    const { body: classes } = await again.http('GET', '/api/teach/classes');
    expect(classes.filter((row: { closedAt: number | null }) => row.closedAt === null)).toHaveLength(2);
  });

  it('has written every move that it answered while it was ending, and refused the others by name', async () => {
    const first = await begin();
    const { B, tokens } = await first.pair('standard');
    const moves = Array.from({ length: 15 }, () => B.move({ kind: 'discard' }));
    await moves[0];
    const closing = first.running.close();
    const late = B.move({ kind: 'discard' });
    const replies = await Promise.allSettled([...moves, late]);
    await closing;
    const answered = replies.filter((r) => r.status === 'fulfilled' && r.value.type === 'answer').length;
    const refused = replies.filter((r) => r.status === 'fulfilled' && r.value.type === 'error');
    expect(answered).toBeGreaterThan(0);
    expect(
      refused.every(
        (r) => r.status === 'fulfilled' && r.value.type === 'error' && r.value.code === 'server-closing',
      ),
    ).toBe(true);
    const again = await begin(manualClock(9_000_000));
    const back = again.client().knows(B);
    await back.hello(tokens[1], { resume: true });
    expect((await back.last('match')).view.hosts[0]?.score.refused).toBe(answered);
  });

  it('stays paused if it was', async () => {
    const first = await begin();
    const { A, tokens, code } = await first.pair('standard');
    first.clock.advance(300);
    await first.http('POST', `/api/teach/classes/${code}/clock`, { paused: true });
    await A.last('clock');
    await first.close();
    const again = await begin(manualClock(9_000_000));
    again.clock.advance(60_000);
    const back = await again.player(tokens[0]);
    expect((await back.last('match')).clock).toEqual({ virtual: 300, pace: 1, paused: true });
  });
});

describe('the program itself', () => {
  const program = new Program(join(dir, 'program'));
  afterAll(() => program.end('SIGKILL'));

  it('loses nothing that it acknowledged when it is killed, and ends cleanly when it is asked to', async () => {
    await program.start();
    const { token: teacher } = await program.post('/api/teach/session', { secret: 'a secret of the tests' });
    const { code } = await program.post('/api/teach/classes', {}, teacher);
    const tokens: string[] = [];
    for (const name of ['Ada', 'Bob']) tokens.push((await program.post('/api/join', { code, name })).token);
    const round = { scenario: 'three-way-handshake', level: 'guided', seed: 1 };
    await program.post(`/api/teach/classes/${code}/rounds`, round, teacher);
    await program.post(`/api/teach/classes/${code}/clock`, { pace: 16 }, teacher);
    let players = await Promise.all(tokens.map((token) => program.player(token)));
    await Promise.all(players.map((player) => player.until(() => player.view !== null)));
    const visited = () => players.map((player) => player.view?.hosts[0]?.visited.length);

    for (let kills = 0; kills < 2; kills++) {
      // Until somebody has got somewhere that nobody had been before.
      const before = String(visited());
      while (String(visited()) === before) {
        await Promise.race(players.map((player) => player.untilStimulus()));
        for (const player of players) if (player.stimulus !== null) await player.answer();
      }
      // Killed in the middle of a rush: some moves are answered, some written, some neither.
      const rush = Array.from({ length: 8 }, () => players[0]?.move({ kind: 'discard' }));
      for (const reply of rush.slice(3)) reply?.catch(() => undefined);
      await rush[2];
      await program.end('SIGKILL');
      await Promise.all(players.map((player) => player.end()));
      const known = players.map(({ events }) => [...events]);
      await program.start();
      const back = await Promise.all(players.map((player, i) => program.player(tokens[i] ?? '', player)));
      for (const [i, client] of back.entries()) {
        // The server still has all that this client had: it takes up where the client left off.
        expect((await client.first('match')).since).toBe(players[i]?.view?.version);
        const fresh = await program.player(tokens[i] ?? '');
        await fresh.last('match');
        expect(fresh.events.slice(0, known[i]?.length)).toEqual(known[i]);
        fresh.close();
      }
      players = await Promise.all(players.map((player, i) => program.player(tokens[i] ?? '', player)));
      await Promise.all(players.map((player) => player.last('match')));
    }

    while (players.some(({ view }) => view?.outcome === null)) {
      for (const player of players) if (player.stimulus !== null) await player.answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(players.map(({ view }) => view?.outcome)).toEqual(['goals reached', 'goals reached']);

    const ended = program.end('SIGTERM');
    for (const player of players) {
      expect((await player.error()).code).toBe('server-closing');
      expect((await player.end()).code).toBe(CLOSE_CODES['server-closing']);
    }
    expect(await ended).toBe(0);
    expect(program.output).toBe('');
  }, 60_000);

  it('says in a sentence why it cannot start', async () => {
    await program.start();
    const second = new Program(join(dir, 'program'));
    await expect(second.start()).rejects.toThrow(/exit 1: .* is in use: is the server running already\?/);
    await program.end('SIGTERM');
  }, 30_000);
});
