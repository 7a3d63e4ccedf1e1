/** Tests of which backups stay, and of a copy that is not whole. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { stampOf } from '../time/clock.ts';
import { backUpInto, backupsIn, DamagedBackup, keptOf } from './sqlite-backups.ts';
import { lookAt } from './sqlite-care.ts';
import { isWhole } from './sqlite-check.ts';
import { openSqliteStore } from './sqlite-store.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-backups-'));
afterAll(() => rmSync(dir, { recursive: true }));
const clock = manualClock();

describe('backups', () => {
  it('stay: the newest three, and the newest of each of seven days', () => {
    const HOUR = 3_600_000;
    const NOON = 1_700_000_000_000;
    const made = Array.from({ length: 24 * 12 }, (_, i) => `/x/2msl-${stampOf(NOON - i * HOUR)}.sqlite`);
    const kept = keptOf(made);
    expect(kept).toHaveLength(9);
    expect(kept.slice(0, 3)).toEqual(made.slice(0, 3));
    expect(new Set(kept.map((name) => name.slice(8, 18))).size).toBe(7);
  });

  it('are made one after another while everything goes on, and those that are too many go', async () => {
    const folder = join(dir, 'many');
    const store = await openSqliteStore(join(dir, 'many.sqlite'), { ...clock, indexing: () => [] });
    const services = {
      folder,
      epoch: clock.epoch,
      isWhole: async (file: string) => isWhole(lookAt(file)),
    };
    for (let seq = 0; seq < 5; seq += 1) {
      const [file] = await Promise.all([
        backUpInto(store, services),
        store.append([{ stream: 'a', seq, body: 'x' }]),
      ]);
      expect(lookAt(file)).toMatchObject({ structure: [], damage: [] });
      clock.advance(60_000);
    }
    await store.close();
    expect(backupsIn(folder)).toHaveLength(3);
    expect(readdirSync(folder).every((name) => name.endsWith('.sqlite'))).toBe(true);
  });

  it('that are not whole get no name, and take no other’s place', async () => {
    const folder = join(dir, 'bad');
    mkdirSync(folder);
    writeFileSync(join(folder, '2msl-2020-01-01T00-00-00-000Z.sqlite'), 'the last good one');
    const store = await openSqliteStore(join(dir, 'bad.sqlite'), { ...clock, indexing: () => [] });
    const services = { folder, epoch: clock.epoch, isWhole: async () => false };
    await expect(backUpInto(store, services)).rejects.toThrow(DamagedBackup);
    await store.close();
    expect(readdirSync(folder)).toEqual(['2msl-2020-01-01T00-00-00-000Z.sqlite']);
  });
});
