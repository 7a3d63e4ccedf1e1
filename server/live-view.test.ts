/** Tests of what a teacher sees of the pairs while they play. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PairView } from '../shared/protocol/view.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';

let harness: Harness;
afterEach(() => harness.close());

const pairsOf = (teacher: TestClient): readonly PairView[] => {
  const last = teacher.messages.findLast((message) => message.type === 'teacher');
  if (last?.type !== 'teacher') throw new Error('no class was told');
  return last.view.round?.pairs ?? [];
};

/** Lets time pass until a pair is told for which it holds. */
const shows = async (teacher: TestClient, holds: (pair: PairView) => boolean): Promise<PairView> => {
  for (;;) {
    const found = pairsOf(teacher).find(holds);
    if (found) return found;
    harness.clock.advance(200);
    // What was told until now has arrived.
    await harness.http('GET', '/healthz');
  }
};

describe('who must move', () => {
  it('is told to each teacher alike, also to one who comes later', async () => {
    harness = await Harness.start();
    const { code, B } = await harness.pair('standard');
    const first = await harness.watch(code);
    await B.untilStimulus();
    await B.move({ kind: 'discard' });
    const pair = await shows(first, ({ turns }) => turns.B?.tries === 1);
    harness.clock.advance(30_000);
    const second = await harness.watch(code);
    await second.last('teacher');
    expect(pairsOf(second)[0]?.turns).toEqual(pair.turns);
    // As if the first had reloaded.
    first.close();
    const again = await harness.watch(code);
    await again.last('teacher');
    expect(pairsOf(again)[0]).toEqual(pairsOf(second)[0]);
  });

  it('is told on the clock of the round, also of a match that began later', async () => {
    harness = await Harness.start();
    const { code } = await harness.pair('standard');
    harness.clock.advance(45_000);
    const teacher = await harness.watch(code);
    await harness.player(await harness.join(code, 'Cy'));
    const { turns } = await shows(
      teacher,
      ({ players, turns: { A, B } }) =>
        Object.values(players).some(({ name }) => name === 'Cy') && (A ?? B) !== null,
    );
    expect((turns.A ?? turns.B)?.since).toBeGreaterThanOrEqual(45_000);
  });
});

describe('what the teacher does', () => {
  const help = (code: string, wanted: object) =>
    harness.http('POST', `/api/teach/classes/${code}/help`, wanted);
  const wire = (code: string, wanted: object) =>
    harness.http('POST', `/api/teach/classes/${code}/wire`, wanted);
  const told = async (): Promise<{
    code: string;
    A: TestClient;
    B: TestClient;
    match: string;
    stimulus: number;
  }> => {
    harness = await Harness.start();
    const { code, A, B } = await harness.pair('standard');
    await B.untilStimulus();
    return { code, A, B, match: B.match ?? '', stimulus: B.stimulus ?? -1 };
  };

  it('tells a hint to one player in words, and no other', async () => {
    const { code, A, B, match, stimulus } = await told();
    expect((await help(code, { match, host: 'B', stimulus, help: 'hint' })).status).toBe(200);
    await B.until(() => B.events.some(({ type }) => type === 'hint'));
    const hint = B.events.find((event) => event.type === 'hint');
    expect(hint?.type === 'hint' && hint.message.length).toBeGreaterThan(20);
    expect(A.events.some(({ type }) => type === 'hint')).toBe(false);
  });

  it('plays a move for a player, also for one who is away, and it stands in the journal', async () => {
    const { code, B, match, stimulus } = await told();
    const teacher = await harness.watch(code);
    B.close();
    await shows(teacher, ({ players }) => !players.B.connected);
    const wanted = { match, host: 'B', stimulus, help: 'move' };
    expect((await help(code, { ...wanted, help: 'hint' })).body.error.code).toBe('player-away');
    expect((await help(code, wanted)).status).toBe(200);
    await shows(teacher, ({ states }) => states.B === 'LISTEN');
    // Another teacher was a moment faster.
    expect((await help(code, wanted)).body.error.code).toBe('no-such-stimulus');
    await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
    const { record } = (await harness.http('GET', `/api/records/${match}`)).body;
    expect(record.inputs.map(({ input }: { input: object }) => input)).toContainEqual({
      type: 'help',
      host: 'B',
      stimulus,
      help: 'move',
    });
  });

  it('orders what becomes of the next segment, of one pair or of all, which the teachers alone see', async () => {
    const { code, A, match } = await told();
    const teacher = await harness.watch(code);
    const id = teacher.nextId();
    teacher.send({ type: 'watch', id, match });
    expect((await wire(code, { match: null, host: 'A', order: { do: 'lose' } })).status).toBe(200);
    await teacher.until(() => teacher.events.some(({ type }) => type === 'order'));
    expect(A.events.some(({ type }) => type === 'order')).toBe(false);
    expect((await wire(code, { match, host: 'A', order: null })).status).toBe(200);
  });

  it('is refused with a reason where it cannot be', async () => {
    const { code, match, stimulus } = await told();
    const wanted = { match, host: 'B', stimulus, help: 'hint' };
    const codes = async (...answers: Promise<{ body: { error?: { code: string } } }>[]) =>
      (await Promise.all(answers)).map(({ body }) => body.error?.code);
    expect(
      await codes(
        help(code, { ...wanted, match: 'nowhere' }),
        help(code, { ...wanted, stimulus: 999 }),
        help(code, { ...wanted, help: 'everything' }),
        wire(code, { match: 'nowhere', host: 'A', order: null }),
        wire(code, { match, host: 'A', order: { do: 'delay', by: -1 } }),
        harness.http('POST', `/api/teach/classes/${code}/help`, wanted, null),
      ),
    ).toEqual([
      'no-such-match',
      'no-such-stimulus',
      'bad-message',
      'no-such-match',
      'bad-message',
      'not-a-teacher',
    ]);
    expect((await help(code, wanted)).status).toBe(200);
    expect(await codes(help(code, wanted))).toEqual(['already-helped']);
    await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
    expect(
      await codes(
        help(code, wanted),
        wire(code, { match, host: 'A', order: null }),
        wire(code, { match: null, host: 'A', order: null }),
      ),
    ).toEqual(['match-ended', 'match-ended', 'no-round']);
  });
});

it('a round begins at the pace that its plan says, and its limit with it', async () => {
  harness = await Harness.start();
  const { code, A } = await harness.pair('standard');
  const round = { scenario: 'test-life', level: 'standard', seed: 7, minutes: 10, pace: 0.5 };
  await harness.http('POST', `/api/teach/classes/${code}/rounds`, round);
  await A.until(() => A.messages.some((m) => m.type === 'clock' && m.clock.pace === 0.5));
  const teacher = await harness.watch(code);
  const { view, clock } = await teacher.last('teacher');
  expect([clock.pace, view.round?.ends]).toEqual([0.5, 5 * 60_000]);
});
