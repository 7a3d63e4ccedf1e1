/** Tests of `iptables -m limit`: its burst and its rate. */
import { describe, expect, test } from 'vitest';
import { BURST, fullBucket, take } from './limiter.ts';

describe('iptables -m limit', () => {
  test('lets a burst of 5 pass at once, and nothing behind it', () => {
    expect(take(fullBucket(0), 1, 100, 0).passed).toBe(BURST);
    const { bucket } = take(fullBucket(0), 1, BURST, 0);
    expect(take(bucket, 1, 1, 999).passed).toBe(0);
    expect(take(bucket, 1, 2, 1_000).passed).toBe(1);
  });

  test('lets the rate pass in the long run, however the packets come', () => {
    let { bucket } = take(fullBucket(0), 10, BURST, 0);
    let passed = 0;
    for (let now = 250; now <= 60_000; now += 250) {
      const taken = take(bucket, 10, 1_000, now);
      bucket = taken.bucket;
      passed += taken.passed;
    }
    expect(passed).toBe(600);
  });

  test('saves up no more than the burst', () => {
    const { bucket } = take(fullBucket(0), 1, BURST, 0);
    expect(take(bucket, 1, 100, 3_600_000).passed).toBe(BURST);
  });
});
