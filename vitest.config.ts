import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // State is headless by design, so no test needs a simulated browser.
    environment: 'node',
    pool: 'threads',
    // The default leaves one core idle. Many a test waits for a disk, a socket or another process: one more than cores fill it.
    maxWorkers: availableParallelism() + 1,
    // A verdict is never about time: this only ends what hangs, on a machine as slow as they come.
    testTimeout: 60_000,
    // No test changes a module that another one imports, so a worker loads each module once: else a third of all the time
    // would go into loading the same files again.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{shared,server,cli,scripts,verify,docs/generate}/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['server/**/*.postgres.test.ts'],
          // One database server for all of them, where one can be had.
          globalSetup: ['server/testing/postgres-server.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['client/**/*.test.{ts,tsx}'],
          // A page has one language: each file begins in English, whatever the one before has left.
          setupFiles: ['client/i18n/testing/english.ts'],
        },
      },
    ],
    // A repository whose test files are not found must not look tested.
    passWithNoTests: false,
  },
});
