import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // State is headless by design, so no test needs a simulated browser.
    environment: 'node',
    pool: 'threads',
    // No test changes a module that another one imports, so a worker loads each module once: else a third of all the time
    // would go into loading the same files again.
    isolate: false,
    // The default leaves one core idle, and of two that is half.
    maxWorkers: '100%',
    // A verdict is never about time: this only ends what hangs, on a machine as slow as they come.
    testTimeout: 60_000,
    include: [
      'shared/**/*.test.ts',
      'server/**/*.test.ts',
      'cli/**/*.test.ts',
      'client/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'verify/**/*.test.ts',
      'docs/generate/**/*.test.ts',
    ],
    // A repository whose test files are not found must not look tested.
    passWithNoTests: false,
  },
});
