/** Makes each page once a language: it names the words that it will fetch, and shows itself before its modules are there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { Shell } from './client/i18n/shell.ts';
import { LOGO, LOGO_VIEW } from './client/ui/logo.ts';

export interface LocalizedOptions {
  /** Holds a folder a language; what it lacks is said in the default language. */
  readonly folder: string;
  /** Their tags (BCP 47), by the codes that name their folders. */
  readonly languages: Readonly<Record<string, string>>;
  readonly defaultLanguage: string;
  /** The bundle of words of each page, by the name of its file. */
  readonly bundles: Readonly<Record<string, string>>;
}

interface ShellModule {
  readonly default: Shell;
}

/** The way from a page to where all pages begin. */
const homeOf = (file: string): string => '../'.repeat(file.split('/').length - 1) || './';

const shapes = LOGO.map(([tag, attributes]) => {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${written.join('')}/>`;
}).join('');

/** The head of a page as client/ui/TopBar.tsx draws it, which takes its place. A file for the logo would cost a way there and back. */
const shell = ({ noScript, slow }: Shell): string =>
  `<header class="top-bar"><span class="brand"><svg class="logo" viewBox="${LOGO_VIEW}" aria-hidden="true">${shapes}</svg>` +
  '<span class="brand-name">2MSL</span></span></header>' +
  `<noscript><main class="page narrow"><p>${noScript}</p></main></noscript>` +
  `<p class="page narrow still-loading" role="status">${slow}</p>`;

/** Beside each page lies one of every language, with its code before the ending: what the server serves. */
export function localized({ folder, languages, defaultLanguage, bundles }: LocalizedOptions): Plugin {
  const said = async (code: string): Promise<Shell> => {
    const own = join(folder, code, 'shell.ts');
    const path = existsSync(own) ? own : join(folder, defaultLanguage, 'shell.ts');
    return (await runnerImport<ShellModule>(path)).module.default;
  };
  return {
    name: 'localized',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      for (const [code, tag] of Object.entries(languages)) {
        const before = await said(code);
        for (const [file, words] of Object.entries(bundles)) {
          const page = bundle[file];
          if (page?.type !== 'asset') this.error(`The build has no page ${file}.`);
          const home = homeOf(file);
          const id = `\0virtual:words/${words}-${code}`;
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
          if (chunk === undefined) this.error(`${file} has no words in ${code}.`);
          const source = replaced(String(page.source), [
            ['<html lang="en">', `<html lang="${tag}">`],
            [
              '  </head>',
              `    <link rel="modulepreload" crossorigin href="${home}${chunk.fileName}">\n  </head>`,
            ],
            ['<div id="app"></div>', `<div id="app">${shell(before)}</div>`],
          ]);
          this.emitFile({ type: 'asset', fileName: file.replace(/\.html$/, `.${code}.html`), source });
        }
      }
    },
  };
}

/** @throws Error when something is not there to be replaced */
function replaced(text: string, changes: readonly (readonly [before: string, after: string])[]): string {
  return changes.reduce((changed, [before, after]) => {
    if (!changed.includes(before)) throw new Error(`The page has no ${before}.`);
    return changed.replace(before, () => after);
  }, text);
}
