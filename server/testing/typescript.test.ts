/** Test that Node runs the sources as they are, in its threads, too. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

it('a thread in TypeScript is read by a program that runs from its sources', () => {
  const words = ['--import', at('typescript.mjs'), at('fixtures/with-thread.mjs')];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['read\n', '']);
});
