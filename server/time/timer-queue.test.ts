/** Tests of the timer queue, beside a sorted list. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { systemClock } from './clock.ts';
import { TimerQueue } from './timer-queue.ts';

const onError = (error: unknown): never => {
  throw error;
};

describe('the timer queue', () => {
  it('wakes everyone at the moment asked for, earliest first, of two at one moment the first that asked', () => {
    const clock = manualClock(0);
    const queue = new TimerQueue(clock, { onError });
    const woken: string[] = [];
    for (const [at, name] of [
      [30, 'c'],
      [10, 'a'],
      [20, 'b1'],
      [20, 'b2'],
    ] as const)
      queue.at(at, () => woken.push(`${name} ${clock.now()}`));
    clock.advance(20);
    expect(woken).toEqual(['a 10', 'b1 20', 'b2 20']);
    clock.advance(20);
    expect(woken.at(-1)).toBe('c 30');
    expect(queue.size).toBe(0);
  });

  it('agrees with a sorted list, whatever is set and cancelled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 50 }), cancel: fc.boolean() }), { maxLength: 60 }),
        (timers) => {
          const clock = manualClock(0);
          const queue = new TimerQueue(clock, { onError });
          const woken: number[] = [];
          const cancels = timers.map(({ at }, i) => queue.at(at, () => woken.push(i)));
          for (const [i, { cancel }] of timers.entries()) if (cancel) cancels[i]?.();
          clock.advance(60);
          const kept = [...timers.entries()].filter(([, { cancel }]) => !cancel);
          expect(woken).toEqual(kept.sort(([i, a], [j, b]) => a.at - b.at || i - j).map(([i]) => i));
        },
      ),
    );
  });

  it('does not wake one that another, woken at the same moment, has cancelled', () => {
    const clock = manualClock(0);
    const queue = new TimerQueue(clock, { onError });
    const second = vi.fn();
    queue.at(10, () => cancel());
    const cancel = queue.at(10, second);
    clock.advance(10);
    expect(second).not.toHaveBeenCalled();
  });

  it('wakes the others although one fails, and says so', () => {
    const clock = manualClock(0);
    const failed = vi.fn();
    const queue = new TimerQueue(clock, { onError: failed });
    const other = vi.fn();
    queue.at(10, () => onError(new Error('broken')));
    queue.at(10, other);
    clock.advance(10);
    expect(failed).toHaveBeenCalledOnce();
    expect(other).toHaveBeenCalledOnce();
  });

  it('repeats until it is cancelled', () => {
    const clock = manualClock(0);
    const queue = new TimerQueue(clock, { onError });
    const beat = vi.fn();
    const cancel = queue.every(100, beat);
    clock.advance(350);
    expect(beat).toHaveBeenCalledTimes(3);
    cancel();
    clock.advance(350);
    expect(beat).toHaveBeenCalledTimes(3);
  });

  it('wakes nobody after its end', () => {
    const clock = manualClock(0);
    const queue = new TimerQueue(clock, { onError });
    const woken = vi.fn();
    queue.at(10, woken);
    queue.stop();
    queue.at(10, woken);
    clock.advance(20);
    expect(woken).not.toHaveBeenCalled();
  });

  it('never wakes too early on the machine’s clock', async () => {
    const late: number[] = [];
    const queue = new TimerQueue(systemClock, { onError, onLate: (ms) => late.push(ms) });
    const now = systemClock.now();
    await new Promise<void>((resolve) => {
      queue.at(now + 5.5, () => undefined);
      queue.at(now + 11.25, resolve);
    });
    expect(late).toHaveLength(2);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
  });
});
