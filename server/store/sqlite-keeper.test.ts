/** Tests of when a server copies its file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../operations/log.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { backupsIn } from './sqlite-backups.ts';
import { backupFolderIn, fileIn, Keeper } from './sqlite-keeper.ts';
import { openSqliteStore } from './sqlite-store.ts';

const MINUTE = 60_000;

it.each([
  ['at once where it is small', 10, 0],
  ['when those who played are back where it is large', 17 * 1024 * 1024, 2 * MINUTE],
])('it is copied after a start %s', async (_, octets, after) => {
  const dataDir = mkdtempSync(join(tmpdir(), '2msl-keeper-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const clock = manualClock();
  const options = { ...clock, indexing: () => [] };
  const before = await openSqliteStore(fileIn(dataDir), options);
  await before.append([{ stream: 'a', seq: 0, body: 'x'.repeat(octets) }]);
  await before.close();
  let copied = 0;
  const keeper = new Keeper({
    ...{ dataDir, clock, log: createLog('silent') },
    isWhole: () => {
      copied += 1;
      return Promise.resolve(true);
    },
  });
  const store = await keeper.open(options);
  keeper.begin();
  clock.advance(Math.max(0, after - 1));
  // A copy that is asked for waits for the one before it.
  await keeper.backUp(join(dataDir, 'asked.sqlite'));
  expect(copied).toBe(after === 0 ? 2 : 1);
  clock.advance(1);
  await keeper.backUp(join(dataDir, 'again.sqlite'));
  expect(backupsIn(backupFolderIn(dataDir))).toHaveLength(1);
  await store.close();
});
