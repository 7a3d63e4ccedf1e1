import { defineConfig } from '@playwright/test';

// Set by scripts/test.mjs to the browser that it found. Unset, Playwright looks for its own.
const executablePath = process.env.CHROME_PATH;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Every test starts its own server on its own port, so nothing is shared and everything may run at once.
  fullyParallel: true,
  // Most of a test's time is the match's own: segments are under way, people think. More tests than cores fill it.
  workers: 6,
  // A verdict is never about time: these only end what hangs, on a machine as slow as they come.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // A test that passes only the second time is a bug in the test or in the product.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // To record each step costs as much as the step: `TRACE=1 npm run e2e -- FILE` when one fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What moves is looked at by people; here it only draws frames.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // A distribution's Chromium run as root in a container has no sandbox and no GPU; the rest keeps the browser
      // from talking to anybody but the server under test.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-software-rasterizer',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
