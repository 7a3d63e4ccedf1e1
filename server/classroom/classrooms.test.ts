/** Tests of classes that lie in the journal until somebody asks for them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../operations/log.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { recordIn } from '../testing/records.ts';
import { FIRST_CALL, onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Listener } from './audience.ts';
import { Classrooms, IDLE_PERIOD } from './classrooms.ts';
import { Directory } from './directory.ts';

const ROUND = { scenario: testLife.id, level: 'guided', seed: 7 } as const;
const LISTENER: Listener = {
  classChanged: () => undefined,
  matchChanged: () => undefined,
  clockChanged: () => undefined,
  fellBack: null,
  dismissed: () => undefined,
};

let clock: ManualClock;
let journal: Store;
let timers: TimerQueue | undefined;
let reads: string[];

/** A server that starts; the one before is gone. */
const load = async (changes: Partial<Store> = {}): Promise<Classrooms> => {
  timers?.stop();
  timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  reads = [];
  const read: Store['read'] = (stream, after) => {
    reads.push(stream);
    return journal.read(stream, after);
  };
  const store = { ...journal, read, ...changes };
  const services = { store, clock, timers, log: createLog('silent'), maxPlayers: 60 };
  const directory = await Directory.open({ store, epoch: clock.epoch });
  const classrooms = await Classrooms.open({ ...services, scenarios: onlyScenario(testLife) }, directory);
  await classrooms.woken;
  return classrooms;
};

let quiet: string;
let playing: string;
let token: string;

beforeEach(async () => {
  clock = manualClock();
  journal = testStore(clock);
  const classrooms = await load();
  const first = await classrooms.open();
  const ada = await first.join('Ada');
  ({ token } = ada);
  // A seat that nobody ever opens is given up.
  first.attachPlayer(ada.player.id, LISTENER)();
  quiet = first.code;
  const second = await classrooms.open();
  await second.join('Bob');
  await second.startRound(ROUND);
  playing = second.code;
  await classrooms.stop();
});

describe('a server that starts', () => {
  it('wakes the classes that were playing, and knows of the others without having read them', async () => {
    const classrooms = await load();
    expect(classrooms.live.map(({ code }) => code)).toEqual([playing]);
    expect(reads).not.toContain(`class/${quiet}`);
    const rows = (await classrooms.list()).map((row) => [row.code, row.players, row.playing]);
    expect(new Map(rows.map(([code, ...rest]) => [code, rest]))).toEqual(
      new Map([
        [quiet, [1, null]],
        [playing, [1, testLife.id]],
      ]),
    );
    // Nobody has come back, and its time goes on all the same.
    const [woken] = classrooms.live;
    const match = woken?.published.round?.pairs[0]?.match ?? '';
    const version = () => woken?.views.match(match, 'all')?.view.version ?? 0;
    const before = version();
    clock.advance(testLife.think + FIRST_CALL);
    await journal.append([]);
    expect(version()).toBeGreaterThan(before);
  });

  it('reads a class once, when it is asked for, however many ask', async () => {
    const classrooms = await load();
    const [byToken, again, byCode] = await Promise.all([
      classrooms.playerOf(token),
      classrooms.playerOf(token),
      classrooms.get(quiet),
    ]);
    expect(byToken?.classroom).toBe(byCode);
    expect(again?.classroom).toBe(byCode);
    expect(byCode.published.players.map(({ id }) => id)).toEqual([byToken?.player]);
    expect(reads.filter((stream) => stream === `class/${quiet}`)).toHaveLength(1);
  });

  it('reads of a class that a player asks for that player’s match alone, and the others when they are asked for', async () => {
    const before = await load();
    const classroom = await before.open();
    const tokens: string[] = [];
    for (const name of ['Cleo', 'Dan', 'Eve', 'Fay']) tokens.push((await classroom.join(name)).token);
    await classroom.startRound(ROUND);
    const { code } = classroom;
    const pairs = classroom.published.round?.pairs ?? [];
    expect(pairs).toHaveLength(2);
    await before.stop();
    const classrooms = await load({ index: { ...indexOf(journal), openClasses: () => Promise.resolve([]) } });
    const matchesRead = (): readonly string[] =>
      pairs.map(({ match }) => match).filter((match) => reads.includes(`match/${match}`));
    const seat = await classrooms.playerOf(tokens[0] ?? '');
    const own = pairs.find(({ seats }) => seats.A === seat?.player || seats.B === seat?.player)?.match;
    expect(matchesRead()).toEqual([own]);
    // Nobody knows yet what goes on in the other: it counts as being played.
    expect(seat?.classroom.matchesRunning).toBe(2);
    const other = pairs.find(({ match }) => match !== own)?.match ?? '';
    expect(seat?.classroom.views.isPlaying(other)).toBe(true);
    expect((await classrooms.get(code)).views.ofTeacher('en').round?.pairs).toHaveLength(2);
    expect(matchesRead()).toHaveLength(2);
  });

  it('does not hand out the record of a match that is played in a class that nobody has asked for yet', async () => {
    const classrooms = await load({ index: { ...indexOf(journal), openClasses: () => Promise.resolve([]) } });
    expect(classrooms.live).toEqual([]);
    const started = await journal.last(`class/${playing}`);
    const { match } = JSON.parse(started?.body ?? '').pairs[0];
    await expect(recordIn(classrooms, journal, match, 'anyone')).rejects.toMatchObject({
      code: 'match-running',
    });
    expect((await recordIn(classrooms, journal, match, 'teacher')).names).toEqual({ A: 'Bob', B: null });
  });
});

/** Its methods, bound. */
const indexOf = ({ index }: Store): Store['index'] =>
  new Proxy(index, {
    get: (target, name: keyof Store['index']) => target[name].bind(target),
    ownKeys: () => Reflect.ownKeys(Object.getPrototypeOf(index)).filter((name) => name !== 'constructor'),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });

describe('a class that cannot be read', () => {
  it('is set aside by itself, whoever asks, and can be closed', async () => {
    await journal.append([{ stream: `class/${quiet}`, seq: 2, body: '{"type":"nonsense"}' }]);
    const classrooms = await load();
    await expect(classrooms.get(quiet)).rejects.toMatchObject({ code: 'class-damaged' });
    await expect(classrooms.playerOf(token)).rejects.toMatchObject({ code: 'class-damaged' });
    expect(reads.filter((stream) => stream === `class/${quiet}`)).toHaveLength(1);
    expect((await classrooms.get(playing)).published.players).toHaveLength(1);
    expect(classrooms.openCount).toBe(2);
    await classrooms.close(quiet);
    expect(classrooms.openCount).toBe(1);
    const open = (await classrooms.list()).filter(({ closedAt }) => closedAt === null);
    expect(open.map(({ code }) => code)).toEqual([playing]);
  });

  it.each([
    ['its journal is away', new StoreUnavailable('the connection is away')],
    ['we have made a mistake', new TypeError('undefined is not a scenario')],
  ])('when the server starts because %s keeps no other from waking', async (_why, failure) => {
    const before = await load();
    const other = await before.open();
    await other.join('Cleo');
    clock.advance(1_000);
    await other.startRound(ROUND);
    await before.stop();
    for (const [ill, well] of [
      [playing, other.code],
      [other.code, playing],
    ]) {
      let fails = true;
      const read: Store['read'] = (stream, after) => {
        if (fails && stream === `class/${ill}`) throw failure;
        return journal.read(stream, after);
      };
      const classrooms = await load({ read });
      expect(classrooms.live.map(({ code }) => code)).toEqual([well]);
      expect(classrooms.openCount).toBe(3);
      fails = false;
      expect((await classrooms.get(ill ?? '')).matchesRunning).toBe(1);
    }
  });

  it('for now is read when it is asked for again', async () => {
    const gone = { next: () => Promise.reject(new StoreUnavailable('the connection is away')) };
    const away = vi.fn(() => ({ [Symbol.asyncIterator]: () => gone }));
    let read: Store['read'] = (stream) => journal.read(stream);
    const classrooms = await load({ read: (stream) => read(stream) });
    read = away;
    await expect(classrooms.get(quiet)).rejects.toThrow(StoreUnavailable);
    read = (stream) => journal.read(stream);
    expect((await classrooms.get(quiet)).code).toBe(quiet);
    expect(away).toHaveBeenCalled();
  });
});

describe('a class in memory', () => {
  it('that is found to be damaged when it begins anew is set aside, and its devices are sent home', async () => {
    const classrooms = await load();
    const classroom = await classrooms.get(playing);
    const dismissed = vi.fn();
    classroom.attachTeacher({ ...LISTENER, dismissed });
    const last = await journal.last(`class/${playing}`);
    const seq = (last?.seq ?? 0) + 1;
    await journal.append([{ stream: `class/${playing}`, seq, body: 'nonsense' }]);
    await expect(classroom.join('Eve')).rejects.toMatchObject({ code: 'not-saved' });
    await expect.poll(() => dismissed.mock.calls).toEqual([['class-damaged']]);
    expect(classrooms.live).toEqual([]);
    await expect(classrooms.get(playing)).rejects.toMatchObject({ code: 'class-damaged' });
    await (await classrooms.get(quiet)).join('Eve');
    await classrooms.close(playing);
  });

  it('whose join was written beside what was lost opens the seat as soon as it has answered', async () => {
    const classrooms = await load();
    const classroom = await classrooms.get(playing);
    const beat = await journal.last(`clock/${playing}`);
    const seq = (beat?.seq ?? -1) + 1;
    await journal.append([{ stream: `clock/${playing}`, seq, body: '{"virtual":0}' }]);
    // A heartbeat in vain, in the same commit.
    clock.advance(1_000);
    const eve = await classroom.join('Eve');
    expect((await journal.last(`clock/${playing}`))?.seq).toBe(seq);
    expect(await classrooms.playerOf(eve.token)).toMatchObject({ player: eve.player.id });
  });

  it('that is idle for long is let go, and comes back as it was', async () => {
    const classrooms = await load();
    const before = await classrooms.get(quiet);
    clock.advance(2 * IDLE_PERIOD);
    expect(classrooms.live.map(({ code }) => code)).toEqual([playing]);
    const after = await classrooms.get(quiet);
    expect(after).not.toBe(before);
    expect(after.published).toEqual(before.published);
    // Who still holds what was let go cannot write with it.
    await expect(before.join('Eve')).rejects.toMatchObject({ code: 'server-closing' });
    await after.join('Eve');
  });

  it('stays while somebody looks on, or asks', async () => {
    const classrooms = await load();
    const watched = await classrooms.get(quiet);
    const detach = watched.attachTeacher(LISTENER);
    clock.advance(5 * IDLE_PERIOD);
    expect(await classrooms.get(quiet)).toBe(watched);
    detach();
    for (let i = 0; i < 5; i += 1) {
      clock.advance(IDLE_PERIOD);
      expect(await classrooms.get(quiet)).toBe(watched);
    }
  });

  it('that is closed while it is on its way from the journal does not come', async () => {
    const classrooms = await load();
    const asked = classrooms.get(quiet).catch(() => null);
    await classrooms.close(quiet);
    const classroom = await asked;
    await expect(classroom?.join('Eve')).rejects.toMatchObject({ code: 'server-closing' });
    await expect(classrooms.get(quiet)).rejects.toMatchObject({ code: 'class-closed' });
    expect(classrooms.live.map(({ code }) => code)).toEqual([playing]);
  });
});
