/** Tests of the pacing along the scrubber. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byEvents } from './pacing.ts';

const times = fc
  .array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 50 })
  .map((list) => list.map((us) => us / 1000).sort((x, y) => x - y));

describe('playing from event to event', () => {
  it('leads there and back, and never backwards', () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const pacing = byEvents(list);
        const [first = 0, last = 0] = [list[0], list.at(-1)];
        const at = first + share * (last - first);
        expect(pacing.toTime(pacing.toPlay(at))).toBeCloseTo(at, 5);
        const played = list.map(pacing.toPlay);
        expect(played).toEqual([...played].sort((x, y) => x - y));
      }),
    );
  });

  it('takes from 0.3 to 1.5 s for a gap, whether microseconds or hours', () => {
    const pacing = byEvents([0, 0.001, 5, 5, 7_200_000]);
    expect(pacing.toPlay(0.001)).toBe(300);
    expect(pacing.toPlay(5)).toBeGreaterThan(900);
    expect(pacing.toPlay(7_200_000) - pacing.toPlay(5)).toBe(1_500);
  });

  it('stays within the events', () => {
    const pacing = byEvents([10, 20]);
    expect([pacing.toPlay(0), pacing.toPlay(99), pacing.toTime(-1), pacing.toTime(1e9)]).toEqual([
      0,
      pacing.toPlay(20),
      10,
      20,
    ]);
    expect(byEvents([]).toTime(5)).toBe(0);
  });
});
