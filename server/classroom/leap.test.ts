/** A pair whose match only waits lets its own time leap, and nobody else's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../operations/log.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Listener } from './audience.ts';
import type { Classroom } from './classroom.ts';
import { Classrooms } from './classrooms.ts';
import { Directory } from './directory.ts';

const LONG = 60_000;
/** Nothing happens for a minute, and then A's application calls. */
const patient = {
  ...testLife,
  script: [
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: LONG },
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: LONG + 5_000 },
  ],
} satisfies typeof testLife;

let clock: ManualClock;
let store: ReturnType<typeof testStore>;
let timers: TimerQueue;
let classroom: Classroom;

const load = async (): Promise<Classrooms> => {
  timers?.stop();
  timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  const scenarios = onlyScenario(patient);
  const services = { store, clock, timers, log: createLog('silent'), maxPlayers: 60, scenarios };
  return Classrooms.open(services, await Directory.open({ store, epoch: clock.epoch }));
};

const listener = (): Listener => ({
  classChanged: vi.fn(),
  matchChanged: vi.fn(),
  clockChanged: vi.fn(),
  fellBack: null,
  dismissed: vi.fn(),
});

beforeEach(async () => {
  clock = manualClock();
  store = testStore(clock);
  classroom = await (await load()).open();
});

afterEach(() => timers.stop());

async function sit(...names: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await classroom.join(name)).player.id);
  for (const id of ids) classroom.attachPlayer(id, listener());
  await classroom.startRound({ scenario: patient.id, level: 'guided', seed: 7 });
  return ids;
}
const seat = (player = '', of = classroom) => of.views.ofPlayer(player, 'en');
const matchOf = (player = ''): string => seat(player)?.seat?.match ?? '';
const leap = (player = ''): Promise<void> => classroom.leap(player, matchOf(player));
/** The time of the player's match. */
const virtualOf = (player = '', of = classroom): number =>
  of.views.clock(seat(player, of)?.seat?.match ?? '').virtual;
const inboxOf = (player = '') => classroom.views.match(matchOf(player), 'all')?.view.hosts[0]?.inbox;

describe('a match that only waits', () => {
  it('leaps to the next event when both have asked', async () => {
    const [ada, bob] = await sit('Ada', 'Bob');
    clock.advance(1_000);
    expect(seat(ada)?.seat?.leap).toEqual({ you: false, partner: false });
    await leap(ada);
    expect(seat(ada)?.seat?.leap).toEqual({ you: true, partner: false });
    expect(seat(bob)?.seat?.leap).toEqual({ you: false, partner: true });
    expect(virtualOf(ada)).toBe(1_000);
    await leap(bob);
    expect(virtualOf(ada)).toBe(LONG);
    expect(inboxOf(ada)).toMatchObject([{ at: LONG }]);
    // Now somebody has something to answer.
    expect(seat(bob)?.seat?.leap).toBeNull();
    await expect(leap(bob)).rejects.toMatchObject({ code: 'nothing-to-wait-for' });
  });

  it('waits for nobody who is away, or is the autopilot', async () => {
    const [ada, bob, eve] = await sit('Ada', 'Bob', 'Eve');
    // Another device takes Bob's seat, and leaves it.
    classroom.attachPlayer(bob ?? '', listener())();
    await leap(ada);
    await leap(eve);
    for (const player of [ada, eve]) expect(inboxOf(player)).toHaveLength(1);
  });

  it('tells those who sit there of their time, though they see nothing of what happened, and nobody else', async () => {
    const ids: string[] = [];
    for (const name of ['Ada', 'Bob', 'Eve', 'Dan']) ids.push((await classroom.join(name)).player.id);
    const listeners = ids.map(() => listener());
    for (const [i, id] of ids.entries()) classroom.attachPlayer(id, listeners[i] ?? listener());
    await classroom.startRound({ scenario: patient.id, level: 'guided', seed: 7 });
    for (const player of ids.slice(0, 2)) await leap(player);
    expect(listeners.map(({ clockChanged }) => vi.mocked(clockChanged).mock.calls.length)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('leaves the class and the other matches where they are', async () => {
    const [ada, bob, eve, dan] = await sit('Ada', 'Bob', 'Eve', 'Dan');
    clock.advance(2_000);
    await leap(ada);
    await leap(bob);
    expect(classroom.views.clock(null).virtual).toBe(2_000);
    expect(virtualOf(dan)).toBe(2_000);
    expect(inboxOf(eve)).toEqual([]);
    clock.advance(5_000);
    await store.append([]);
    // What was due after the leap comes at its own time.
    expect(classroom.views.match(matchOf(bob), 'B')?.view.hosts[0]?.inbox).toHaveLength(1);
  });

  it('forgets who has asked when something happens', async () => {
    const [ada, bob] = await sit('Ada', 'Bob');
    await leap(ada);
    clock.advance(LONG);
    await store.append([]);
    expect(inboxOf(ada)).toHaveLength(1);
    expect(seat(bob)?.seat?.leap).toBeNull();
  });

  it('has leapt after a restart, too, and the class has not', async () => {
    const [ada, bob] = await sit('Ada', 'Bob');
    clock.advance(3_000);
    await leap(ada);
    await leap(bob);
    const match = matchOf(ada);
    await classroom.stop();
    const again = await (await load()).get(classroom.code);
    expect(virtualOf(ada, again)).toBe(LONG);
    expect(again.views.clock(null).virtual).toBe(3_000);
    expect(again.views.match(match, 'A')?.view.hosts[0]?.inbox).toHaveLength(1);
  });

  it('stands still with its class', async () => {
    const [ada] = await sit('Ada', 'Bob');
    await classroom.setClock({ paused: true });
    await expect(leap(ada)).rejects.toMatchObject({ code: 'clock-paused' });
  });
});
