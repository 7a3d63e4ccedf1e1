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
        const page = bundle[file];
        if (page?.type !== 'asset') this.error(`The build has no page ${file}.`);
        const html = String(page.source);
        const home = '../'.repeat(file.split('/').length - 1) || './';
        const lines = new Set<string>();
        for (const one of withImports(chunk, byFile)) {
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
