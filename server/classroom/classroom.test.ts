/** Tests of a class: rounds, virtual time, what the journal restores, and the audience. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { createLog } from '../operations/log.ts';
import type { Store, StoredEntry } from '../store/store.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { FIRST_CALL, onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Listener } from './audience.ts';
import type { Classroom, ClassroomServices } from './classroom.ts';
import { CLASS_LIFETIME, Classrooms } from './classrooms.ts';
import { Directory } from './directory.ts';
import { Records } from './records.ts';

let clock: ManualClock;
let store: Store;
let services: ClassroomServices | undefined;
let classrooms: Classrooms;
let classroom: Classroom;

/** The process before it is dead: the journal has one owner. */
const load = async (changes: Partial<ClassroomServices> = {}): Promise<Classrooms> => {
  services?.timers.stop();
  const timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  const scenarios = onlyScenario(testLife);
  services = { store, clock, timers, log: createLog('silent'), maxPlayers: 60, scenarios, ...changes };
  return Classrooms.open(services, await Directory.open({ store, epoch: clock.epoch }));
};

const records = (of: Classrooms): Records =>
  new Records({ store, scenarios: onlyScenario(testLife), classrooms: of });

/** A stream as a server with that rulebook would have written it. */
async function* begunUnder(
  rulebook: number,
  entries: AsyncIterable<StoredEntry>,
): AsyncGenerator<StoredEntry> {
  for await (const { body, ...entry } of entries)
    yield { ...entry, body: body.replace(`"rulebook":${RULEBOOK_VERSION}`, `"rulebook":${rulebook}`) };
}

beforeEach(async () => {
  clock = manualClock();
  store = testStore(clock);
  classrooms = await load();
  classroom = await classrooms.open();
});

const join = async (...names: readonly string[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const name of names) ids.push((await classroom.join(name)).player.id);
  return ids;
};
const ROUND = { scenario: testLife.id, level: 'guided', seed: 7 } as const;
const listener = (): Listener => ({
  classChanged: vi.fn(),
  matchChanged: vi.fn(),
  clockChanged: vi.fn(),
  dismissed: vi.fn(),
});
const pairs = (of = classroom): readonly string[] =>
  (of.views.ofTeacher('en').round?.pairs ?? []).map(
    ({ players: { A, B } }) => `${A.name ?? A.player}–${B.name ?? B.player}`,
  );
const settle = (): Promise<void> => store.append([]);

describe('a round', () => {
  it('seats everybody, the odd one with the autopilot', async () => {
    await join('Ada', 'Bob', 'Eve');
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–autopilot']);
  });

  it('pairs those who are here with each other first', async () => {
    const [ada, , eve] = await join('Ada', 'Bob', 'Eve', 'Dan');
    classroom.attachPlayer(ada ?? '', listener());
    classroom.attachPlayer(eve ?? '', listener());
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Ada–Eve', 'Bob–Dan']);
  });

  it('gives one who joins late a match with the autopilot, at the match’s own beginning', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    clock.advance(5_000);
    const [late] = await join('Eve');
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–autopilot']);
    const view = classroom.views.ofPlayer(late ?? '', 'en');
    expect(view?.seat).toMatchObject({ host: 'A', partner: null });
    expect(view?.clock.virtual).toBe(0);
    expect(classroom.views.ofTeacher('en').clock.virtual).toBe(5_000);
    // Nothing came due while nobody sat there: the autopilot thinks, listens, and then the call comes.
    const match = view?.seat?.match ?? '';
    const inbox = () => classroom.views.match(match, 'A', 0, 'en')?.view.hosts[0]?.inbox;
    clock.advance(testLife.think + FIRST_CALL - 1);
    await settle();
    expect(inbox()).toEqual([]);
    clock.advance(1);
    await settle();
    expect(inbox()).toMatchObject([{ at: testLife.think + FIRST_CALL }]);
  });

  it('ends when the teacher ends it, and stays to be looked at until the next begins, which turns the pairs', async () => {
    await join('Ada', 'Bob', 'Eve', 'Dan');
    await classroom.startRound(ROUND);
    await classroom.endRound();
    expect(classroom.views.ofTeacher('en').round?.pairs.map(({ outcome }) => outcome)).toEqual([
      'ended by the teacher',
      'ended by the teacher',
    ]);
    await expect(classroom.endRound()).rejects.toMatchObject({ code: 'no-round' });
    await join('Late');
    expect(pairs()).toHaveLength(2);
    await classroom.startRound(ROUND);
    expect(classroom.views.ofTeacher('en').round?.number).toBe(2);
    expect(pairs()).not.toContain('Ada–Bob');
    expect(pairs()).toHaveLength(3);
  });

  it('that follows upon one still being played ends it: its records can be read', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    const [first] = classroom.views.ofTeacher('en').round?.pairs ?? [];
    await expect(records(classrooms).record(first?.match ?? '', 'anyone')).rejects.toThrow('match-running');
    await classroom.startRound(ROUND);
    const { record } = await records(classrooms).record(first?.match ?? '', 'anyone');
    expect(record.inputs.at(-1)?.input.type).toBe('end');
  });
});

describe('virtual time', () => {
  const virtual = (): number => classroom.views.ofTeacher('en').clock.virtual;

  it('passes only while something is played, at the class’s pace', async () => {
    await join('Ada', 'Bob');
    clock.advance(10_000);
    expect(virtual()).toBe(0);
    await classroom.startRound(ROUND);
    clock.advance(1_000);
    await classroom.setClock({ pace: 4 });
    clock.advance(1_000);
    expect(virtual()).toBe(5_000);
    await classroom.endRound();
    clock.advance(60_000);
    expect(virtual()).toBe(5_000);
  });

  it('stands while the class is paused, and then nothing comes due', async () => {
    const [ada, bob] = await join('Ada', 'Bob');
    for (const player of [ada, bob]) classroom.attachPlayer(player ?? '', listener());
    await classroom.startRound(ROUND);
    const match = classroom.views.ofPlayer(bob ?? '', 'en')?.seat?.match ?? '';
    const inbox = () => classroom.views.match(match, 'B', 0, 'en')?.view.hosts[0]?.inbox[0];
    await classroom.play(bob ?? '', match, {
      type: 'move',
      stimulus: inbox()?.id ?? 0,
      move: { kind: 'nothing', next: 'LISTEN' },
    });
    clock.advance(FIRST_CALL - 1);
    await classroom.setClock({ paused: true });
    clock.advance(3_600_000);
    await settle();
    const version = () => classroom.views.match(match, 'all', 0, 'en')?.view.version;
    const before = version();
    await expect(classroom.play(ada ?? '', match, { type: 'advice' })).rejects.toMatchObject({
      code: 'clock-paused',
    });
    await classroom.setClock({ paused: false });
    await settle();
    expect(version()).toBe(before);
    clock.advance(1);
    await settle();
    expect(version()).toBe((before ?? 0) + 1);
  });

  it('is written down every second while it passes', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    clock.advance(2_500);
    await settle();
    expect(JSON.parse((await store.last(`clock/${classroom.code}`))?.body ?? '')).toEqual({ virtual: 2_000 });
    await classroom.endRound();
    clock.advance(10_000);
    await settle();
    expect((await store.last(`clock/${classroom.code}`))?.seq).toBe(1);
  });
});

describe('what is restored from the journal', () => {
  it('looks as it did, to everybody', async () => {
    const ids = await join('Ada', 'Bob', 'Eve');
    await classroom.setClock({ pace: 2 });
    await classroom.startRound(ROUND);
    clock.advance(3_000);
    await join('Late');
    await classroom.remove(ids[2] ?? '');
    clock.advance(4_000);
    await classroom.stop();
    await settle();
    const seen = (of: Classroom) => ({
      teacher: of.views.ofTeacher('en'),
      players: of.published.players.map(({ id }) => of.views.ofPlayer(id, 'en')),
      matches: of.published.round?.pairs.map(({ match }) => {
        const message = of.views.match(match, 'all', 0, 'en');
        return { events: message?.events, clock: message?.clock, hosts: message?.view.hosts };
      }),
    });
    const before = seen(classroom);
    const restored = await (await load()).get(classroom.code);
    expect(seen(restored)).toEqual(before);
  });

  it('has no round of another version of its scenario, but its records, and counts on', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    const match = classroom.published.round?.pairs[0]?.match ?? '';
    const restored = await load({ scenarios: onlyScenario({ ...testLife, version: 2 }) });
    const again = await restored.get(classroom.code);
    expect(again.views.ofTeacher('en')).toMatchObject({
      round: null,
      players: [{ name: 'Ada' }, { name: 'Bob' }],
    });
    expect((await records(restored).record(match, 'anyone')).record.scenario.version).toBe(1);
    await again.startRound(ROUND);
    expect(again.views.ofTeacher('en').round?.number).toBe(2);
  });

  it.each([
    [RULEBOOK_VERSION, true],
    [3, true],
    [2, false],
    [RULEBOOK_VERSION + 1, false],
  ])('of a round begun under rulebook %i goes on with it: %s', async (rulebook, goesOn) => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    const match = classroom.published.round?.pairs[0]?.match ?? '';
    await classroom.stop();
    const written: Store = { ...store, read: (stream) => begunUnder(rulebook, store.read(stream)) };
    const restored = await (await load({ store: written })).get(classroom.code);
    const { round } = restored.views.ofTeacher('en');
    expect(round?.number ?? null).toBe(goesOn ? 1 : null);
    if (!goesOn) return;
    expect(restored.views.match(match, 'all', 0, 'en')?.view.version).toBeGreaterThan(0);
    // Who comes late plays by the round's rulebook, too.
    await restored.join('Late');
    const late = restored.published.round?.pairs[1]?.match ?? '';
    const { record } = await records(classrooms).record(late, 'teacher');
    expect(record.rulebook).toBe(rulebook);
  });

  it('has no class that was closed, nor one in which nobody has played for a day', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    await classroom.stop();
    const closed = await classrooms.open();
    await classrooms.close(closed.code);
    expect((await (await load()).list()).map(({ code }) => code)).toEqual([classroom.code]);
    services?.timers.stop();
    clock.advance(CLASS_LIFETIME);
    const later = await load();
    expect(await later.list()).toEqual([]);
    await expect(later.get(classroom.code)).rejects.toMatchObject({ code: 'no-such-class' });
    // Its code is not given to another.
    expect(await store.index.class(classroom.code)).not.toBeNull();
  });
});

describe('the audience', () => {
  it('of a whole class that comes at once is told a few times, not each of each', async () => {
    const ids = await join(...Array.from({ length: 30 }, (_, i) => `Player ${i}`));
    clock.advance(1_000);
    const devices = ids.map(() => listener());
    for (const [i, id] of ids.entries()) classroom.attachPlayer(id, devices[i] as Listener);
    clock.advance(1_000);
    const told = devices.map(({ classChanged }) => vi.mocked(classChanged).mock.calls.length);
    expect(Math.max(...told)).toBeLessThanOrEqual(2);
    expect(classroom.views.ofTeacher('en').players.every(({ connected }) => connected)).toBe(true);
  });

  it('hears of its own match alone, teachers of all', async () => {
    const ids = await join('Ada', 'Bob', 'Eve', 'Dan');
    const devices = ids.map(() => listener());
    for (const [i, id] of ids.entries()) classroom.attachPlayer(id, devices[i] as Listener);
    const teacher = listener();
    classroom.attachTeacher(teacher);
    await classroom.startRound(ROUND);
    const { match } = classroom.views.ofPlayer(ids[1] ?? '', 'en')?.seat ?? {};
    await classroom.play(ids[1] ?? '', match ?? '', { type: 'move', stimulus: 1, move: { kind: 'discard' } });
    expect(devices.map(({ matchChanged }) => vi.mocked(matchChanged).mock.calls)).toEqual([
      [[match]],
      [[match]],
      [],
      [],
    ]);
    expect(teacher.matchChanged).toHaveBeenCalledWith(match);
  });
});
