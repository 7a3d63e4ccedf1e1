// The browser's half: every page of client/ becomes dist/client/<page>.html with hashed assets.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { BUNDLES } from './client/i18n/bundles.ts';
import { PAGES } from './shared/protocol/pages.ts';
import { LANGUAGES } from './shared/words/languages.ts';
import { compressed } from './vite.compressed.ts';
import { words } from './vite.words.ts';

const client = fileURLToPath(new URL('client', import.meta.url));
const built = fileURLToPath(new URL('dist/client', import.meta.url));

export default defineConfig({
  root: client,
  // Preact needs nothing but its JSX runtime, so there is no preset to keep up with.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    words({ folder: `${client}/i18n`, languages: Object.keys(LANGUAGES), bundles: BUNDLES }),
    compressed(built),
  ],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'baseline-widely-available',
    sourcemap: true,
    // The server's Content-Security-Policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // It warns when plugins take most of the time; that depends on what else the machine does.
      checks: { pluginTimings: false },
      input: Object.values(PAGES).map(({ file }) => `${client}/${file}`),
    },
  },
});
