/** Tests of a class: rounds, virtual time, what the journal restores, and the audience. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { createLog } from '../operations/log.ts';
import type { Store, StoredEntry } from '../store/store.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { recordIn } from '../testing/records.ts';
import { FIRST_CALL, onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Listener } from './audience.ts';
import type { Classroom, ClassroomServices } from './classroom.ts';
import { CLASS_LIFETIME, Classrooms } from './classrooms.ts';
import { Directory } from './directory.ts';
import { SNAPSHOT_EVERY } from './live-match.ts';
import { STAND_IN_AFTER } from './stand-ins.ts';

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
const HOUR = 60 * 60_000;
const ROUND = { scenario: testLife.id, level: 'guided', seed: 7 } as const;
const listener = (): Listener => ({
  classChanged: vi.fn(),
  matchChanged: vi.fn(),
  clockChanged: vi.fn(),
  fellBack: null,
  dismissed: vi.fn(),
});
const pairs = (of = classroom): readonly string[] =>
  (of.views.ofTeacher('en').round?.pairs ?? []).map(
    ({ players: { A, B } }) => `${A.name ?? A.player}–${B.name ?? B.player}`,
  );
const settle = (): Promise<unknown> => store.append([]);

describe('a round', () => {
  it('seats everybody, the odd one with the autopilot', async () => {
    await join('Ada', 'Bob', 'Eve');
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–autopilot']);
  });

  it('pairs those who are here; who has just joined, or just gone, still is', async () => {
    const [ada = '', , eve = '', dan = ''] = await join('Ada', 'Bob', 'Eve', 'Dan');
    clock.advance(60_000);
    classroom.attachPlayer(ada, listener());
    classroom.attachPlayer(eve, listener());
    classroom.attachPlayer(dan, listener())();
    await join('Fay');
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Ada–Eve', 'Dan–Fay']);
    clock.advance(60_000);
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Eve–Ada']);
  });

  it('is none where nobody is here', async () => {
    await join('Ada', 'Bob');
    clock.advance(60_000);
    await expect(classroom.startRound(ROUND)).rejects.toMatchObject({ code: 'nobody-here' });
  });

  it('takes pairs that the teacher made, and pairs the others who are here', async () => {
    const [ada = '', bob = '', eve = '', dan = '', fay = ''] = await join('Ada', 'Bob', 'Eve', 'Dan', 'Fay');
    const made = [
      { A: eve, B: ada },
      { A: null, B: fay },
    ];
    await classroom.startRound({ ...ROUND, pairs: made });
    expect(pairs()).toEqual(['Eve–Ada', 'autopilot–Fay', 'Bob–Dan']);
    for (const [wrong, code] of [
      [[{ A: bob, B: bob }], 'not-a-pair'],
      [
        [
          { A: bob, B: dan },
          { A: dan, B: null },
        ],
        'not-a-pair',
      ],
      [[{ A: null, B: null }], 'not-a-pair'],
      [[{ A: 'nobody', B: bob }], 'no-such-player'],
    ] as const)
      await expect(classroom.startRound({ ...ROUND, pairs: wrong })).rejects.toMatchObject({ code });
    // What was refused has ended nothing.
    expect(classroom.views.ofTeacher('en').round?.pairs.map(({ outcome }) => outcome)).toEqual([
      null,
      null,
      null,
    ]);
    await classroom.startRound({ ...ROUND, pairing: 'swap' });
    expect(pairs()).toEqual(['Ada–Eve', 'Dan–Bob', 'Fay–autopilot']);
  });

  it('gives one who comes late a match with the autopilot, at the match’s own beginning', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    clock.advance(5_000);
    const [late] = await join('Eve');
    expect(pairs()).toEqual(['Ada–Bob']);
    classroom.attachPlayer(late ?? '', listener());
    await settle();
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–autopilot']);
    const view = classroom.views.ofPlayer(late ?? '', 'en');
    expect(view?.seat).toMatchObject({ host: 'A', partner: null });
    expect(classroom.views.clock(view?.seat?.match ?? null).virtual).toBe(0);
    expect(classroom.views.clock(null).virtual).toBe(5_000);
    // Nothing came due while nobody sat there: the autopilot thinks, listens, and then the call comes.
    const match = view?.seat?.match ?? '';
    const inbox = () => classroom.views.match(match, 'A')?.view.hosts[0]?.inbox;
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
    await expect(recordIn(classrooms, store, first?.match ?? '', 'anyone')).rejects.toThrow('match-running');
    await classroom.startRound(ROUND);
    const { record } = await recordIn(classrooms, store, first?.match ?? '', 'anyone');
    expect(record.inputs.at(-1)?.input.type).toBe('end');
  });
});

describe('virtual time', () => {
  const virtual = (): number => classroom.views.clock(null).virtual;

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
    const inbox = () => classroom.views.match(match, 'B')?.view.hosts[0]?.inbox[0];
    await classroom.play(bob ?? '', match, {
      type: 'move',
      stimulus: inbox()?.id ?? 0,
      move: { kind: 'nothing', next: 'LISTEN' },
    });
    clock.advance(FIRST_CALL - 1);
    await classroom.setClock({ paused: true });
    clock.advance(3_600_000);
    await settle();
    const version = () => classroom.views.match(match, 'all')?.view.version;
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

  it.each([0.25, 1, 8, 16])(
    'at pace %d goes back by less than a second when the server is killed',
    async (pace) => {
      await join('Ada', 'Bob');
      await classroom.startRound(ROUND);
      await classroom.setClock({ pace });
      for (const real of [40, 997, 13, 3_301, 88]) {
        clock.advance(real);
        await settle();
        const before = classroom.views.clock(null).virtual;
        classroom = await (await load()).get(classroom.code);
        const after = classroom.views.clock(null).virtual;
        expect(after).toBeLessThanOrEqual(before);
        expect(before - after).toBeLessThan(1_000);
      }
    },
  );

  it('is written down only while it passes, and by all classes at the same moments', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    clock.advance(100);
    const other = await classrooms.open();
    await other.join('Eve');
    await other.startRound(ROUND);
    clock.advance(5_000);
    await settle();
    const beats = async ({ code }: Classroom): Promise<readonly number[]> => {
      const at: number[] = [];
      for await (const beat of store.read(`clock/${code}`)) at.push(beat.at);
      return at;
    };
    const both = [await beats(classroom), await beats(other)];
    expect(both[0]?.length).toBeGreaterThan(5);
    expect(both[1]).toEqual(both[0]);
    await classroom.endRound();
    clock.advance(10_000);
    await settle();
    expect(await beats(classroom)).toEqual(both[0]);
  });
});

describe('the limit of a round', () => {
  const over = (): boolean => classroom.published.round?.ended ?? false;
  const MINUTE = 60_000;
  const pass = async (minutes: number): Promise<void> => {
    clock.advance(minutes * MINUTE);
    await settle();
  };
  /** Minutes that the teacher's page shows. */
  const left = (): number | null => {
    const { round } = classroom.views.ofTeacher('en');
    const time = classroom.views.clock(null);
    return round?.ends == null ? null : (round.ends - time.virtual) / time.pace / MINUTE;
  };
  beforeEach(async () => {
    const ids = await join('Ada', 'Bob');
    for (const id of ids) classroom.attachPlayer(id, listener());
    await settle();
  });

  it('ends it by itself, after real minutes without pauses, at any pace', async () => {
    await classroom.setClock({ pace: 2 });
    await classroom.startRound({ ...ROUND, minutes: 4 });
    expect(left()).toBe(4);
    await pass(1);
    expect(left()).toBe(3);
    await classroom.setClock({ pace: 0.5 });
    expect(left()).toBe(3);
    await classroom.setClock({ paused: true });
    await pass(10);
    expect(left()).toBe(3);
    await classroom.setClock({ paused: false });
    await pass(2.9);
    expect(over()).toBe(false);
    await pass(0.2);
    expect(over()).toBe(true);
    expect(classroom.views.ofTeacher('en').round?.pairs[0]?.outcome).toBe('ended by the teacher');
  });

  it('is set, moved and taken away while it is played, and outlives a restart', async () => {
    await classroom.startRound(ROUND);
    expect(left()).toBeNull();
    await classroom.limitRound(2);
    await pass(1);
    await classroom.limitRound(5);
    expect(left()).toBe(5);
    await classroom.stop();
    const again = await (await load()).get(classroom.code);
    classroom = again;
    for (const { id } of again.published.players) again.attachPlayer(id, listener());
    await settle();
    expect(left()).toBe(5);
    await classroom.limitRound(null);
    await pass(6);
    expect(over()).toBe(false);
    await classroom.limitRound(1);
    await pass(1.1);
    expect(over()).toBe(true);
    await expect(classroom.limitRound(1)).rejects.toMatchObject({ code: 'no-round' });
  });

  it('is not the next round’s', async () => {
    await classroom.startRound({ ...ROUND, minutes: 2 });
    await classroom.startRound(ROUND);
    await pass(3);
    expect(over()).toBe(false);
  });
});

describe('a class’s plan', () => {
  const PLAN = {
    lessonPlan: 1,
    title: 'Closing',
    rounds: [
      { scenario: testLife.id, level: 'guided', minutes: 5 },
      { scenario: testLife.id, level: 'expert' },
    ],
  } as const;

  it('is seen by whoever teaches it, with what of it has been played, and outlives a restart', async () => {
    const plan = { ...PLAN, rounds: [...PLAN.rounds] };
    await join('Ada', 'Bob');
    await classroom.choosePlan(plan);
    expect(classroom.views.ofTeacher('en').plan).toEqual({ plan, played: [] });
    await classroom.startRound({ ...ROUND, planned: 1 });
    await classroom.startRound(ROUND);
    await classroom.startRound({ ...ROUND, planned: 0 });
    expect(classroom.views.ofTeacher('en').plan).toEqual({ plan, played: [1, 0] });
    await classroom.stop();
    classroom = await (await load()).get(classroom.code);
    expect(classroom.views.ofTeacher('en').plan).toEqual({ plan, played: [1, 0] });
    await classroom.choosePlan(plan);
    expect(classroom.views.ofTeacher('en').plan?.played).toEqual([]);
    await classroom.choosePlan(null);
    expect(classroom.views.ofTeacher('en').plan).toBeNull();
  });
});

describe('seats of a round', () => {
  const answering = (of = classroom): readonly string[] =>
    (of.views.ofTeacher('en').round?.pairs ?? []).map(
      ({ players: { A, B } }) => `${A.name ?? ''}:${A.player} ${B.name ?? ''}:${B.player}`,
    );
  const come = async (id: string, of = classroom): Promise<() => void> => {
    const leave = of.attachPlayer(id, listener());
    await settle();
    return leave;
  };

  it('put the late one together with who is alone, in the match that is being played', async () => {
    const [ada = '', , eve = ''] = await join('Ada', 'Bob', 'Eve');
    await Promise.all([come(ada), come(eve)]);
    await classroom.startRound(ROUND);
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–autopilot']);
    const [late = ''] = await join('Dan');
    await come(late);
    expect(pairs()).toEqual(['Ada–Bob', 'Eve–Dan']);
    expect(answering()[1]).toBe('Eve:person Dan:person');
    expect(classroom.views.ofPlayer(late, 'en')?.seat).toMatchObject({ host: 'B', partner: { name: 'Eve' } });
  });

  it('are the autopilot’s a minute after somebody went, and theirs again when they are back', async () => {
    const [ada = '', bob = ''] = await join('Ada', 'Bob');
    await come(ada);
    const leave = await come(bob);
    await classroom.startRound(ROUND);
    const told: (number | null | undefined)[] = [];
    const partner = (): unknown => classroom.views.ofPlayer(ada, 'en')?.seat?.partner;
    classroom.attachPlayer(ada, {
      ...listener(),
      classChanged: () => told.push(classroom.views.ofPlayer(ada, 'en')?.seat?.partner?.standInAt),
    });
    // The class is quiet: what is told next is told at once.
    clock.advance(1_000);
    leave();
    clock.advance(1_000);
    expect(told.at(-1)).toBe(clock.epoch() - 1_000 + STAND_IN_AFTER);
    clock.advance(STAND_IN_AFTER - 1_001);
    await settle();
    expect(answering()).toEqual(['Ada:person Bob:person']);
    clock.advance(1);
    await settle();
    expect(answering()).toEqual(['Ada:person Bob:autopilot']);
    expect(partner()).toMatchObject({ connected: false, standInAt: null, stoodInFor: true });
    await come(bob);
    expect(partner()).toMatchObject({ connected: true, standInAt: null, stoodInFor: false });
    expect(answering()).toEqual(['Ada:person Bob:person']);
    clock.advance(2 * STAND_IN_AFTER);
    await settle();
    expect(answering()).toEqual(['Ada:person Bob:person']);
  });

  it('wait while the clock stands, and after a restart as if everybody had just gone', async () => {
    const [ada = '', bob = ''] = await join('Ada', 'Bob');
    await come(ada);
    await classroom.startRound(ROUND);
    await classroom.setClock({ paused: true });
    clock.advance(STAND_IN_AFTER);
    await settle();
    expect(answering()).toEqual(['Ada:person Bob:person']);
    await classroom.setClock({ paused: false });
    await classroom.stop();
    const again = await (await load()).get(classroom.code);
    await come(ada, again);
    clock.advance(STAND_IN_AFTER);
    await settle();
    expect(answering(again)).toEqual(['Ada:person Bob:autopilot']);
    await come(bob, again);
    expect(answering(again)).toEqual(['Ada:person Bob:person']);
  });

  it('are given by the teacher: to another, who leaves theirs, or to the autopilot', async () => {
    const [ada = '', bob = '', eve = ''] = await join('Ada', 'Bob', 'Eve');
    await Promise.all([come(ada), come(bob), come(eve)]);
    await classroom.startRound(ROUND);
    const [first = '', second = ''] = classroom.published.round?.pairs.map(({ match }) => match) ?? [];
    await classroom.giveSeat(first, 'B', eve);
    expect(pairs()).toEqual(['Ada–Eve', 'autopilot–autopilot']);
    expect(classroom.views.ofTeacher('en').round?.pairs[1]?.outcome).toBe('ended by the teacher');
    await classroom.giveSeat(first, 'A', null);
    expect(answering()[0]).toBe(':autopilot Eve:person');
    await expect(classroom.giveSeat(second, 'A', bob)).rejects.toMatchObject({ code: 'no-such-match' });
    await expect(classroom.giveSeat(first, 'A', 'nobody')).rejects.toMatchObject({ code: 'no-such-player' });
    // Who changes ends leaves the other to the autopilot.
    await classroom.giveSeat(first, 'A', eve);
    expect(answering()[0]).toBe('Eve:person :autopilot');
    // Who is not here is waited for.
    const [late = ''] = await join('Dan');
    await classroom.giveSeat(first, 'B', late);
    clock.advance(STAND_IN_AFTER);
    await settle();
    expect(answering()[0]).toBe('Eve:person Dan:autopilot');
    await classroom.giveSeat(first, 'B', eve);
    await classroom.giveSeat(first, 'A', null);
    expect(answering()[0]).toBe(':autopilot Eve:person');
    // Who has none gets one when their page comes back.
    await come(bob);
    expect(pairs()[0]).toBe('Bob–Eve');
  });

  it('are changed by a new match of two, who leave theirs', async () => {
    const [ada = '', bob = '', eve = '', dan = ''] = await join('Ada', 'Bob', 'Eve', 'Dan');
    await Promise.all([ada, bob, eve, dan].map((id) => come(id)));
    await classroom.startRound(ROUND);
    await classroom.pair({ A: eve, B: ada });
    expect(pairs()).toEqual(['autopilot–Bob', 'autopilot–Dan', 'Eve–Ada']);
    await classroom.pair({ A: dan, B: bob });
    expect(pairs()).toEqual(['autopilot–autopilot', 'autopilot–autopilot', 'Eve–Ada', 'Dan–Bob']);
    // From the beginning, with the hosts swapped.
    await classroom.pair({ A: bob, B: dan });
    expect(pairs().slice(2)).toEqual(['Eve–Ada', 'autopilot–autopilot', 'Bob–Dan']);
    for (const wrong of [
      { A: bob, B: bob },
      { A: null, B: null },
    ])
      await expect(classroom.pair(wrong)).rejects.toMatchObject({ code: 'not-a-pair' });
    const before = pairs();
    await classroom.stop();
    expect(pairs(await (await load()).get(classroom.code))).toEqual(before);
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
        const message = of.views.match(match, 'all');
        const events = of.views.piece(match, 'all', 0, 'en')?.events;
        return { events, clock: message?.clock, hosts: message?.view.hosts };
      }),
    });
    const before = seen(classroom);
    const restored = await (await load()).get(classroom.code);
    for (const { match } of restored.published.round?.pairs ?? []) {
      expect(restored.views.piece(match, 'all', 0, 'en')).toBeNull();
      await restored.recall(match, 0);
    }
    // Who is not here is waited for anew.
    const timeless = (view: unknown): unknown =>
      JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'standInAt' ? null : value)));
    expect(timeless(seen(restored))).toEqual(timeless(before));
  });

  it('reads few inputs of a match, however long it is, and none after a stop', async () => {
    const [ada = ''] = await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    const match = classroom.published.round?.pairs[0]?.match ?? '';
    const wrong = { type: 'move', stimulus: null, move: { kind: 'discard' } } as const;
    for (let i = 0; i < 3 * SNAPSHOT_EVERY + 5; i += 1) {
      clock.advance(10);
      await classroom.play(ada, match, wrong);
    }
    const read = async (): Promise<readonly number[]> => {
      const folded: number[] = [];
      const onFolded = (inputs: number): void => {
        folded.push(inputs);
      };
      classroom = await (await load({ onFolded })).get(classroom.code);
      return folded;
    };
    const [killed = -1] = await read();
    expect(killed).toBeGreaterThan(0);
    expect(killed).toBeLessThanOrEqual(SNAPSHOT_EVERY);
    await classroom.stop();
    await settle();
    expect(await read()).toEqual([0]);
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
    expect((await recordIn(restored, store, match, 'anyone')).record.scenario.version).toBe(1);
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
    const written: Store = {
      ...store,
      read: (stream) => begunUnder(rulebook, store.read(stream)),
      snapshot: () => Promise.resolve(null),
    };
    const restored = await (await load({ store: written })).get(classroom.code);
    const { round } = restored.views.ofTeacher('en');
    expect(round?.number ?? null).toBe(goesOn ? 1 : null);
    // Nothing vanishes without a word.
    expect(restored.lapsed).toBe(!goesOn);
    if (!goesOn) {
      restored.attachPlayer((await restored.join('Late')).player.id, listener());
      await restored.startRound(ROUND);
      expect(restored.lapsed).toBe(false);
    }
    if (!goesOn) return;
    expect(restored.views.match(match, 'all')?.view.version).toBeGreaterThan(0);
    // Who comes late plays by the round's rulebook, too.
    restored.attachPlayer((await restored.join('Late')).player.id, listener());
    await settle();
    const late = restored.published.round?.pairs[1]?.match ?? '';
    const { record } = await recordIn(classrooms, store, late, 'teacher');
    expect(record.rulebook).toBe(rulebook);
  });

  it('has no class that was closed, nor one in which nobody has played for a day', async () => {
    await join('Ada', 'Bob');
    await classroom.startRound(ROUND);
    await classroom.stop();
    const closed = await classrooms.open();
    await classrooms.close(closed.code);
    expect((await openIn(await load())).map(({ code }) => code)).toEqual([classroom.code]);
    services?.timers.stop();
    clock.advance(CLASS_LIFETIME);
    const later = await load();
    // At a start the clock may be wrong, and a lesson about to begin.
    await (await later.get(classroom.code)).endRound();
    expect(await openIn(later)).toHaveLength(1);
    const leave = (await later.get(classroom.code)).attachTeacher(listener());
    const pass = async (): Promise<void> => {
      clock.advance(CLASS_LIFETIME + HOUR);
      await settle();
    };
    // The seats that nobody opened are given up meanwhile.
    await pass();
    await pass();
    expect(await openIn(later)).toHaveLength(1);
    leave();
    await pass();
    await expect.poll(() => openIn(later)).toEqual([]);
    await expect(later.get(classroom.code)).rejects.toMatchObject({ code: 'class-closed' });
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

const openIn = async (classrooms: Classrooms) =>
  (await classrooms.list()).filter(({ closedAt }) => closedAt === null);
