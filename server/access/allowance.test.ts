/** Tests of what is counted by name. */
import { expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { Allowances } from './allowance.ts';

it('lets a burst pass, and so much a second in the long run', () => {
  const clock = manualClock();
  const allowances = new Allowances({ points: 10, seconds: 5 }, clock.now);
  const burst = Array.from({ length: 11 }, () => allowances.take('Ada'));
  expect(burst.filter(Boolean)).toHaveLength(10);
  expect(allowances.take('Bob')).toBe(true);
  clock.advance(60_000);
  for (let i = 0; i < 100; i += 1) {
    expect(allowances.take('Ada')).toBe(true);
    clock.advance(500);
  }
});

it('says how long to wait, and makes nobody wait for ever', () => {
  const clock = manualClock();
  const allowances = new Allowances({ points: 10, seconds: 5 }, clock.now);
  expect(allowances.wait('Ada')).toBe(0);
  for (let i = 0; i < 1_000; i += 1) allowances.take('Ada');
  const wait = allowances.wait('Ada');
  expect(wait).toBeLessThanOrEqual(5_500);
  clock.advance(wait - 1);
  expect(allowances.wait('Ada')).toBeGreaterThan(0);
  clock.advance(1);
  expect(allowances.wait('Ada')).toBe(0);
  expect(allowances.take('Ada')).toBe(true);
});

it('remembers a bounded number of names', () => {
  const clock = manualClock();
  const allowances = new Allowances({ points: 2, seconds: 60 }, clock.now);
  for (let i = 0; i < 50_000; i += 1) allowances.take(`name ${i}`, 3);
  // Those that came last are still known.
  expect(allowances.wait('name 49999')).toBeGreaterThan(0);
  expect(allowances.wait('name 0')).toBe(0);
});
