// What plain node runs, the server and the command 2msl: one file each (scripts/build.mjs names them); packages stay in
// node_modules.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    emptyOutDir: true,
    target: 'node20',
    // A stack trace in the log has to name the source line, and nobody downloads this file.
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { target: 'node', external: true },
});
