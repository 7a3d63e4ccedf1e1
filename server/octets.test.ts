/** Tests of how much is told: it grows with what happens, not with how much there is. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Move } from '../shared/protocol/view.ts';
import type { Scenario } from '../shared/scenarios/scenario.ts';
import { ACK, SYN } from '../shared/tcp/segment.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { testLife } from './testing/scenario.ts';

let harness: Harness;
let code: string;
afterEach(() => harness.close());

const start = async (): Promise<void> => {
  harness = await Harness.start({ limits: { messages: null } });
  code = await harness.openClass();
};

/** What a device was told over a while. */
interface Meter {
  readonly texts: string[];
  readonly octets: number;
}

function listen({ socket }: TestClient): Meter {
  const texts: string[] = [];
  socket.on('message', (data) => texts.push(String(data)));
  return {
    texts,
    get octets() {
      return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    },
  };
}

/** Everything that was said until now has arrived. */
const settle = async (players: readonly TestClient[]): Promise<void> => {
  for (const player of players) await player.move({ kind: 'discard' }, -1);
};

const classOf = (player: TestClient) => {
  const last = player.messages.findLast((message) => message.type === 'class');
  if (last?.type !== 'class') throw new Error('no class was told');
  return last.view;
};

/** So many arrive; every quarter of a second, `atOnce` of them. */
async function arrive(count: number, atOnce: number): Promise<readonly TestClient[]> {
  const players: TestClient[] = [];
  for (let i = 1; i <= count; i++) {
    players.push(await harness.player(await harness.join(code, `Player ${i}`)));
    if (i % atOnce === 0) harness.clock.advance(250);
  }
  harness.clock.advance(250);
  for (const player of players)
    await player.until(() => classOf(player).players.filter(({ connected }) => connected).length === count);
  return players;
}

describe('a class that arrives', () => {
  it.each([
    ['in a burst', 20, 60],
    ['one by one', 1, 40],
  ])('%s costs each player its names once', async (_, atOnce, count) => {
    await start();
    const players = await arrive(count, atOnce);
    const octets = players.map((player) => player.octets);
    const whole = JSON.stringify(classOf(players[0] as TestClient)).length;
    // The last was told all of them at once. The first was told of each as it came, or of so many together.
    expect(octets.at(-1)).toBeLessThan(whole + 600);
    expect(octets[0]).toBeLessThan(atOnce === 1 ? count * 300 : 2 * whole);
    expect(players[0]?.messages.length).toBeLessThan(2 * (count / atOnce) + 6);
  });

  it('is told that somebody went and came back in a few octets, however many there are', async () => {
    await start();
    const players = await arrive(40, 20);
    const [first, second] = players as [TestClient, TestClient];
    const meter = listen(first);
    second.close();
    await harness.http('GET', '/healthz');
    await first.until(() => {
      harness.clock.advance(250);
      return classOf(first).players[1]?.connected === false;
    });
    expect(meter.octets).toBeLessThan(150);
  });
});

describe('a round of many pairs', () => {
  it('costs the teacher what happens in it, five times a second at most', async () => {
    await start();
    const teacher = await harness.watch(code);
    const players = await arrive(40, 20);
    await harness.startRound(code);
    await Promise.all(players.map((player) => player.until(() => player.view !== null)));
    harness.clock.advance(1_000);
    await settle(players);
    const whole = JSON.stringify((await teacher.last('teacher')).view).length;
    const meter = listen(teacher);
    let moves = 0;
    // Virtual seconds.
    const SECONDS = 5;
    for (let quarter = 0; quarter < 4 * SECONDS; quarter++) {
      harness.clock.advance(250);
      for (const player of players) if (player.stimulus !== null) moves += (await player.answer()).length;
      await settle(players);
    }
    expect(moves).toBeGreaterThan(40);
    expect(meter.texts.length).toBeLessThanOrEqual(5 * SECONDS);
    expect(meter.texts.filter((text) => text.includes('"view"'))).toEqual([]);
    expect(meter.octets / moves).toBeLessThan(200);
    expect(meter.octets).toBeLessThan(meter.texts.length * whole * 0.5);
  });

  it('that stands still costs nothing', async () => {
    await start();
    const teacher = await harness.watch(code);
    const players = await arrive(20, 20);
    await harness.startRound(code);
    await Promise.all(players.map((player) => player.until(() => player.view !== null)));
    harness.clock.advance(5_000);
    await settle(players);
    const meters = [teacher, ...players].map(listen);
    harness.clock.advance(10_000);
    await settle(players);
    // The refusals with which the players settled.
    expect(meters[0]?.texts).toEqual([]);
    for (const { texts } of meters)
      expect(texts.filter((text) => !text.includes('no-such-stimulus'))).toEqual([]);
  });
});

describe('a move', () => {
  it('costs its player what it changed, and what happened', async () => {
    harness = await Harness.start({ limits: { messages: null } });
    const { A, B } = await harness.pair('standard');
    harness.clock.advance(1_000);
    await B.untilStimulus();
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    harness.clock.advance(2_000);
    await A.untilStimulus();
    const [mine, other] = [listen(A), listen(B)];
    await A.move({ kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' });
    await B.move({ kind: 'discard' }, -1);
    // What is answered is said with what came of it.
    expect(mine.texts).toHaveLength(1);
    const { view, change } = JSON.parse(mine.texts[0] ?? '') as Record<string, unknown>;
    expect(view).toBeUndefined();
    expect(JSON.stringify(change).length).toBeLessThan(500);
    expect(mine.octets).toBeLessThan(900);
    // The verdict is said once, and answered.
    expect(mine.texts.filter((text) => text.includes('"verdict"'))).toHaveLength(1);
    expect(A.messages.findLast(({ type }) => type === 'answer')).toMatchObject({ verdict: { legal: true } });
    // What B may not see costs it nothing: it hears the refusal that it asked for.
    expect(other.texts).toHaveLength(1);
  });
});

describe('moves that follow others like them', () => {
  const talk: Scenario = { ...testLife, script: testLife.script.slice(0, 2), goals: [], freeCalls: ['SEND'] };
  const sends = (flags: number, next: 'SYN-SENT' | 'SYN-RECEIVED' | 'ESTABLISHED'): Move => ({
    ...{ kind: 'send', segments: [{ flags }], next },
  });
  const CYCLES = 20;

  it('cost both players together less than 600 octets each, in a message for each who sees something', async () => {
    harness = await Harness.start({ limits: { messages: null }, catalogue: [talk] });
    const { A, B } = await harness.pair('standard');
    const answer = async (who: TestClient, move: Move): Promise<void> => {
      for (let seconds = 0; who.stimulus === null && seconds < 10; seconds++) {
        harness.clock.advance(1_000);
        await settle([A, B]);
      }
      expect(await who.move(move)).toMatchObject({ verdict: { legal: true } });
    };
    await answer(B, { kind: 'nothing', next: 'LISTEN' });
    await answer(A, sends(SYN, 'SYN-SENT'));
    await answer(B, sends(SYN | ACK, 'SYN-RECEIVED'));
    await answer(A, sends(ACK, 'ESTABLISHED'));
    await answer(B, { kind: 'nothing', next: 'ESTABLISHED' });
    /** One octet there, and its acknowledgment back. @returns how many were answered */
    const cycle = async (): Promise<number> => {
      const id = A.nextId();
      A.send({ type: 'call', id, match: A.match ?? '', call: { call: 'SEND', data: 'x' } });
      await A.reply(id);
      await answer(A, sends(ACK, 'ESTABLISHED'));
      await answer(B, sends(ACK, 'ESTABLISHED'));
      await answer(A, { kind: 'nothing', next: 'ESTABLISHED' });
      return 4;
    };
    await cycle();
    const meters = [A, B].map(listen);
    let moves = 0;
    for (let i = 0; i < CYCLES; i++) moves += await cycle();
    const told = meters.flatMap(({ texts }) => texts.filter((text) => !text.includes('no-such-stimulus')));
    // The call, three moves, and two arrivals.
    expect(told).toHaveLength(6 * CYCLES);
    expect(told.join('').length / moves).toBeLessThan(600);
  });
});

describe('what is told of a match', () => {
  it('to the one player never has what only the other one may see', async () => {
    harness = await Harness.start({ limits: { messages: null } });
    const { A, B } = await harness.pair('guided');
    const [toA, toB] = [listen(A), listen(B)];
    // Each chooses its initial sequence number, and has told nobody.
    harness.clock.advance(1_000);
    await B.untilStimulus();
    await B.answer();
    harness.clock.advance(1_000);
    await A.untilStimulus();
    await A.answer();
    await settle([A, B]);
    const iss = [A, B].map(({ view }) => String(view?.hosts[0]?.tcb.iss));
    expect(toA.texts.join()).toContain(iss[0]);
    expect(toA.texts.join()).not.toContain(iss[1]);
    expect(toB.texts.join()).toContain(iss[1]);
    expect(toB.texts.join()).not.toContain(iss[0]);
  });
});
