/** What a player's phone has to fetch before the first move: the play page must stay light. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { LANGUAGES } from '../shared/words/languages.ts';

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
const MOST = 60_000;

/** The page's script and all that it imports statically: the build lists them in the page, to be fetched at once. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(`${CLIENT}/${page}.html`, 'utf8');
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1] ?? '');
}

/** The words of the page in the language that has the most. */
function longestWords(page: string): string {
  const chunks = readdirSync(`${CLIENT}/assets`)
    .filter((name) => new RegExp(`^${page}-(${Object.keys(LANGUAGES).join('|')})-.+\\.js$`).test(name))
    .map((name) => `/assets/${name}`);
  return chunks.reduce((most, path) => (gzipped(path) > gzipped(most) ? path : most));
}

const gzipped = (path: string): number => gzipSync(readFileSync(CLIENT + path)).length;

test('the JavaScript of the play page is less than 60 kB, compressed', () => {
  const scripts = [...scriptsOf('play'), longestWords('play')];
  expect(scripts.length).toBeGreaterThan(1);
  const octets = scripts.map(gzipped).reduce((sum, size) => sum + size, 0);
  expect(octets, scripts.map((path) => `${path}: ${gzipped(path)}`).join('\n')).toBeLessThan(MOST);
});
