/** Tests of a scenario as pages tell it: its constants, its crowd, and its veiled goals. */
import { expect, test } from 'vitest';
import { createMatch } from '../match/create.ts';
import { play } from '../match/play.ts';
import { lostThirdAck } from '../scenarios/catalogue/02-lost-third-ack.ts';
import { closeWaitLeak } from '../scenarios/catalogue/19-close-wait-leak.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import { NO_PROGRESS, type Progress, scenarioView } from './scenario-view.ts';

const SECOND = 1_000;
const ENGLISH = scenarioWordsOf('en');

test('the constants of a crowd stand beside those of the connection in hand', () => {
  const { constants } = scenarioView(closeWaitLeak, ENGLISH, 'all');
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
    expect(scenarioView(scenario, ENGLISH, 'all').constants.every(({ crowd }) => crowd === null)).toBe(true);
});

test('whoever can reach a goal of a crowd is told what to do for it', () => {
  const views = CATALOGUE.filter(({ crowd }) => crowd !== undefined).map((one) =>
    scenarioView(one, ENGLISH, 'all'),
  );
  const owned = views.flatMap(({ goals }) => goals.filter(({ of }) => of !== null));
  expect(owned.length).toBeGreaterThan(10);
  for (const { id, todo } of owned) expect.soft(todo, id).toMatch(/\S/);
});

test('what a veiled goal would give away is told when it is reached, at every level', () => {
  const veiled = { id: 'B-repeats', text: 'B does something about the missing ACK.', veiled: true };
  const open = { id: 'B-repeats', text: 'B, in SYN-RECEIVED, sends its SYN,ACK again.', veiled: false };
  const told = (progress: Progress | 'all') => scenarioView(lostThirdAck, ENGLISH, progress).goals;
  const players = { A: 'person', B: 'person' } as const;
  const match = createMatch({ scenario: lostThirdAck, seed: 1, level: 'standard', players });
  const end = play(match, { type: 'end' }, 0).match;
  expect(told(NO_PROGRESS)).toContainEqual(expect.objectContaining(veiled));
  expect(JSON.stringify(told(NO_PROGRESS))).not.toContain(open.text);
  expect(told({ ...NO_PROGRESS, goals: ['B-repeats'] })).toContainEqual(expect.objectContaining(open));
  expect(told({ ...NO_PROGRESS, end })).toContainEqual(expect.objectContaining(veiled));
  expect(told('all')).toContainEqual(expect.objectContaining(open));
});

test('what a crowd’s remedy is worth is for the players to find out', () => {
  for (const scenario of CATALOGUE.filter(({ crowd }) => crowd !== undefined)) {
    const { goals } = scenarioView(scenario, ENGLISH, NO_PROGRESS);
    const worths = goals.filter(({ id }) => /^(tried|failed|helped)-/.test(id));
    for (const { id, text, todo, veiled } of worths) {
      expect.soft(veiled, id).toBe(true);
      expect.soft(`${text} ${todo}`, id).not.toMatch(/no notice|run out|only|helps only|are served|freed/);
    }
  }
});
