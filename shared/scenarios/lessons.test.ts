/** Whatever order people answer in: every scenario's lesson happens. */
import { describe, expect, test, vi } from 'vitest';
import { createMatch } from '../match/create.ts';
import type { Match } from '../match/match.ts';
import { play } from '../match/play.ts';
import { HOSTS, type HostId, peerOf } from '../wire/fault.ts';
import { CATALOGUE } from './catalogue.ts';
import { type Plan, playToTheEnd } from './fixtures/players.ts';
import type { Scenario } from './scenario.ts';

const MINUTE = 60_000;
vi.setConfig({ testTimeout: MINUTE });

const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;
const PEOPLE = { A: 'person', B: 'person' } as const;
const rows = CATALOGUE.map((scenario) => [scenario.id, scenario] as const);
const scripted = rows.filter(([, scenario]) => scenario.freeCalls.length === 0);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** What was delivered is always the beginning of what was sent. */
function consistent({ facts }: Match): void {
  for (const host of HOSTS) {
    if (!facts[peerOf(host)].sent.startsWith(facts[host].delivered)) {
      throw new Error(`${host} was delivered what nobody sent: ${facts[host].delivered}`);
    }
  }
}

/** In free play people make calls themselves: as the autopilot in their place would, except that they close unasked. */
function planOf({ script }: Scenario, host: HostId): Plan[] {
  const calls = script.filter((item) => 'call' in item);
  return calls
    .filter((item) => item.host === host && item.autopilots?.length === 1)
    .map(({ call, when }) => {
      const asTheOther = when.states?.[peerOf(host)] === 'FIN-WAIT-1';
      return { call, states: asTheOther ? { A: 'ESTABLISHED', B: 'ESTABLISHED' } : when.states };
    });
}

describe.each(rows)('%s', (_id, scenario) => {
  test('two autopilots reach all goals, whatever the seed', () => {
    for (const seed of seeds(200)) {
      const match = createMatch({ scenario, seed, level: 'standard', players: AUTOPILOTS });
      const end = play(match, { type: 'advance' }, 5 * MINUTE).match;
      consistent(end);
      expect({ seed, outcome: end.outcome }).toEqual({ seed, outcome: 'goals reached' });
    }
  });

  test.each(HOSTS)('a person at %s who answers anything legal reaches them with an autopilot', (host) => {
    const plans = scenario.freeCalls.length > 0 ? { [host]: planOf(scenario, host) } : {};
    const players = { ...AUTOPILOTS, [host]: 'person' as const };
    for (const seed of seeds(100)) {
      const { match } = playToTheEnd({ scenario, seed, players, plans }, consistent);
      expect({ seed, outcome: match.outcome }).toEqual({ seed, outcome: 'goals reached' });
    }
  });

  test('the same seed and the same inputs make the same events', () => {
    const told = (players: typeof AUTOPILOTS | typeof PEOPLE) =>
      JSON.stringify(playToTheEnd({ scenario, seed: 7, players, restless: true }).events);
    expect(told(AUTOPILOTS)).toBe(told(AUTOPILOTS));
    expect(told(PEOPLE)).toBe(told(PEOPLE));
  });
});

describe.each(scripted)('%s', (_id, scenario) => {
  test('two people who answer anything legal reach all goals', () => {
    for (const seed of seeds(60)) {
      const { match } = playToTheEnd({ scenario, seed, players: PEOPLE }, consistent);
      expect({ seed, outcome: match.outcome }).toEqual({ seed, outcome: 'goals reached' });
    }
  });

  // An ACK that nobody asked for may take the place of a lost one, or meet a host that is CLOSED already.
  test('two people who also send unasked come to an end, and seldom miss the lesson', () => {
    const outcomes = seeds(60).map((seed) => {
      const { match } = playToTheEnd({ scenario, seed, players: PEOPLE, restless: true }, consistent);
      return match.outcome;
    });
    const reached = outcomes.filter((outcome) => outcome === 'goals reached').length;
    expect(reached + outcomes.filter((outcome) => outcome === 'over').length).toBe(outcomes.length);
    expect(reached).toBeGreaterThan(outcomes.length / 2);
  });
});
