/** Tests of limits of rate: what is too many, until when, and that what is over is forgotten. */
import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { RateLimit } from './rate.ts';

const open = () => {
  const clock = manualClock(0);
  return { clock, limit: new RateLimit({ points: 2, seconds: 3 }, clock.now) };
};

describe('a limit of rate', () => {
  it('says of what is too many how many there were, and when it is free again', () => {
    const { clock, limit } = open();
    expect([limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([null, null, null]);
    clock.advance(1_000);
    expect(limit.take('a')).toEqual({ used: 3, freeAfter: 2_000 });
    clock.advance(2_000);
    expect(limit.take('a')).toBeNull();
  });

  it('blocks for so long, whatever there was', () => {
    const { clock, limit } = open();
    limit.block('a', 10_000);
    clock.advance(9_999);
    expect(limit.take('a')).toMatchObject({ freeAfter: 1 });
    clock.advance(1);
    expect(limit.take('a')).toBeNull();
  });

  it('counts on for whoever is not over, however many come and go', () => {
    const { clock, limit } = open();
    for (let i = 0; i < 10_000; i++) {
      if (i % 1_000 === 0) clock.advance(3_000);
      limit.take(`visitor ${i}`);
      if (i % 1_000 === 0) limit.take('a');
    }
    expect(limit.take('a')).toBeNull();
    expect(limit.take('a')).toMatchObject({ used: 3 });
  });
});
