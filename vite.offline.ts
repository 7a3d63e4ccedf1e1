/** Lays the service worker beside the pages, with the list of all that its pages may ever fetch. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

export interface OfflineOptions {
  /** Where the build has left the pages. */
  readonly folder: string;
  readonly worker: string;
  /** The files of the pages that are kept, by their addresses; both are told from where the pages begin. */
  readonly pages: Readonly<Record<string, string>>;
  /** The codes of the languages that readers are offered, and of those that they are not. */
  readonly offered: readonly string[];
  readonly hidden: readonly string[];
}

/** What lies beside the pages and bears no hash, and is drawn before the scripts are there. */
const BESIDE = ['icon.svg'];

/** A page's file in one language, as vite.localized.ts lays it. */
const localizedFile = (file: string, code: string): string => file.replace(/\.html$/, `.${code}.html`);

export function offline({ folder, worker, pages, offered, hidden }: OfflineOptions): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    async closeBundle() {
      const assets = new Set(readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name)));
      const unread = new RegExp(`-(${hidden.join('|')})-[\\w-]+\\.js$`);
      const documents = Object.values(pages).flatMap((file) =>
        offered.map((code) => localizedFile(file, code)),
      );
      const texts = documents.map((file) => readFileSync(join(folder, file), 'utf8'));
      const hash = createHash('sha256');
      const files = new Set<string>();
      // Whatever a text names is fetched by who runs it, sooner or later.
      for (const text of texts) {
        hash.update(text);
        for (const [name] of text.matchAll(/[\w.-]+\.(?:js|css)\b/g)) {
          if (!assets.has(name) || files.has(name) || unread.test(name)) continue;
          files.add(name);
          texts.push(readFileSync(join(folder, 'assets', name), 'utf8'));
        }
      }
      for (const name of BESIDE) hash.update(readFileSync(join(folder, name)));
      const { code } = await transformWithOxc(readFileSync(worker, 'utf8'), worker);
      const kept = {
        version: hash.update(code).digest('hex').slice(0, 16),
        pages: Object.keys(pages),
        languages: offered,
        files: [...BESIDE, ...[...files].map((name) => `assets/${name}`)],
      };
      writeFileSync(join(folder, 'sw.js'), `const KEPT = ${JSON.stringify(kept)};\n${code}`);
    },
  };
}
