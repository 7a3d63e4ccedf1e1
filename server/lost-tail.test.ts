/**
 * Tests of a journal that has lost its end, as after a backup was put back, and has grown again since.
 * Whoever saw what is lost is told everything anew, and that it is so.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-lost-tail-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = join(dir, 'journal.sqlite');
const backup = join(dir, 'backup.sqlite');

const begin = (): Promise<Harness> =>
  Harness.start({
    clock: manualClock(),
    limits: { messages: null },
    openStore: (options) => openSqliteStore(file, options),
  });

const discard = async (client: TestClient, times: number): Promise<void> => {
  for (let i = 0; i < times; i += 1) await client.move({ kind: 'discard' });
};

it('tells whoever saw the lost end all anew, and whoever did not what they missed', async () => {
  const first = await begin();
  const { A, B, tokens } = await first.pair('standard');
  await discard(B, 2);
  await first.close();
  copyFileSync(file, backup);

  const second = await begin();
  const ahead = second.client().knows(B);
  await ahead.hello(tokens[1], { resume: true });
  await discard(ahead, 3);
  const seen = ahead.view?.version ?? 0;
  await second.close();
  copyFileSync(backup, file);

  // As long as it was, and of the same moves: the number of a version proves nothing.
  const third = await begin();
  const other = await third.player(tokens[1]);
  await other.last('match');
  third.clock.advance(1);
  await discard(other, 3);
  expect(other.view?.version).toBe(seen);

  const back = third.client().knows(ahead);
  await back.hello(tokens[1], { resume: true });
  expect(await back.first('match')).toMatchObject({ since: 0 });
  expect((await back.error()).code).toBe('history-lost');
  expect(back.events).toEqual(other.events);
  // What it knows now holds again.
  const again = third.client().knows(back);
  await again.hello(tokens[1], { resume: true });
  expect(await again.first('match')).toMatchObject({ since: seen });

  const behind = third.client().knows(A);
  await behind.hello(tokens[0], { resume: true });
  expect(await behind.first('match')).toMatchObject({ since: A.view?.version });
  for (const client of [again, behind])
    expect(client.messages.filter(({ type }) => type === 'error')).toEqual([]);
  await third.close();
});
