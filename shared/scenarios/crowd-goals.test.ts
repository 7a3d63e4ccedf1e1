/** What counts as a remedy that failed, from how requests end while it is in force. */
import { expect, test } from 'vitest';
import { beginTrials, type CrowdFacts, countEnded, type InForceOnBoth, NO_CROWD } from '../host/facts.ts';
import { createMatch } from '../match/create.ts';
import { closeWaitLeak } from './catalogue/19-close-wait-leak.ts';
import { failed } from './crowd-goals.ts';

const goal = failed('B', 'descriptors');
const WITHOUT: InForceOnBoth = { A: 'nothing', B: 'nothing' };
const WITH: InForceOnBoth = { A: 'nothing', B: 'descriptors:48' };

const ends = (crowd: CrowdFacts, served: number, away: number, inForce = WITH): CrowdFacts => {
  let facts = crowd;
  for (let i = 0; i < served; i++) facts = countEnded(facts, { reason: null, inForce }, false);
  for (let i = 0; i < away; i++) facts = countEnded(facts, { reason: 'no answer', inForce }, false);
  return facts;
};

const { facts } = createMatch({
  scenario: closeWaitLeak,
  seed: 1,
  level: 'standard',
  players: { A: 'person', B: 'person' },
});
const isReached = (crowd: CrowdFacts): boolean => goal.reached({ ...facts, crowd });

const TROUBLE = ends(NO_CROWD, 0, 1, WITHOUT);
const HELPS = ends(beginTrials(TROUBLE, WITHOUT, WITH), 5, 0);

test('it helped for a while, and then somebody was turned away', () => {
  expect(isReached(HELPS)).toBe(false);
  expect(isReached(ends(HELPS, 0, 1))).toBe(true);
});

test('what never helped has not failed later', () => {
  expect(isReached(ends(TROUBLE, 4, 1))).toBe(false);
});

test('taken back and tried again is no failure: nobody was turned away', () => {
  const back = beginTrials(HELPS, WITH, WITHOUT);
  expect(isReached(beginTrials(back, WITHOUT, WITH))).toBe(false);
});
