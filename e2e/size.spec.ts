/** What a player's phone has to fetch before the first move: the play page must stay light. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { OFFERED_LANGUAGES } from '../shared/words/choose.ts';
import { DICTIONARIES } from '../shared/words/dictionaries.ts';
import type { Message, Messages } from '../shared/words/format.ts';
import { LANGUAGES } from '../shared/words/languages.ts';
import { SCENARIO_DICTIONARIES } from '../shared/words/scenario-dictionaries.ts';

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
const MOST = 60_000;

/** The page's script and all that it imports statically: the build lists them in the page, to be fetched at once. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(`${CLIENT}/${page}.html`, 'utf8');
  return [...html.matchAll(/(?:src|href)="\.([^"]+\.js)"/g)].map((found) => found[1] ?? '');
}

/** The words of the page, a chunk a language. */
function wordsChunks(page: string, codes: readonly string[] = Object.keys(LANGUAGES)): string[] {
  return readdirSync(`${CLIENT}/assets`)
    .filter((name) => new RegExp(`^${page}-(${codes.join('|')})-.+\\.js$`).test(name))
    .map((name) => `/assets/${name}`);
}

/** Those of the language that has the most, among those that players are offered. */
const longestWords = (page: string): string =>
  wordsChunks(page, OFFERED_LANGUAGES).reduce((most, path) => (gzipped(path) > gzipped(most) ? path : most));

const gzipped = (path: string): number => gzipSync(readFileSync(CLIENT + path)).length;

test('the JavaScript of the play page is less than 60 kB, compressed', () => {
  const scripts = [...scriptsOf('play'), longestWords('play')];
  expect(scripts.length).toBeGreaterThan(1);
  const octets = scripts.map(gzipped).reduce((sum, size) => sum + size, 0);
  expect(octets, scripts.map((path) => `${path}: ${gzipped(path)}`).join('\n')).toBeLessThan(MOST);
});

test('a player’s page opens its connection by less than 4 kB, before the rest of it is there', () => {
  const [, entry = ''] =
    /<script async [^>]*src="\.([^"]+)"/.exec(readFileSync(`${CLIENT}/play.html`, 'utf8')) ?? [];
  const imports = [...readFileSync(CLIENT + entry, 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)];
  const first = [entry, ...imports.map(([, name = '']) => `/assets/${name}`)];
  expect(first.length).toBe(2);
  expect(first.map(gzipped).reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000);
});

/** What the page names: its scripts, its words, its styles. */
function named(file: string): string[] {
  const html = readFileSync(`${CLIENT}/${file}`, 'utf8');
  return [...html.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '');
}

test('a phone that joins and plays fetches less than 90 kB, in fewer than 20 files', () => {
  const pages = ['index.zh.html', 'play.zh.html'];
  const files = [...new Set(pages.flatMap(named)), ...pages.map((file) => `/${file}`)];
  expect(files.length).toBeLessThan(20);
  expect(files.some((path) => /play-zh-.+\.js$/.test(path))).toBe(true);
  expect(files.map(gzipped).reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000);
});

test('what a first visit to /play or /practice waits for: 66 kB in 8 files, 70 kB in 13', () => {
  for (const [page, most, octets] of [
    ['play', 8, 66_000],
    ['practice', 13, 70_000],
  ] as const) {
    const files = named(`${page}.zh.html`);
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(most);
    expect(files.map(gzipped).reduce((sum, size) => sum + size, 0)).toBeLessThan(octets);
  }
});

test('a first visit to /play asks twice: for the page, and for all that is drawn by, the largest first', () => {
  const files = named('play.zh.html');
  const scripts = files.filter((path) => path.endsWith('.js'));
  const [entry = '', greeting = '', ...rest] = scripts;
  const code = new Map(scripts.map((path) => [path, readFileSync(CLIENT + path, 'utf8')]));
  const imports = (path: string, how: RegExp): string[] =>
    [...(code.get(path) ?? '').matchAll(how)].map(([, name = '']) => `/assets/${name}`);
  for (const path of scripts)
    expect(files, path).toEqual(expect.arrayContaining(imports(path, /(?:from|import)"\.\/([^"]+\.js)"/g)));
  // What points to the page and holds none of it would be one request more.
  const [page = ''] = imports(entry, /import\(`\.\/([^`]+\.js)`\)/g);
  expect(rest).toContain(page);
  expect(imports(entry, /from"\.\/([^"]+\.js)"/g)).toEqual([greeting]);
  // A browser has six connections to a host: what takes the longest must not be the seventh.
  const sizes = rest.map((path) => readFileSync(CLIENT + path).length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

/** With all that they, or the scripts that they fetch, may fetch later. */
function withLater(scripts: readonly string[]): readonly string[] {
  const all = new Set(scripts);
  for (const path of all) {
    const code = readFileSync(CLIENT + path, 'utf8');
    // Beside it, as an import says it; from the root, as a list of what is fetched ahead says it.
    for (const [, name = ''] of code.matchAll(/["'`](?:\.\/|\/?assets\/)([^"'`/]+\.js)["'`]/g)) {
      all.add(`/assets/${name}`);
    }
  }
  return [...all];
}

/** Without what a script may spell in several ways. */
const plain = (text: string): string => text.replace(/["'`\\]/g, '');
const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
/**
 * What a player may read of the game's words: its controls. Crowds and people are named only by the server, and so are
 * captured lives, whose titles are common words like those of scenarios.
 */
const TELLS_NOTHING = ['controls', 'settings', 'crowds', 'names', 'capturedLives', 'files'];
/** Of what a scenario says, how it comes out: not its title and its cast, which are common words. */
const outcomes = (scenarios: Messages): Messages =>
  Object.fromEntries(Object.entries(scenarios).filter(([key]) => /\/debrief$|^goal\/|\/goal\./.test(key)));
/** What only the server has, for teachers. */
const ON_NO_PAGE = ['lessonPlans'];
/** Sentences that would tell answers, in all languages: a new domain tells them until it is named above. */
const tellingBut = (domains: readonly string[]): readonly string[] =>
  [
    ...Object.values(DICTIONARIES),
    ...Object.values(SCENARIO_DICTIONARIES).map((scenarios) => ({ scenarios: outcomes(scenarios) })),
  ]
    .flatMap((dictionary) => Object.entries<Messages>(dictionary))
    .filter(([domain]) => !domains.includes(domain))
    .flatMap(([, messages]) => Object.values(messages).flatMap(forms).map(plain))
    // What stands between the parts of a list says nothing.
    .filter((sentence) => /\p{L}/u.test(sentence));
const TELLING = tellingBut(TELLS_NOTHING);
const toldBy = (scripts: readonly string[]): string[] => {
  const texts = scripts.map((path) => plain(readFileSync(CLIENT + path, 'utf8')));
  return TELLING.filter((sentence) => texts.some((text) => text.includes(sentence)));
};

test('what a player’s page fetches, now or later, has no sentence of the game that would tell answers', () => {
  const fetched = withLater(scriptsOf('play'));
  expect(fetched).toEqual(expect.arrayContaining(wordsChunks('play')));
  expect(fetched).toEqual(expect.arrayContaining(wordsChunks('crowd')));
  expect(toldBy(fetched)).toEqual([]);
  // They would be found: pages that are alone with the rulebook have them all.
  expect(toldBy(withLater([...scriptsOf('practice'), ...scriptsOf('capture')]))).toEqual(
    tellingBut([...TELLS_NOTHING, ...ON_NO_PAGE]),
  );
});

test('no script imports itself by way of others: what it imports would not be there yet', () => {
  const imports = new Map(
    readdirSync(`${CLIENT}/assets`)
      .filter((name) => name.endsWith('.js'))
      .map((name) => {
        const code = readFileSync(`${CLIENT}/assets/${name}`, 'utf8');
        return [
          name,
          [...code.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(([, to = '']) => to),
        ] as const;
      }),
  );
  // Whatever imports nothing more is taken away, until only circles are left.
  for (let before = -1; before !== imports.size; ) {
    before = imports.size;
    for (const [name, to] of imports) if (to.every((one) => !imports.has(one))) imports.delete(name);
  }
  expect([...imports.keys()]).toEqual([]);
});
