// The browser's half: every page of client/ becomes dist/client/<page>.html with hashed assets.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown } from 'vite';
import { BUNDLES } from './client/i18n/bundles.ts';
import { PAGES } from './shared/protocol/pages.ts';
import { DEFAULT_LANGUAGE, OFFERED_LANGUAGES } from './shared/words/choose.ts';
import { LANGUAGES } from './shared/words/languages.ts';
import { begun } from './vite.begun.ts';
import { compressed } from './vite.compressed.ts';
import { localized } from './vite.localized.ts';
import { offline } from './vite.offline.ts';
import { words } from './vite.words.ts';

const client = fileURLToPath(new URL('client', import.meta.url));
const built = fileURLToPath(new URL('dist/client', import.meta.url));

/** A chunk of a group is named after all that share it, which is longer than some of them are. */
const named =
  (extension: string) =>
  ({ name, names }: { readonly name?: string; readonly names?: readonly string[] }): string =>
    `assets/${(name ?? names?.[0] ?? 'asset').split('~')[0]?.replace(/\.[a-z]+$/, '')}-[hash].${extension}`;

/** What every page has; and what of TCP the parts below need, or they would import it from each other in a circle. */
const BASE = new RegExp(
  [
    /[\\/]node_modules[\\/]@?preact[\\/]/,
    /[\\/]client[\\/](connection|styles)[\\/]/,
    // How later words are fetched: less than the headers of a file of their own.
    /virtual:words\/(board-later|fault|crowd|tcb|controls|sockets|network|ladder|question)$/,
    // Where something is chosen, no more of the figures is wanted.
    /[\\/]client[\\/]figures[\\/]segment[\\/]HostGlyph\.(tsx|css)$/,
    // What only some need, with all that it brings along.
    /[\\/]client[\\/]ui[\\/](?!QrCode|save-file)/,
    /[\\/]client[\\/]i18n[\\/](?!scenarios|titles|rulebook)/,
    /[\\/]shared[\\/](hosts|units|tcp[\\/](seq|segment|state|tcb)|host[\\/]controls([\\/].*)?)\.ts$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** What most have some of, by which of them have it. The sign brings the QR code along, which players need not have. */
const BOARD = /[\\/]client[\\/](board|figures(?![\\/]sign)|crowd)[\\/]/;

/** Where a match is played, and nothing else is. */
const PLAYING = ['play', 'practice'];

/** Whatever brings it along, over however many files. */
function importersOf(id: string, context: Rolldown.ChunkingContext): readonly string[] {
  const importers = new Set([id]);
  for (const one of importers) {
    for (const importer of context.getModuleInfo(one)?.importers ?? []) importers.add(importer);
  }
  return [...importers];
}

/**
 * A player's page has few files, each shared whole, whatever part of it another page needs: what opens the connection,
 * what only plays, and what is also had where a match is watched. What all have looks alike from one file, too.
 */
function ofPlay(id: string, context: Rolldown.ChunkingContext): string | null {
  const styles = id.endsWith('.css');
  if (/[\\/]pages[\\/](?!play[\\/])|[\\/]play[\\/]main\.tsx$/.test(id)) return null;
  const by = importersOf(id, context);
  if (by.some((one) => one.endsWith('/pages/play/main.tsx'))) return 'early';
  if (by.some((one) => BASE.test(one))) return 'base';
  if (!by.some((one) => one.endsWith('/pages/play/begin.tsx'))) return null;
  const pages = by.map((one) => /[\\/]pages[\\/]([^\\/]+)/.exec(one)?.[1] ?? 'play');
  return !styles && pages.every((page) => PLAYING.includes(page)) ? 'player' : 'figures';
}

/** What pages have that are alone with a match or a capture, and a lobby. */
const ALONE = /[\\/]client[\\/](offline[\\/]|practised|(coach|i18n)[\\/](coached|[Ii]nvitation|offline))/;

/**
 * What stands behind the choice of a match, where no server is: the machine, of which captures and teachers need some, too, and
 * the scenarios. A player's page has neither.
 */
function ofPractice(id: string, context: Rolldown.ChunkingContext): string | null {
  if (!/[\\/]shared[\\/]|[\\/]i18n[\\/](scenarios|titles)|[\\/]pure-rand[\\/]/.test(id)) return null;
  const by = importersOf(id, context);
  const imported = (where: RegExp): boolean => by.some((one) => where.test(one));
  if (!imported(/[\\/]pages[\\/]practice[\\/]main/) || imported(/[\\/]pages[\\/]play[\\/]/)) return null;
  if (imported(/[\\/]pages[\\/]states[\\/]/)) return 'hosts';
  return imported(/[\\/]pages[\\/](capture|teach)[\\/]/) ? 'machine' : 'catalogue';
}

export default defineConfig({
  root: client,
  // Nobody knows yet below which path a proxy will show them.
  base: './',
  // Preact needs nothing but its JSX runtime, so there is no preset to keep up with.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    words({ folder: `${client}/i18n`, languages: Object.keys(LANGUAGES), bundles: BUNDLES }),
    begun(Object.fromEntries(Object.entries(PAGES).map(([page, { file }]) => [page, file]))),
    localized({
      folder: `${client}/i18n`,
      languages: Object.fromEntries(Object.entries(LANGUAGES).map(([code, { tag }]) => [code, tag])),
      defaultLanguage: DEFAULT_LANGUAGE,
      bundles: Object.fromEntries(Object.entries(PAGES).map(([page, { file }]) => [file, page])),
    }),
    offline({
      folder: built,
      worker: `${client}/offline/worker.ts`,
      pages: {
        practice: PAGES.practice.file,
        capture: PAGES.capture.file,
        states: PAGES.states.file,
        // What was practised is looked back on.
        'replay/local': PAGES.replay.file,
      },
      offered: OFFERED_LANGUAGES,
      hidden: Object.keys(LANGUAGES).filter((code) => !OFFERED_LANGUAGES.includes(code as never)),
    }),
    compressed(built),
  ],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'baseline-widely-available',
    sourcemap: true,
    // The server's Content-Security-Policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Of what a script fetches later, the scripts name each other: a list of them all in every page costs more
      // than the one wait that it spares. Styles nobody else names.
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === 'js' ? dependencies.filter((path) => path.endsWith('.css')) : dependencies,
    },
    rolldownOptions: {
      // It warns when plugins take most of the time; that depends on what else the machine does.
      checks: { pluginTimings: false },
      // A request costs a slow phone 400 ms and a kilobyte of headers, and Rolldown makes one of every set of modules that
      // the same pages share: /play was fetched in 41 files, of which half were smaller than their headers.
      output: {
        chunkFileNames: named('js'),
        assetFileNames: named('[ext]'),
        codeSplitting: {
          groups: [
            { name: ofPlay, tags: ['$initial'], includeDependenciesRecursively: false },
            { name: 'alone', tags: ['$initial'], test: ALONE, includeDependenciesRecursively: false },
            { name: ofPractice, tags: ['$initial'], includeDependenciesRecursively: false },
            {
              ...{ name: 'board', tags: ['$initial'], test: BOARD },
              // What several of these groups stand on must lie in none, or they need each other in a circle (e2e/size.spec.ts).
              includeDependenciesRecursively: false,
              ...{ entriesAware: true, entriesAwareMergeThreshold: 9_000 },
            },
          ],
        },
      },
      input: [
        ...Object.values(PAGES).map(({ file }) => `${client}/${file}`),
        `${client}/pages/play/begin.tsx`,
      ],
    },
  },
});
