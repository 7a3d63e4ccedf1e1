/** Tests of the scenarios with a crowd: their lessons happen, whoever plays and whatever the seed. */

import { describe, expect, test } from 'vitest';
import { CONTROLS, type ControlId } from '../../host/controls.ts';
import { HOSTS, type HostId } from '../../hosts.ts';
import { createMatch } from '../../match/create.ts';
import { play } from '../../match/play.ts';
import { synFlood } from './17-syn-flood.ts';
import { CATALOGUE } from './catalogue.ts';
import { companiesOf, lesson, MAY_MISS_THE_LESSON } from './fixtures/lesson.ts';

const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;
/** `npm run seeds` plays many more. */
const SEEDS = [1, 2];

const rows = CATALOGUE.filter(({ crowd }) => crowd !== undefined).map(
  (scenario) => [scenario.id, scenario] as const,
);

test('are numbers 17 to 20', () => {
  expect(rows.map(([, { number }]) => number)).toEqual([17, 18, 19, 20]);
});

describe.each(rows)('%s', (_id, scenario) => {
  test('two autopilots reach all goals, within minutes', () => {
    for (const seed of SEEDS) {
      const match = createMatch({ scenario, seed, level: 'standard', players: AUTOPILOTS });
      const end = play(match, { type: 'advance' }, scenario.timeLimit);
      expect({ seed, outcome: end.match.outcome }).toEqual({ seed, outcome: 'goals reached' });
      const ended = end.events.find((e) => e.type === 'ended');
      expect(ended?.at).toBeLessThan(5 * 60_000);
    }
  });

  const people = companiesOf(scenario).filter(
    (company) => company !== 'autopilots' && !MAY_MISS_THE_LESSON.includes(company),
  );
  test.each(people)('%s: all goals are reached, whoever answers by hand', (company) => {
    expect(lesson(scenario, company, 1)).toBe('goals reached');
  });

  test('reaches none but what is done by hand when nobody moves anything', () => {
    const still = {
      ...scenario,
      script: scenario.script.filter(({ autopilots = [] }) => autopilots.length === 0),
    };
    const match = createMatch({ scenario: still, seed: 1, level: 'standard', players: AUTOPILOTS });
    const { goals } = play(match, { type: 'advance' }, 4 * 60_000).match;
    expect(goals.length).toBeLessThanOrEqual(3);
  });

  test('offers every control at a value that it has, or starts it elsewhere on purpose', () => {
    for (const host of HOSTS) {
      for (const id of scenario.offered?.[host] ?? []) {
        const first = scenario.cast[host].controls?.[id];
        const values: readonly number[] = CONTROLS[id].values;
        if (first !== undefined) expect(values).toContain(first);
      }
    }
  });
});

test('17: two defences together hold ten SYNs a second, and a hundred, and not a thousand; cookies do', () => {
  // The attacker floods, and nobody moves anything but what follows.
  const scenario = {
    ...synFlood,
    script: synFlood.script.filter(
      (item) => !item.autopilots?.includes('B') && !('control' in item && item.value > 10),
    ),
  };
  let match = createMatch({ scenario, seed: 1, level: 'standard', players: AUTOPILOTS });
  const pass = (seconds: number): void => {
    match = play(match, { type: 'advance' }, match.now + seconds * 1_000).match;
  };
  const set = (host: HostId, control: ControlId, value: number): void => {
    match = play(match, { type: 'control', host, control, value }, match.now).match;
  };
  const turnedAway = (seconds: number): number => {
    const before = match.facts.crowd.turnedAway;
    pass(seconds);
    return match.facts.crowd.turnedAway - before;
  };
  pass(60);
  expect(turnedAway(30)).toBeGreaterThan(5);
  set('B', 'syn-backlog', 256);
  set('B', 'syn-ack-retries', 1);
  // What the old entries still hold is free by then.
  pass(75);
  expect(turnedAway(30)).toBe(0);
  expect(match.facts.crowd.trials.B['syn-ack-retries:1+syn-backlog:256']?.served).toBeGreaterThan(20);
  set('A', 'syn-rate', 100);
  pass(10);
  expect(turnedAway(30)).toBeLessThan(3);
  set('A', 'syn-rate', 1_000);
  pass(10);
  expect(turnedAway(30)).toBeGreaterThan(5);
  set('B', 'syn-cookies', 1);
  pass(10);
  expect(turnedAway(30)).toBe(0);
});
