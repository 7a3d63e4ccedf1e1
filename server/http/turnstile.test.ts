/** Tests of work that may wait. */
import { expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import { Turnstile } from './turnstile.ts';

const begin = () => {
  const clock = manualClock();
  const timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  return { clock, turnstile: new Turnstile(clock, timers) };
};
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets one pass after another, and rests as long as each took', async () => {
  const { clock, turnstile } = begin();
  const done: number[] = [];
  const work = (i: number) => (): Promise<void> => {
    clock.advance(100);
    done.push(i);
    return Promise.resolve();
  };
  const all = [1, 2, 3].map((i) => turnstile.pass(work(i)));
  await settle();
  expect(done).toEqual([1]);
  clock.advance(99);
  await settle();
  expect(done).toEqual([1]);
  clock.advance(1);
  await settle();
  expect(done).toEqual([1, 2]);
  clock.advance(100);
  await Promise.all(all);
});

it('goes on after one that fails, and lets no more wait than a class is', async () => {
  const { turnstile } = begin();
  const failed = turnstile.pass(() => Promise.reject(new Error('no')));
  const waiting = Array.from({ length: 600 }, (_, i) => turnstile.pass(async () => i));
  await expect(failed).rejects.toThrow('no');
  const settled = await Promise.allSettled(waiting);
  const refused = settled.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(90);
  expect(refused.every((one) => one.status === 'rejected' && one.reason.code === 'too-fast')).toBe(true);
});
