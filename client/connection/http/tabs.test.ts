/** Tests of the places for streams: as many as leave a browser connections for the rest. */
import { afterEach, expect, test, vi } from 'vitest';
import { type Release, takePlace } from './tabs.ts';

const over = (nextHopProtocol: string): void =>
  void vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ nextHopProtocol }] as never);
const taken: (Release | null)[] = [];
afterEach(() => {
  for (const release of taken.splice(0)) release?.();
  vi.restoreAllMocks();
});
const take = async (times: number): Promise<boolean[]> => {
  const got: boolean[] = [];
  for (let i = 0; i < times; i++) {
    const release = await takePlace();
    taken.push(release);
    got.push(release !== null);
  }
  return got;
};

test('over HTTP/1.1 four tabs have a place, a fifth has none until one is given back', async () => {
  over('http/1.1');
  expect(await take(5)).toEqual([true, true, true, true, false]);
  taken[1]?.();
  expect(await take(1)).toEqual([true]);
});

test('over HTTP/2 there is one for each', async () => {
  over('h2');
  expect(await take(8)).toEqual(Array.from({ length: 8 }, () => true));
});
