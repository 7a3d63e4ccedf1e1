/** A browser for what measures and photographs, started as Playwright's runner starts one. */
import { type Browser, chromium } from '@playwright/test';

export function openBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // A distribution's Chromium run as root in a container has no sandbox and no GPU.
    args: ['--no-sandbox', '--disable-gpu', ...more],
  });
}
