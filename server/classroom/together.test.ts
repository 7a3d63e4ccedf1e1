/** A whole class at one host of one match, and its teacher at the other's controls. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Move } from '../../shared/judge/move.ts';
import { synFlood } from '../../shared/scenarios/catalogue/17-syn-flood.ts';
import { ACK, SYN } from '../../shared/tcp/segment.ts';
import { createLog } from '../operations/log.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Classroom } from './classroom.ts';
import { Classrooms } from './classrooms.ts';
import { Directory } from './directory.ts';

let clock: ManualClock;
let store: ReturnType<typeof testStore>;
let timers: TimerQueue;
let classroom: Classroom;
let players: string[];

const load = async (scenario = synFlood): Promise<Classrooms> => {
  timers?.stop();
  timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  const services = { store, clock, timers, log: createLog('silent'), maxPlayers: 60 };
  return Classrooms.open(
    { ...services, scenarios: onlyScenario(scenario) },
    await Directory.open({ store, epoch: clock.epoch }),
  );
};

beforeEach(async () => {
  clock = manualClock();
  store = testStore(clock);
  classroom = await (await load()).open();
  players = [];
  for (const name of ['Ada', 'Bob', 'Eve']) players.push((await classroom.join(name)).player.id);
});

afterEach(() => timers.stop());

const ROUND = { scenario: synFlood.id, level: 'guided', seed: 7, together: true } as const;
const settle = (): Promise<unknown> => store.append([]);
const matchOf = (of = classroom): string => of.views.ofTeacher('en').round?.pairs[0]?.match ?? '';

/** What the class has before it at its host. */
function seen(of = classroom) {
  const { view } = of.views.match(matchOf(of), 'all') ?? {};
  const [A, B] = view?.hosts ?? [];
  if (view === undefined || A === undefined || B === undefined) throw new Error('nothing is shown');
  return { view, A, B };
}

async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 500) {
    clock.advance(500);
    await settle();
  }
}

async function answers(player: number, move: Move, legal = true): Promise<void> {
  for (let i = 0; i < 120 && seen().A.inbox.length === 0; i += 1) await pass(500);
  const judged = await classroom.play(players[player] ?? '', matchOf(), {
    type: 'move',
    stimulus: seen().A.inbox[0]?.id ?? 0,
    move,
  });
  expect(judged?.verdict.legal).toBe(legal);
}

const send = (flags: number, next: 'SYN-SENT' | 'ESTABLISHED'): Move => ({
  kind: 'send',
  segments: [{ flags }],
  next,
});

/** The class has shaken hands, one for all, and the crowd has begun. */
async function begin(): Promise<void> {
  await classroom.startRound(ROUND);
  await answers(0, send(SYN, 'SYN-SENT'));
  await answers(1, send(ACK, 'ESTABLISHED'));
  for (let i = 0; i < 120 && seen().view.crowd?.begunAt === null; i += 1) await pass(500);
}

describe('a class that plays together', () => {
  it('sits at one host, all of it, and who comes late, too', async () => {
    await classroom.startRound(ROUND);
    const late = (await classroom.join('Dan')).player.id;
    const ignored = (): void => undefined;
    classroom.attachPlayer(late, {
      classChanged: ignored,
      matchChanged: ignored,
      clockChanged: ignored,
      fellBack: null,
      dismissed: ignored,
    });
    await store.append([]);
    const { round } = classroom.views.ofTeacher('en');
    expect(round?.pairs.map(({ team }) => team)).toEqual([{ host: 'A', players: 4 }]);
    expect(round?.pairs[0]?.players).toMatchObject({ A: { player: 'person' }, B: { player: 'autopilot' } });
    expect(round?.card.players).toBe(4);
    for (const player of [...players, late])
      expect(classroom.views.ofPlayer(player, 'en')?.seat).toMatchObject({
        host: 'A',
        partner: null,
        together: 4,
      });
  });

  it('answers for all: the first who does', async () => {
    await classroom.startRound(ROUND);
    await answers(0, send(SYN, 'SYN-SENT'));
    const move = send(SYN, 'SYN-SENT');
    await expect(
      classroom.play(players[1] ?? '', matchOf(), { type: 'move', stimulus: 2, move }),
    ).rejects.toMatchObject({ code: 'no-such-stimulus' });
    expect(seen().A.tcb.state).toBe('SYN-SENT');
  });

  it('counts for each what they themselves answered, also after a restart', async () => {
    await classroom.startRound(ROUND);
    await answers(0, send(ACK, 'ESTABLISHED'), false);
    await answers(1, send(SYN, 'SYN-SENT'));
    const own = (of: typeof classroom) => players.map((one) => of.views.ofPlayer(one, 'en')?.seat?.own);
    const none = { answered: 0, firstTry: 0, refused: [], advice: 0 };
    const told = [{ ...none, refused: [expect.any(Number)] }, { ...none, answered: 1, firstTry: 1 }, none];
    expect(own(classroom)).toEqual(told);
    expect(seen().A.score).toMatchObject({ answered: 1, firstTry: 0, refused: 1 });
    await classroom.stop();
    expect(own(await (await load()).get(classroom.code))).toEqual(told);
  });

  it('floods with all its hands, and nobody has a machine for it', async () => {
    await begin();
    const syn = { type: 'crowd', act: { do: 'syn', count: 10 } } as const;
    for (const player of players) await classroom.play(player, matchOf(), syn);
    await pass(1_000);
    expect(seen().A.system?.attack?.sent).toBe(30);
    const rate = { type: 'control', control: 'syn-rate', value: 100 } as const;
    await expect(classroom.play(players[0] ?? '', matchOf(), rate)).rejects.toMatchObject({
      code: 'control-not-offered',
    });
    const forged = { type: 'control', control: 'forged-addresses', value: 1 } as const;
    await classroom.play(players[2] ?? '', matchOf(), forged);
    expect(seen().A.controls).toContainEqual({ control: 'forged-addresses', value: 1, offered: true });
  });

  it('meets its teacher at the other host, from the first control that the teacher moves', async () => {
    await classroom.startRound(ROUND);
    await expect(classroom.defend(matchOf(), 'syn-cookies', 1)).rejects.toMatchObject({
      code: 'crowd-not-begun',
    });
    await expect(classroom.defend('another', 'syn-cookies', 1)).rejects.toMatchObject({
      code: 'no-such-match',
    });
    await answers(0, send(SYN, 'SYN-SENT'));
    await answers(1, send(ACK, 'ESTABLISHED'));
    for (let i = 0; i < 120 && seen().view.crowd?.begunAt === null; i += 1) await pass(500);
    await classroom.defend(matchOf(), 'syn-cookies', 1);
    expect(seen().B.controls).toContainEqual({ control: 'syn-cookies', value: 1, offered: true });
    expect(classroom.views.ofTeacher('en').round?.pairs[0]?.players.B.player).toBe('person');
    await expect(classroom.defend(matchOf(), 'syn-rate', 1)).rejects.toMatchObject({
      code: 'control-not-offered',
    });
  });

  it('goes on after a restart as it was', async () => {
    await begin();
    await classroom.play(players[0] ?? '', matchOf(), { type: 'crowd', act: { do: 'syn', count: 10 } });
    await classroom.defend(matchOf(), 'syn-backlog', 64);
    await pass(2_000);
    const before = seen();
    await classroom.stop();
    const again = await (await load()).get(classroom.code);
    expect(seen(again).view.crowd).toEqual(before.view.crowd);
    expect(seen(again).B.controls).toEqual(before.B.controls);
    expect(again.views.ofPlayer(players[2] ?? '', 'en')?.seat).toMatchObject({ host: 'A', together: 3 });
  });

  it('loses who is removed; the autopilot takes over from the last', async () => {
    await classroom.startRound(ROUND);
    const [first = '', second = '', third = ''] = players;
    await classroom.remove(first);
    await classroom.remove(second);
    expect(classroom.views.ofTeacher('en').round?.pairs[0]).toMatchObject({
      team: { host: 'A', players: 1 },
      players: { A: { player: 'person' } },
    });
    await classroom.remove(third);
    expect(classroom.views.ofTeacher('en').round?.pairs[0]?.players.A.player).toBe('autopilot');
  });
});

it('a scenario that is not made for it refuses a whole class', async () => {
  classroom = await (await load(testLife)).open();
  await classroom.join('Ada');
  await expect(classroom.startRound({ ...ROUND, scenario: testLife.id })).rejects.toMatchObject({
    code: 'not-together',
  });
});
