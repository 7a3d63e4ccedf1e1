/** An `import()` that can succeed after it has failed. */

let failures = 0;

/**
 * Browsers keep the failure of a module for as long as the page lives: where the network was away for a second, every
 * later `import()` of the same address fails without asking it. So the address that failed gets a query.
 * What this module imports keeps its own address: only what nothing else on the page imports may be fetched like this.
 * @throws what the browser throws when it cannot be had now either, or when the browser does not say what failed
 */
export async function retryImport<Module>(fetchModule: () => Promise<Module>): Promise<Module> {
  try {
    return await fetchModule();
  } catch (error) {
    const [address] = /https?:[^\s?]+/.exec(String(error)) ?? [];
    if (address === undefined) throw error;
    failures += 1;
    return import(/* @vite-ignore */ `${address}?again=${failures}`);
  }
}
