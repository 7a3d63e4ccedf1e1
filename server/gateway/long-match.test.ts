/** Tests of a match that has grown long, which is told in pieces. */
import { afterEach, expect, it } from 'vitest';
import { PIECE } from '../classroom/live-match.ts';
import { Harness } from '../testing/harness.ts';

let harness: Harness;
afterEach(() => harness.close());

const DISCARD = { kind: 'discard' } as const;

/** Every move is refused, and an event. */
const grow = async (player: Awaited<ReturnType<Harness['player']>>, moves: number): Promise<void> => {
  await player.untilStimulus();
  for (let i = 0; i < moves; i += 1) await player.move(DISCARD);
};

it('is told whole to whoever comes, though all of it at once would be more than may wait for a device', async () => {
  const bufferedHard = 64 * 1024;
  harness = await Harness.start({ limits: { messages: null, bufferedSoft: 16 * 1024, bufferedHard } });
  const { code, tokens, A, B } = await harness.pair('standard');
  const player = A.stimulus === null ? B : A;
  const token = tokens[player === A ? 0 : 1];
  await grow(player, 3 * PIECE);
  expect(Buffer.byteLength(JSON.stringify(player.events))).toBeGreaterThan(bufferedHard);
  const back = await harness.player(token);
  await back.first('match');
  expect(back.events).toEqual(player.events);
  expect(back.messages.filter(({ type }) => type === 'events').length).toBeGreaterThanOrEqual(2);
  // What happens now comes as ever.
  await back.move(DISCARD);
  expect(back.events).toHaveLength(player.events.length + 1);
  const teacher = await harness.watch(code);
  teacher.send({ type: 'watch', id: teacher.nextId(), match: player.match });
  await teacher.until(() => teacher.events.length > 3 * PIECE);
  expect(teacher.closed).toBeNull();
});

it('goes on where it was, however much was missed', async () => {
  harness = await Harness.start({ limits: { messages: null } });
  const { tokens, A, B } = await harness.pair('standard');
  const player = A.stimulus === null ? B : A;
  const token = tokens[player === A ? 0 : 1];
  await grow(player, 3);
  const before = player.events.length;
  const known = harness.client({ token }).knows(player);
  await grow(player, 2 * PIECE + 50);
  await known.hello(token, { resume: true });
  const { since } = await known.first('match');
  expect(since).toBeGreaterThan(0);
  expect(since).toBeLessThanOrEqual(before);
  expect(known.events).toEqual(player.events);
});
