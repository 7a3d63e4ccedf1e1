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
