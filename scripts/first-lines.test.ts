/** What a file is, its first line says: these folders hold to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['client', 'bench'];
const LONGEST = 100;

/** Null where the file does not begin with a comment. */
function firstLine(file: string): string | null {
  const [first = '', second = ''] = readFileSync(join(ROOT, file), 'utf8').split('\n', 2);
  if (first === '/**') return second.replace(/^ \* /, '');
  return /^\/\*\* (.+) \*\/$/.exec(first)?.[1] ?? null;
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

test.each(files)('%s', (file) => {
  const line = firstLine(file);
  expect(line).not.toBeNull();
  expect(line?.length).toBeLessThanOrEqual(LONGEST);
});
