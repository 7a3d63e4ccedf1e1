/** A few kills in play, and the checker over what was recorded; `npm run reliability` does two hundred. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Program } from '../../server/testing/program.ts';
import { TEST_ALL } from '../depth.ts';
import { killAndCheck } from './kill.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-kill-'));
const program = new Program(dir);
afterAll(async () => {
  await program.end('SIGKILL');
  rmSync(dir, { recursive: true });
});

const KILLS = TEST_ALL ? 20 : 3;

it('what was answered is in the journal, once, and is what everybody was told and a replay tells', async () => {
  const figures = await killAndCheck(program, dir, KILLS);
  expect(figures).toMatchObject({
    kills: KILLS,
    lost: 0,
    doubled: 0,
    retellings: 4 * KILLS,
    retoldOtherwise: 0,
    resumed: 4 * KILLS,
    resumedElsewhere: 0,
    replays: 4,
    replayedOtherwise: 0,
    damaged: 0,
  });
  expect(figures.acknowledged).toBeGreaterThan(KILLS);
}, 300_000);
