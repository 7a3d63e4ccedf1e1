/** What a player's phone has to fetch before the first move: the play page must stay light. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { DICTIONARIES } from '../shared/words/dictionaries.ts';
import { LANGUAGES } from '../shared/words/languages.ts';

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
const MOST = 60_000;

/** The page's script and all that it imports statically: the build lists them in the page, to be fetched at once. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(`${CLIENT}/${page}.html`, 'utf8');
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1] ?? '');
}

/** The words of the page, a chunk a language. */
function wordsChunks(page: string): string[] {
  return readdirSync(`${CLIENT}/assets`)
    .filter((name) => new RegExp(`^${page}-(${Object.keys(LANGUAGES).join('|')})-.+\\.js$`).test(name))
    .map((name) => `/assets/${name}`);
}

/** Those of the language that has the most. */
const longestWords = (page: string): string =>
  wordsChunks(page).reduce((most, path) => (gzipped(path) > gzipped(most) ? path : most));

const gzipped = (path: string): number => gzipSync(readFileSync(CLIENT + path)).length;

test('the JavaScript of the play page is less than 60 kB, compressed', () => {
  const scripts = [...scriptsOf('play'), longestWords('play')];
  expect(scripts.length).toBeGreaterThan(1);
  const octets = scripts.map(gzipped).reduce((sum, size) => sum + size, 0);
  expect(octets, scripts.map((path) => `${path}: ${gzipped(path)}`).join('\n')).toBeLessThan(MOST);
});

/** Without what a script may spell in several ways. */
const plain = (text: string): string => text.replace(/["'`\\]/g, '');
/** Sentences that would tell answers. */
const TELLING = (['en', 'zh'] as const).flatMap((code) => {
  const { rules, liberties, verdicts } = DICTIONARIES[code];
  return [rules, liberties, verdicts].flatMap((domain) => Object.values(domain)).map(plain);
});
const toldBy = (scripts: readonly string[]): string[] => {
  const texts = scripts.map((path) => plain(readFileSync(CLIENT + path, 'utf8')));
  return TELLING.filter((sentence) => texts.some((text) => text.includes(sentence)));
};

test('what a player’s page fetches has no sentence of a rule, a liberty or a verdict', () => {
  expect(toldBy([...scriptsOf('play'), ...wordsChunks('play')])).toEqual([]);
  // They would be found: a page that is alone with the rulebook has them all.
  expect(toldBy(wordsChunks('practice'))).toEqual(TELLING);
});
