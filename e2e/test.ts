/** Playwright's test with a real server of its own for each test. */
import { test as base } from '@playwright/test';
import { GameServer } from './server.ts';

export const test = base.extend<{ server: GameServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern.
  server: async ({}, use) => {
    const server = await GameServer.start();
    await use(server);
    await server.remove();
  },
});
/** Left out of `npm test`, which has five minutes; `npm run test:all` and `npm run e2e` play them. */
export const LONG = '@long';

export { expect } from '@playwright/test';
