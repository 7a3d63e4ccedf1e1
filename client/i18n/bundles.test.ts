/** Tests of the bundles: each page fetches the words that it and its parts use, and no others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import game from '../../shared/words/en/index.ts';
import { words } from '../../vite.words.ts';
import { BUNDLES } from './bundles.ts';
import english from './en/index.ts';

const client = fileURLToPath(new URL('..', import.meta.url));

/** What the code says between quotes after these words, types left out. */
const named = (file: string, before: RegExp): string[] => {
  const code = readFileSync(file, 'utf8').replace(/^(import|export) type [^;]+;/gm, '');
  const quoted = new RegExp(`${before.source}'([^']+)'`, 'gm');
  return [...code.matchAll(quoted)].flatMap(([, path]) => path ?? []);
};
const files = (from: string, paths: readonly string[]): string[] =>
  paths.filter((path) => /^\..*\.tsx?$/.test(path)).map((path) => join(dirname(from), path));

/** The files that run when this one does, itself among them. */
function runWith(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const next of files(file, named(file, /^(?:import |export )(?:[^'";]* from )?/))) runWith(next, known);
  return known;
}
/** With those that are fetched later. */
function reachedFrom(first: ReadonlySet<string>): Set<string> {
  const reached = new Set(first);
  for (const file of reached) {
    for (const later of files(file, named(file, /import\(/)))
      for (const one of runWith(later)) reached.add(one);
  }
  return reached;
}

const bundles: Readonly<Record<string, readonly string[]>> = BUNDLES;
const bundlesOf = (of: ReadonlySet<string>): string[] =>
  [...of]
    .flatMap((file) => named(file, /from /))
    .flatMap((path) => /^virtual:words\/(.+)$/.exec(path)?.[1] ?? []);
const fileOf = (part: string): string =>
  join(client, 'i18n', `${part.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.ts`);
const partsOf = (of: ReadonlySet<string>): string[] =>
  Object.keys(english).filter((part) => of.has(fileOf(part)));

describe.each(readdirSync(join(client, 'pages')))('the words of the page %s', (page) => {
  const entry = join(client, 'pages', page, 'main.tsx');
  // Where the entry opens the connection first, what draws is in a part of its own.
  const begun = join(client, 'pages', page, 'begin.tsx');
  const first = runWith(existsSync(begun) ? begun : entry);
  const reached = reachedFrom(runWith(entry));

  test('are there before it is drawn', () => {
    expect(bundlesOf(first)).toContain(page);
    expect(bundles[page]).toEqual(expect.arrayContaining(partsOf(first)));
  });

  test('are those that it uses, no more and no fewer', () => {
    const fetched = [...new Set(bundlesOf(reached))].flatMap((name) => bundles[name] ?? []);
    expect(fetched.sort()).toEqual(partsOf(reached).sort());
  });
});

test('of the words of the game, the page of a player fetches only those of the controls', () => {
  const fetched = bundlesOf(reachedFrom(runWith(join(client, 'pages', 'play', 'main.tsx'))));
  const ofTheGame = [...Object.keys(game), 'scenarios'];
  const parts = fetched.flatMap((name) => bundles[name] ?? []).filter((part) => ofTheGame.includes(part));
  expect(parts.sort()).toEqual(['controls', 'settings']);
});

describe('a language in which sentences are missing', () => {
  const folder = fileURLToPath(new URL('fixtures/words', import.meta.url));
  async function chunks(parts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { build } = await import('vite');
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [
        words({ folder, languages: ['en', 'xx', 'yy', 'xx-Latn', 'Latn'], bundles: { hall: parts } }),
      ],
      build: { write: false, minify: false, rolldownOptions: { input: join(folder, 'main.ts') } },
    });
    const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    return new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.name, one.code] as const] : [])));
  }
  const read = async (code = ''): Promise<unknown> =>
    (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)).default;

  test('is built with the English ones in their places, one chunk a language', async () => {
    const built = await chunks(['greeting', 'weather']);
    expect([...built.keys()].sort()).toEqual([
      ...['hall-Latn', 'hall-en', 'hall-xx', 'hall-xx-Latn', 'hall-yy', 'main'],
    ]);
    expect(await read(built.get('hall-xx'))).toEqual({
      greeting: { hello: 'Xello, {name}', octets: { one: '{n} octet', other: '{n} octets' }, bye: 'Bye' },
      weather: { rain: 'Rain' },
    });
    expect(built.get('main')).not.toMatch(/ello|octet|Rain/);
    expect(built.get('hall-xx')).not.toContain('Hello');
  });

  test('is English as a whole for as long as it has no folder', async () => {
    const built = await chunks(['weather']);
    expect(await read(built.get('hall-yy'))).toEqual({ weather: { rain: 'Rain' } });
  });

  test('may be one of several scripts, or end like another', async () => {
    const built = await chunks(['weather']);
    expect(await read(built.get('hall-xx-Latn'))).toEqual({ weather: { rain: 'Xain' } });
    expect(await read(built.get('hall-Latn'))).toEqual({ weather: { rain: 'Rain' } });
  });

  test('takes no part that was not asked for', async () => {
    expect(await read((await chunks(['weather'])).get('hall-xx'))).toEqual({ weather: { rain: 'Rain' } });
  });

  test('must have English for every part', async () => {
    await expect(chunks(['greeting', 'thunder'])).rejects.toThrow('There are no English words of thunder.');
  });
});
