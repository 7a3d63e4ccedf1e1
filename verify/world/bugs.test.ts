/** Bugs that are planted in the server, and found by a world. All of them: `npm run world -- --bugs`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sample } from '../depth.ts';
import { BUGS, hunt } from './bugs.ts';

it.each(BUGS)('$name: what it takes the place of stands once where it says', ({ file, right }) => {
  const code = readFileSync(join(import.meta.dirname, '../../server', file), 'utf8');
  expect(code.split(right)).toHaveLength(2);
});

it.each(sample(BUGS, BUGS.length))(
  '$name: a world finds it',
  async (bug) => {
    expect(await hunt(bug, 1_000)).not.toBeNull();
  },
  120_000,
);
