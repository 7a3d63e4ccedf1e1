/** The readers alone, without a judge: how fast, and that no flood of forged addresses makes them grow. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { halfOpenCapture, ordinaryCapture, SEGMENTS_PER_CONNECTION } from './fixtures/streams.ts';
import { readCapture } from './read.ts';

vi.setConfig({ testTimeout: 120_000 });

const GOAL = 200_000;
const MEBIBYTE = 2 ** 20;

/** Octets of this thread's heap that are in use, once what is not has been collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test(`ordinary connections: at least ${GOAL.toLocaleString('en')} segments a second on one core`, async () => {
  const connections = 2_000;
  const pieces = [...ordinaryCapture(connections)];
  // The best of several runs: the other tests of the house are busy on the same cores.
  let perSecond = 0;
  for (let run = 0; run < 5; run++) {
    let segments = 0;
    const begin = performance.now();
    for await (const batch of readCapture(pieces)) segments += batch.length;
    perSecond = Math.max(perSecond, segments / ((performance.now() - begin) / 1000));
    expect(segments).toBe(connections * SEGMENTS_PER_CONNECTION);
  }
  process.stdout.write(`capture readers: ${Math.round(perSecond).toLocaleString('en')} segments/s\n`);
  expect(perSecond).toBeGreaterThan(GOAL);
});

test('half a million half-open connections, each from another end, leave next to nothing in memory', async () => {
  const connections = 500_000;
  const before = heapInUse();
  let segments = 0;
  let after = 0;
  for await (const batch of readCapture(halfOpenCapture(connections))) {
    segments += batch.length;
    if (segments === 2 * connections) after = heapInUse();
  }
  expect(segments).toBe(2 * connections);
  // Kept, the ends alone would take 80 MiB.
  expect((after - before) / MEBIBYTE).toBeLessThan(8);
});
