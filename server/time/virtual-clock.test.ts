/** Tests of virtual time: paces, pauses, and the real moment that each virtual one has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeClock, realAt, type VirtualClock, virtualAt } from './virtual-clock.ts';

const running: VirtualClock = { virtual: 1_000, anchor: 500, pace: 2, running: true };

describe('virtual time', () => {
  it.each([
    ['goes on at the pace', running, 600, 1_200],
    ['is an integer', running, 500.4, 1_000],
    ['stands while the class is paused', { ...running, running: false }, 9_999, 1_000],
    ['never goes back', running, 400, 1_000],
  ])('%s', (_, clock, now, virtual) => {
    expect(virtualAt(clock, now)).toBe(virtual);
  });

  it('does not jump when the pace changes, nor over a pause', () => {
    const slower = changeClock(running, 600, { pace: 0.5 });
    expect(virtualAt(slower, 600)).toBe(1_200);
    expect(virtualAt(slower, 700)).toBe(1_250);
    const paused = changeClock(slower, 700, { running: false });
    const goneOn = changeClock(paused, 5_000, { running: true });
    expect(virtualAt(goneOn, 5_100)).toBe(1_300);
  });

  it('is reached at the real moment that was computed for it, whatever is lost in dividing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0.25, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 1e7 }),
        (virtual, anchor, pace, later) => {
          const clock = { virtual, anchor, pace, running: true };
          const real = realAt(clock, virtual + later) ?? Number.NaN;
          expect(virtualAt(clock, real)).toBe(virtual + later);
        },
      ),
    );
  });

  it('has no real moment while it stands', () => {
    expect(realAt({ ...running, running: false }, 2_000)).toBeNull();
  });
});
