/** No flood of forged addresses makes the readers grow. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { halfOpenCapture } from './fixtures/streams.ts';
import { readCapture } from './read.ts';

vi.setConfig({ testTimeout: 120_000 });

const MEBIBYTE = 2 ** 20;

/** Octets of this thread's heap that are in use, once what is not has been collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('a hundred thousand half-open connections, each from another end, leave next to nothing in memory', async () => {
  const connections = 100_000;
  const before = heapInUse();
  let segments = 0;
  let after = 0;
  for await (const batch of readCapture(halfOpenCapture(connections))) {
    segments += batch.length;
    if (segments === 2 * connections) after = heapInUse();
  }
  expect(segments).toBe(2 * connections);
  // Kept, the ends alone would take 16 MiB.
  expect((after - before) / MEBIBYTE).toBeLessThan(8);
});
