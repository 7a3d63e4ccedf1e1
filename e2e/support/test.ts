/** Playwright’s test with a real server for each test, and a bad network where one is asked for. */
import { test as base } from '@playwright/test';
import { HostileProxy } from './hostile-proxy.ts';
import { GameServer } from './server.ts';

interface Fixtures {
  /** What an operator sets in the environment: `test.use({ settings: … })`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly server: GameServer;
  readonly network: HostileProxy;
}

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  server: async ({ browser, settings }, use) => {
    const server = await GameServer.start(settings);
    await use(server);
    // A page that is left open goes on looking for its server, beside all the tests that follow.
    for (const context of browser.contexts()) await context.close();
    await server.remove();
  },
  network: async ({ server }, use) => {
    const proxy = await HostileProxy.before(server);
    await use(proxy);
    await proxy.close();
  },
});
/** Left out of `npm test`, which has five minutes; `npm run test:all` and `npm run e2e` play them. */
export const LONG = '@long';

export { expect } from '@playwright/test';
