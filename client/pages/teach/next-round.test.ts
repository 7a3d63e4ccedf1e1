/** Tests of the next round: proposed, chosen, and asked for. */
import { expect, it } from 'vitest';
import { pairView, roundView, SCENARIOS } from './fixtures/views.ts';
import { createNextRound } from './next-round.ts';

const [handshake, close] = SCENARIOS;

it('is the first scenario until another is chosen', () => {
  const next = createNextRound();
  expect(next.request([])).toBe(null);
  next.offer(SCENARIOS);
  expect(next.request([])).toEqual({
    scenario: 'handshake',
    level: 'guided',
    together: false,
    predictions: true,
    pairing: 'rotate',
    odd: 'autopilot',
  });
  next.scenario.value = 'normal-close';
  next.offer(SCENARIOS);
  expect(next.scenario.value).toBe('normal-close');
});

it('is the first again when the chosen one is gone', () => {
  const next = createNextRound();
  next.offer(SCENARIOS);
  next.scenario.value = 'normal-close';
  next.offer(SCENARIOS.filter(({ id }) => id !== 'normal-close'));
  expect(next.scenario.value).toBe('handshake');
});

it('is the scenario after the one that is played, at the same level', () => {
  const next = createNextRound();
  next.offer(SCENARIOS);
  next.follow(roundView([pairView()]));
  expect(next.scenario.value).toBe('normal-close');
  expect(next.level.value).toBe('standard');
});

it('is the one that is played when it is the last, or unknown', () => {
  const next = createNextRound();
  next.offer(SCENARIOS.filter((one) => one === handshake));
  next.follow(roundView([pairView()]));
  expect(next.scenario.value).toBe('handshake');
});

it('is played together only where the scenario may be', () => {
  if (!handshake || !close) throw new Error('no scenarios');
  const next = createNextRound();
  next.offer([handshake, { ...close, together: true }]);
  next.setTogether(true);
  expect(next.mayTogether.value).toBe(false);
  expect(next.request([])?.together).toBe(false);
  next.scenario.value = 'normal-close';
  expect(next.request([])).toEqual({
    scenario: 'normal-close',
    level: 'guided',
    together: true,
    predictions: true,
    pairing: 'rotate',
    odd: 'autopilot',
  });
});

it('is a round of the plan until another scenario is chosen', () => {
  const next = createNextRound();
  next.offer(SCENARIOS);
  next.take({ scenario: 'normal-close', level: 'expert', minutes: 9, predictions: false }, 2);
  expect(next.request([])).toEqual({
    scenario: 'normal-close',
    level: 'expert',
    together: false,
    predictions: false,
    pairing: 'rotate',
    odd: 'autopilot',
    minutes: 9,
    // A plan that says nothing of it means life's own.
    pace: 1,
    planned: 2,
  });
  next.scenario.value = 'handshake';
  expect(next.request([])).not.toHaveProperty('planned');
});

it('has the pairs that were made by hand, of those who are still in the class', () => {
  const next = createNextRound();
  next.offer(SCENARIOS);
  next.hand.put('ada', { pair: 0, host: 'B' });
  next.hand.put('bob', { pair: 0, host: 'A' });
  expect(next.request([{ id: 'ada' }, { id: 'cy' }])).toMatchObject({ pairs: [{ A: null, B: 'ada' }] });
  expect(next.request([{ id: 'cy' }])).not.toHaveProperty('pairs');
});
