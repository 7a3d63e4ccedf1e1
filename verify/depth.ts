/** How deep the tests go: `npm test` has minutes, `npm run test:all` takes what it needs. */

/** Set by scripts/test.mjs --all. What is left out otherwise is more of the same, never a kind of its own. */
export const TEST_ALL = process.env.TEST_ALL === '1';

/** All of them, or every `nth`: which, is the same on each run. */
export const sample = <T>(all: readonly T[], nth: number): readonly T[] =>
  TEST_ALL ? all : all.filter((_, i) => i % nth === 0);

/** How often a property is tried: all of it, or a third. */
export const runs = (all: number): number => (TEST_ALL ? all : Math.ceil(all / 3));
