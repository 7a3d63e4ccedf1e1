/** An `import()` that ends, and can succeed after it has failed. */
import type { Milliseconds } from '../shared/units.ts';

/** A connection that has died without a word leaves a browser waiting for minutes; one that is slow must not be given up. */
const PATIENCE: Milliseconds = 20_000;

let failures = 0;

const timeIsUp = (patience: Milliseconds): Promise<never> =>
  new Promise((_, reject) => {
    const end = AbortSignal.timeout(patience);
    end.onabort = () => reject(end.reason);
  });

/** Where a module lies that failed, by what was to fetch it, or else by what the browser says of the failure. */
function addressOf(fetchModule: () => unknown, error: unknown): string | undefined {
  const [, beside] = /import\([^"'`]*["'`](\.[^"'`]+\.js)["'`]/.exec(String(fetchModule)) ?? [];
  return beside ? new URL(beside, import.meta.url).href : /https?:[^\s?]+/.exec(String(error))?.[0];
}

/**
 * Browsers keep the failure of a module for as long as the page lives: where the network was away for a second, every
 * later `import()` of the same address fails without asking it. So the address that failed gets a query, and so does one that
 * brings nothing: another connection may. What comes first is taken.
 * What this module imports keeps its own address: only what nothing else on the page imports may be fetched like this.
 * @param fetchModule a single `import()`, written out
 * @throws what the browser throws when it cannot be had now either, or when nobody knows what failed
 */
export async function retryImport<Module>(
  fetchModule: () => Promise<Module>,
  patience = PATIENCE,
): Promise<Module> {
  const first = fetchModule();
  try {
    return await Promise.race([first, timeIsUp(patience)]);
  } catch (error) {
    const address = addressOf(fetchModule, error);
    if (address === undefined) throw error;
    failures += 1;
    const again: Promise<Module> = import(/* @vite-ignore */ `${address}?again=${failures}`);
    return Promise.race([Promise.any([first, again]), timeIsUp(2 * patience)]);
  }
}
