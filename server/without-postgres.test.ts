/** Test that a server without DATABASE_URL does without the package pg. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Program } from './testing/program.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-without-'));
afterAll(() => rmSync(dir, { recursive: true }));

const moduleOf = (source: string): string =>
  `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
/** Node's own hook: whoever asks for pg learns that it is not there. */
const HOOK = moduleOf(`export const resolve = (name, context, next) => {
  if (name === 'pg') throw new Error('pg was asked for');
  return next(name, context);
}`);
const REGISTER = moduleOf(`import { register } from 'node:module'; register('${HOOK}');`);
const without = { NODE_OPTIONS: `--import=${REGISTER}` };

it('starts where pg is not there, and asks for it only for a database', async () => {
  const program = new Program(join(dir, 'file'), without);
  await program.start();
  expect(await program.end('SIGTERM')).toBe(0);
  const database = { ...without, DATABASE_URL: 'postgres://127.0.0.1:1/2msl' };
  await expect(new Program(join(dir, 'other'), database).start()).rejects.toThrow(/pg was asked for/);
});
