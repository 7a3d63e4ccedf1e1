/** One list of pages: what it names is there, and what is there it names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BUNDLES } from '../client/i18n/bundles.ts';
import { PAGES, type PageAddress } from '../shared/protocol/pages.ts';

const CLIENT = fileURLToPath(new URL('../client', import.meta.url));
const PAGES_FOLDER = join(CLIENT, 'pages');
const pages: readonly (readonly [string, PageAddress])[] = Object.entries(PAGES);
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

test('every folder of client/pages is a page, and every page has its folder', () => {
  expect(sorted(readdirSync(PAGES_FOLDER))).toEqual(sorted(Object.keys(PAGES)));
});

test('every HTML file of client/ is the file of a page', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'));
  expect(sorted(files)).toEqual(sorted(pages.map(([, { file }]) => file)));
});

test('its file is as deep as the addresses that lead to it: from there it names its assets', () => {
  const depth = (path: string): number => path.split('/').length;
  for (const [, { file, paths }] of pages)
    for (const path of paths) expect(depth(path), path).toBe(depth(`/${file}`));
});

test('no file of the pages names an address of ours from the root: it may lie below a path', () => {
  const paths = pages.flatMap(([, page]) => page.paths.filter((path) => path !== '/'));
  const names = ['api', 'ws', 'stream', 'sw.js', ...paths.map((path) => path.split('/')[1])].join('|');
  const fromRoot = new RegExp(`="/|(?<!pathTo\\()['"\`]/(${names})\\b`);
  const guilty = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|fixtures|teach.api\.ts$/.test(name))
    .flatMap((name) =>
      readFileSync(join(CLIENT, name), 'utf8')
        .split('\n')
        .filter((line) => fromRoot.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(guilty).toEqual([]);
});

test('no address leads to two pages', () => {
  const paths = pages.flatMap(([, page]) => page.paths);
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(pages)('the page %s', (name, { file }) => {
  test.each(['main.tsx', 'Page.tsx', 'state.ts'])('has %s', (part) => {
    expect(existsSync(join(PAGES_FOLDER, name, part))).toBe(true);
  });

  test('is what its HTML file starts', () => {
    const html = readFileSync(join(CLIENT, file), 'utf8');
    expect(html.match(/src="[^"]*"/g)).toEqual([
      `src="${file.includes('/') ? '..' : '.'}/pages/${name}/main.tsx"`,
    ]);
  });

  test('has its words', () => expect(Object.keys(BUNDLES)).toContain(name));
});
