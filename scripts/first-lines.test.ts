/** Tests that every file says in its first line what it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['shared', 'server', 'client', 'cli', 'verify', 'bench', 'docs', 'scripts', 'e2e'];
const LONGEST = 100;

/** Null where the file does not begin with a comment, or with `#!` and then one. */
function firstLine(file: string): string | null {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/^#!.*\n/, '');
  const [first = '', second = ''] = text.split('\n', 2);
  if (first === '/**') return second.replace(/^ \* /, '');
  return /^\/\*\* (.+) \*\/$/.exec(first)?.[1] ?? null;
}

const deviates = (file: string) => {
  const line = firstLine(file);
  return line === null || line.length > LONGEST;
};

test.each(FOLDERS)('%s/', (folder) => {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.(tsx?|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
  expect(files).not.toEqual([]);
  expect(files.filter(deviates)).toEqual([]);
});
