/** Makes the pages' words: one chunk a bundle and language, with English already in the places of what is missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { Messages } from './shared/words/format.ts';
import { complete } from './shared/words/translation.ts';

const PREFIX = 'virtual:words/';

type Dictionaries = Readonly<Record<string, Messages>>;

export interface WordsOptions {
  /** Holds a folder a language, each with an index.ts whose default export has the dictionaries by their parts. */
  readonly folder: string;
  /** Their codes; one without a folder is made of English. */
  readonly languages: readonly string[];
  /** The parts that are fetched together, by the name of the bundle. */
  readonly bundles: Readonly<Record<string, readonly string[]>>;
}

export function words({ folder, languages, bundles }: WordsOptions): Plugin {
  const index = (language: string): string => join(folder, language, 'index.ts');
  const readIndex = (language: string) => runnerImport<{ default: Dictionaries }>(index(language));
  let read = new Map<string, ReturnType<typeof readIndex>>();

  return {
    name: 'words',
    buildStart() {
      read = new Map();
    },
    resolveId: { filter: { id: /^virtual:words\// }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:words\// },
      async handler(id) {
        const wanted = id.slice(`\0${PREFIX}`.length);
        // The name of one may end like that of another.
        const [language] = languages
          .filter((code) => wanted.endsWith(`-${code}`))
          .sort((a, b) => b.length - a.length);
        const name = language === undefined ? wanted : wanted.slice(0, -language.length - 1);
        const parts = bundles[name] ?? this.error(`There is no bundle of words ${name}.`);
        if (language === undefined) {
          const fetches = languages.map((code) => `'${code}': () => import('${PREFIX}${name}-${code}')`);
          return `const fetches = { ${fetches.join(', ')} }; export default (language) => fetches[language];`;
        }
        const dictionariesOf = async (code: string): Promise<Dictionaries> => {
          if (!existsSync(index(code))) return {};
          const reading = read.get(code) ?? readIndex(code);
          read.set(code, reading);
          const { module, dependencies } = await reading;
          for (const file of [index(code), ...dependencies]) this.addWatchFile(file);
          return module.default;
        };
        const [english, own] = await Promise.all([dictionariesOf('en'), dictionariesOf(language)]);
        const dictionaries = parts.map((part) => {
          const messages = english[part] ?? this.error(`There are no English words of ${part}.`);
          return [part, complete(messages, own[part] ?? {})];
        });
        return `export default ${JSON.stringify(Object.fromEntries(dictionaries))};`;
      },
    },
  };
}
