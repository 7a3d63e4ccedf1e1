import { expect, test } from 'vitest';
import { closeWaitLeak } from '../scenarios/catalogue/19-close-wait-leak.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import { scenarioView } from './scenario-view.ts';

const SECOND = 1_000;
const ENGLISH = scenarioWordsOf('en');

test('the constants of a crowd stand beside those of the connection in hand', () => {
  const { constants } = scenarioView(closeWaitLeak, ENGLISH, false);
  const crowd = Object.fromEntries(constants.map((one) => [one.name, one.crowd]));
  expect(crowd).toEqual({
    delay: 250,
    rto: SECOND,
    msl: 30 * SECOND,
    'delayed-ack': null,
    // 1 + 2 + 4 + 8 + 16 + 32 + 60 + 60.
    r2: 183 * SECOND,
    'keep-alive': 30 * SECOND,
  });
});

test('without a crowd there is nothing to say of one', () => {
  const without = CATALOGUE.filter(({ crowd }) => crowd === undefined);
  for (const scenario of without)
    expect(scenarioView(scenario, ENGLISH, false).constants.every(({ crowd }) => crowd === null)).toBe(true);
});

test('whoever can reach a goal of a crowd is told what to do for it', () => {
  const views = CATALOGUE.filter(({ crowd }) => crowd !== undefined).map((one) =>
    scenarioView(one, ENGLISH, false),
  );
  const owned = views.flatMap(({ goals }) => goals.filter(({ of }) => of !== null));
  expect(owned.length).toBeGreaterThan(10);
  for (const { id, todo } of owned) expect.soft(todo, id).toMatch(/\S/);
});
