/** Tests of the throttle. */
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { Throttle } from './throttle.ts';
import { TimerQueue } from './timer-queue.ts';

const open = () => {
  const clock = manualClock(0);
  const timers = new TimerQueue(clock, { onError: () => undefined });
  const run = vi.fn();
  return { clock, run, throttle: new Throttle({ clock, timers }, 100, run) };
};

describe('a throttle', () => {
  it('serves the first request at once and those soon after it together, later', () => {
    const { clock, run, throttle } = open();
    for (let i = 0; i < 5; i++) throttle.request();
    expect(run).toHaveBeenCalledTimes(1);
    clock.advance(100);
    expect(run).toHaveBeenCalledTimes(2);
    clock.advance(100);
    throttle.request();
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('never serves more often than its period, however often it is asked', () => {
    const { clock, run, throttle } = open();
    for (let i = 0; i < 1_000; i++) {
      throttle.request();
      clock.advance(1);
    }
    expect(run).toHaveBeenCalledTimes(11);
  });

  it('serves now what cannot wait, and with it what was waiting', () => {
    const { clock, run, throttle } = open();
    throttle.request();
    throttle.request();
    throttle.now();
    expect(run).toHaveBeenCalledTimes(2);
    clock.advance(1_000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('serves nothing after it was stopped', () => {
    const { clock, run, throttle } = open();
    throttle.request();
    throttle.request();
    throttle.stop();
    clock.advance(1_000);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
