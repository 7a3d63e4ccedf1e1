/** Tests of what is told of matches: made once, and anew when something has come. */
import { expect, it } from 'vitest';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import type { Refusal } from '../refusal.ts';
import type { Entry } from '../store/store.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { matchStream, writeEntry } from './entries.ts';
import { Teller } from './teller.ts';
import { answer, tellBy } from './tellings.ts';

const BEGAN = writeEntry(matchStream('one'), 0, {
  type: 'began',
  scenario: { id: testLife.id, version: testLife.version },
  rulebook: RULEBOOK_VERSION,
  level: 'standard',
  seed: 7,
  names: { A: 'Ada', B: null },
});
const passed = (seq: number): Entry =>
  writeEntry(matchStream('one'), seq, { type: 'input', at: 100 * seq, input: { type: 'advance' } });

async function begin() {
  const store = testStore(manualClock());
  let times = 0;
  let forget: (matches: readonly string[]) => void = () => undefined;
  const teller = new Teller({
    store,
    scenarios: onlyScenario(testLife),
    classrooms: {
      whenDeleted: (told) => {
        forget = told;
      },
    },
    tell: tellBy((asked) => {
      times += 1;
      return Promise.resolve().then(() => answer(structuredClone(asked), [testLife]));
    }),
  });
  await store.append([BEGAN, passed(1)]);
  return { store, teller, times: () => times, forget: () => forget(['one']) };
}

it('is made once for all who ask meanwhile and later, until the match goes on or is deleted', async () => {
  const { store, teller, times, forget } = await begin();
  const [first, same] = await Promise.all([teller.of('record', 'one'), teller.of('record', 'one')]);
  expect(await teller.of('record', 'one')).toBe(first);
  expect(same).toBe(first);
  expect(times()).toBe(1);
  expect(JSON.parse(first.record).inputs).toHaveLength(1);
  await store.append([passed(2)]);
  expect(JSON.parse((await teller.of('record', 'one')).record).inputs).toHaveLength(2);
  expect(times()).toBe(2);
  forget();
  await teller.of('record', 'one');
  expect(times()).toBe(3);
});

it('refuses by name what is not there, and what is damaged, and asks again', async () => {
  const { store, teller, times } = await begin();
  const codeOf = (match: string): Promise<string> =>
    teller.of('outlines', match).then(
      () => 'told',
      (error: Refusal) => error.code,
    );
  expect(await codeOf('none')).toBe('no-such-match');
  expect(times()).toBe(0);
  await store.append([{ stream: matchStream('one'), seq: 2, body: '{"type":"nothing"}' }]);
  expect([await codeOf('one'), await codeOf('one')]).toEqual(['match-damaged', 'match-damaged']);
  expect(times()).toBe(2);
});
