import { expect, test } from 'vitest';
import { closeWaitLeak } from '../scenarios/catalogue/19-close-wait-leak.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioView } from './scenario-view.ts';

const SECOND = 1_000;

test('the constants of a crowd stand beside those of the connection in hand', () => {
  const { constants } = scenarioView(closeWaitLeak, false);
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
    expect(scenarioView(scenario, false).constants.every(({ crowd }) => crowd === null)).toBe(true);
});

test('whoever can reach a goal of a crowd is told what to do for it', () => {
  const goals = CATALOGUE.filter(({ crowd }) => crowd !== undefined).flatMap(({ goals: all }) => all);
  const owned = goals.filter(({ of }) => of !== undefined);
  expect(owned.length).toBeGreaterThan(10);
  for (const { id, todo } of owned) expect.soft(todo, id).toBeDefined();
});
