/** Playwright's test with a real server of its own for each test. */
import { test as base } from '@playwright/test';
import { GameServer } from './server.ts';

export const test = base.extend<{ server: GameServer }>({
  server: async ({ browser }, use) => {
    const server = await GameServer.start();
    await use(server);
    // A page that is left open goes on looking for its server, beside all the tests that follow.
    for (const context of browser.contexts()) await context.close();
    await server.remove();
  },
});
/** Left out of `npm test`, which has five minutes; `npm run test:all` and `npm run e2e` play them. */
export const LONG = '@long';

export { expect } from '@playwright/test';
