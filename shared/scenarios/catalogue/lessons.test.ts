/**
 * Tests that every scenario's lesson happens, in whatever order people answer.
 * `npm run seeds` plays many more seeds of it.
 */
import { describe, expect, test, vi } from 'vitest';
import { sample } from '../../../verify/depth.ts';
import { CATALOGUE } from './catalogue.ts';
import { companiesOf, deliveries, lesson, MAY_MISS_THE_LESSON } from './fixtures/lesson.ts';
import { playToTheEnd } from './fixtures/players.ts';

vi.setConfig({ testTimeout: 60_000 });

const SEEDS = sample(
  Array.from({ length: 10 }, (_, i) => i + 1),
  5,
);
/** A crowd wants controls to be moved, and takes its time: crowd-lessons.test.ts. */
const LESSONS = CATALOGUE.filter(({ crowd }) => crowd === undefined);

describe.each(LESSONS.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const companies = companiesOf(scenario);

  test.each(companies.filter((company) => !MAY_MISS_THE_LESSON.includes(company)))(
    '%s: all goals are reached',
    (company) => {
      for (const seed of SEEDS) {
        expect({ seed, outcome: lesson(scenario, company, seed) }).toEqual({
          seed,
          outcome: 'goals reached',
        });
      }
    },
  );

  test.each(companies.filter((company) => MAY_MISS_THE_LESSON.includes(company)))(
    '%s: the match comes to its declared end, and seldom misses the lesson',
    (company) => {
      const outcomes = SEEDS.map((seed) => lesson(scenario, company, seed));
      const reached = outcomes.filter((outcome) => outcome === 'goals reached').length;
      expect(reached + outcomes.filter((outcome) => outcome === 'over').length).toBe(outcomes.length);
      expect(reached).toBeGreaterThan(outcomes.length / 2);
    },
  );

  test('the same seed and the same inputs make the same events', () => {
    const told = (player: 'autopilot' | 'person') =>
      JSON.stringify(
        playToTheEnd({ scenario, seed: 7, players: { A: player, B: player }, restless: true }).events,
      );
    expect(told('autopilot')).toBe(told('autopilot'));
    expect(told('person')).toBe(told('person'));
  });
});

test('what is delivered is held against what was sent, connection by connection', () => {
  const [scenario] = CATALOGUE;
  if (scenario === undefined) throw new Error('no scenario');
  const { match } = playToTheEnd({ scenario, seed: 1, players: { A: 'autopilot', B: 'autopilot' } });
  const moment = (sent: string, delivered: string, open: boolean) =>
    ({
      ...match,
      hosts: {
        ...match.hosts,
        A: { ...match.hosts.A, tcb: { ...match.hosts.A.tcb, state: open ? 'ESTABLISHED' : 'CLOSED' } },
      },
      facts: { ...match.facts, A: { ...match.facts.A, sent }, B: { ...match.facts.B, delivered } },
    }) as const;
  const watch = deliveries(scenario);
  watch(moment('lost text', '', true));
  watch(moment('lost text', 'lost', false));
  watch(moment('lost textagain', 'lostag', true));
  expect(() => watch(moment('lost textagain', 'lostxag', true))).toThrow('nobody sent');
  expect(() => deliveries(scenario)(moment('again', 'gain', true))).toThrow('nobody sent');
});
