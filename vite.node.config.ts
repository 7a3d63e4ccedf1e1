// What plain node runs, the server and the command 2msl (scripts/build.mjs names them by their mode); packages stay in
// node_modules.
import { defineConfig } from 'vite';

/** The programs of each; the server's second is that of a thread of its own. */
const PROGRAMS: { readonly [mode: string]: readonly string[] } = {
  server: ['server/main.ts', 'server/worker.ts'],
  cli: ['cli/main.ts'],
};

export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    ssr: true,
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    target: 'node20',
    // A stack trace in the log has to name the source line, and nobody downloads this file.
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: [...(PROGRAMS[mode] ?? [])], output: { entryFileNames: '[name].js' } },
  },
  ssr: { target: 'node', external: true },
}));
