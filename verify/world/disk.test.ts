/** The store on the simulated disk is a store like any other; and what a crash leaves of it. */
import { expect, it } from 'vitest';
import { storeContract } from '../../server/store/store.contract.ts';
import { Agenda } from './agenda.ts';
import { Disk } from './disk.ts';

const nobody = (): void => undefined;

storeContract('simulated', (options) => {
  const disk = new Disk(new Agenda());
  return Promise.resolve({
    store: disk.open(options, nobody),
    reopen: () => Promise.resolve(disk.open(options, nobody)),
    fill: () => {
      disk.full = true;
      return () => {
        disk.full = false;
      };
    },
    hide: () => {
      disk.hidden = true;
      return () => {
        disk.hidden = false;
      };
    },
    breakForGood: () => {
      disk.breaks = true;
    },
  });
});

const options = { now: () => 0, epoch: () => 0, indexing: () => [] };
const bodies = (disk: Disk): readonly string[] => disk.read().map(({ body }) => body);

it('leaves what was synced, and of what was not a beginning that is whole', async () => {
  const disk = new Disk(new Agenda());
  const store = disk.open(options, nobody);
  await store.append([{ stream: 'a', seq: 0, body: 'kept' }]);
  disk.lies = true;
  for (const [i, body] of ['first', 'second', 'third'].entries())
    await store.append([{ stream: 'a', seq: i + 1, body }]);
  expect(disk.lied).toBe(3);
  disk.crash(1, 0.5);
  expect(bodies(disk)).toEqual(['kept', 'first']);
});
