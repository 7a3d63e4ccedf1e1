/** Tests of the script: calls that only autopilots are given, and the facts that a goal reads. */
import { describe, expect, test } from 'vitest';
import { HOSTS, type HostId } from '../hosts.ts';
import { CALM_WIRE, HUMANE_CONSTANTS } from '../scenarios/catalogue/defaults.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { createMatch } from './create.ts';
import type { Player } from './input.ts';
import { play } from './play.ts';

/** B's calls are meant for an autopilot at B, A's SEND for autopilots at both. */
const free: Scenario = {
  id: 'free',
  version: 1,
  number: 1,
  cast: { A: {}, B: {} },
  constants: HUMANE_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 5_000, autopilots: ['B'] },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { B: 'LISTEN' } },
      delay: 1_000,
      autopilots: ['A', 'B'],
    },
    { host: 'A', call: { call: 'SEND', data: 'hi' }, when: { states: { A: 'ESTABLISHED' } }, delay: 1_000 },
  ],
  freeCalls: ['OPEN'],
  goals: [],
  timeLimit: 600_000,
  showWire: false,
  think: 1_000,
};

const start = (players: Record<HostId, Player>) =>
  createMatch({ scenario: free, seed: 1, level: 'standard', players });
const states = (match: ReturnType<typeof start>) => HOSTS.map((host) => match.facts[host].state);

describe('calls for autopilots', () => {
  test('are not made while people play', () => {
    const { match } = play(start({ A: 'person', B: 'person' }), { type: 'advance' }, 60_000);
    expect(match.hosts.B.inbox).toEqual([]);
  });

  test('are made where an autopilot plays, and those for two only where two do', () => {
    const one = play(start({ A: 'person', B: 'autopilot' }), { type: 'advance' }, 60_000).match;
    expect(states(one)).toEqual(['CLOSED', 'LISTEN']);
    const two = play(start({ A: 'autopilot', B: 'autopilot' }), { type: 'advance' }, 60_000).match;
    expect(states(two)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });

  test('begin when an autopilot takes over and are dropped when a person comes back', () => {
    const left = play(
      start({ A: 'person', B: 'person' }),
      { type: 'player', host: 'B', player: 'autopilot' },
      10_000,
    );
    expect(left.match.script[0]).toEqual({ status: 'due', at: 15_000 });
    const back = play(left.match, { type: 'player', host: 'B', player: 'person' }, 12_000).match;
    expect(play(back, { type: 'advance' }, 60_000).match.hosts.B.inbox).toEqual([]);
  });
});

test('the facts count what is not acknowledged, and keep every rule that took part', () => {
  const match = start({ A: 'autopilot', B: 'autopilot' });
  const { unacknowledged } = play(match, { type: 'advance' }, 18_600).match.facts.A;
  const { facts } = play(match, { type: 'advance' }, 60_000).match;
  expect([unacknowledged, facts.A.unacknowledged]).toEqual([2, 0]);
  expect(facts.A.rules).toEqual(expect.arrayContaining(['R5', 'R41']));
  expect(facts.B.rules).toEqual(expect.arrayContaining(['R4', 'R36', 'R61']));
  expect(new Set(facts.A.rules).size).toBe(facts.A.rules.length);
});
