/** One person alone with the autopilot, by keyboard. */
import type { Page } from '@playwright/test';
import type { GameServer } from './server.ts';
import { expect } from './test.ts';

/** The query says what is practised: `scenario=half-close&host=A&level=standard`. */
export async function openPractice(page: Page, server: GameServer, query: string): Promise<void> {
  await page.goto(`${server.origin}/practice?${query}`);
  await expect(page.locator('.board')).toBeVisible();
}

/** Lets time jump until there is something to answer. */
export async function untilStimulus(page: Page): Promise<void> {
  while (!(await page.locator('.stimulus').isVisible())) await page.keyboard.press('j');
}

/** Lets time jump while there is nothing to do but to wait. */
export async function untilEnd(page: Page): Promise<void> {
  while (!(await page.locator('.ending').isVisible())) await page.keyboard.press('j');
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Answers what is at hand, and sees that it was accepted. */
export async function answer(page: Page, ...keys: string[]): Promise<void> {
  await untilStimulus(page);
  const answered = await page.locator('.log-line').count();
  await press(page, ...keys);
  await expect(page.locator('.log-line')).toHaveCount(answered + 1);
}
