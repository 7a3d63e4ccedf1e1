/** Has a page name at once what its entry asks for only later: the part of it that is named `begin`. */
import type { Plugin, Rollup } from 'vite';

/** A page's entry may open the connection first, and import this part meanwhile. */
const PART = /[\\/]pages[\\/]([^\\/]+)[\\/]begin\.tsx$/;

/** @param pages the files of the pages by their names */
export function begun(pages: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'begun',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      for (const chunk of chunks) {
        const [, name = ''] = PART.exec(chunk.facadeModuleId ?? '') ?? [];
        const file = pages[name];
        if (file === undefined) continue;
        const part = holder(chunk, byFile);
        if (part !== chunk) {
          for (const one of chunks) {
            if (one.code.includes(beside(chunk))) one.code = one.code.replaceAll(beside(chunk), beside(part));
          }
          delete bundle[chunk.fileName];
        }
        const page = bundle[file];
        if (page?.type !== 'asset') this.error(`The build has no page ${file}.`);
        const html = String(page.source);
        const home = '../'.repeat(file.split('/').length - 1) || './';
        const lines = new Set<string>();
        // The largest first: with the seventh file a browser waits for one of its six connections, and then a whole way
        // there and back. Whatever small one waits, the large ones meanwhile fill the line.
        const largestFirst = [...withImports(part, byFile)].sort((a, b) => b.code.length - a.code.length);
        for (const one of largestFirst) {
          const scripts = `    <link rel="modulepreload" crossorigin href="${home}${one.fileName}">\n`;
          const styles = [...(one.viteMetadata?.importedCss ?? [])].map(
            (style) => `    <link rel="stylesheet" crossorigin href="${home}${style}">\n`,
          );
          for (const line of [scripts, ...styles]) lines.add(line);
        }
        const missing = [...lines].filter((line) => !html.includes(/href="([^"]+)"/.exec(line)?.[1] ?? line));
        page.source = html
          .replace('  </head>', () => `${missing.join('')}  </head>`)
          // What it does first waits for no styles.
          .replace('<script type="module"', '<script async type="module"');
      }
    },
  };
}

const beside = ({ fileName }: Rollup.OutputChunk): string => `./${fileName.split('/').at(-1)}`;

/**
 * The chunk that holds the part, where the part's own only hands it on: a request, and what is asked for a second time must be
 * what was long in coming, not what points to it. It then also says the part's names.
 */
function holder(
  chunk: Rollup.OutputChunk,
  byFile: ReadonlyMap<string, Rollup.OutputChunk>,
): Rollup.OutputChunk {
  const [, names = '', file = ''] = /^export\{([^}]+)\}from"\.\/([^"]+)";?\s*$/.exec(chunk.code) ?? [];
  const held = [...byFile.values()].find((one) => one.fileName.endsWith(`/${file}`));
  if (!file || held === undefined) return chunk;
  for (const name of names.split(',')) {
    const [inner, outer = inner] = name.split(' as ');
    const found = new RegExp(`[{,](?:([\\w$]+) as )?${inner}[,}]`).exec(exportOf(held));
    if (found === null) return chunk;
    const local = found[1] ?? inner;
    held.code = held.code.replace(exportOf(held), (said) => said.replace('{', `{${local} as ${outer},`));
  }
  return held;
}

/** What a chunk says at its end that it exports. */
const exportOf = ({ code }: Rollup.OutputChunk): string =>
  /export\{[^}]*\};?(?=\s*(?:\/\/# sourceMappingURL=\S+\s*)?$)/.exec(code)?.[0] ?? '';

/** A chunk and all that it imports statically. */
function withImports(
  chunk: Rollup.OutputChunk,
  byFile: ReadonlyMap<string, Rollup.OutputChunk>,
): readonly Rollup.OutputChunk[] {
  const all = new Set([chunk]);
  for (const one of all) {
    for (const file of one.imports) {
      const imported = byFile.get(file);
      if (imported) all.add(imported);
    }
  }
  return [...all];
}
