/** A replay of more events than anybody scrolls through: only those near what is seen are drawn. */
import type { Page } from '@playwright/test';
import { longRecord } from '../bench/long-record.ts';
import { hasNoViolations } from './support/accessibility.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const INPUTS = 400;

async function open(page: Page, server: GameServer): Promise<number> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${server.origin}/icon.svg`);
  const record = JSON.stringify(longRecord(INPUTS));
  await page.evaluate((kept) => sessionStorage.setItem('2msl.record', kept), record);
  await page.goto(`${server.origin}/replay/local`);
  const first = page.locator('.event-row').first();
  return Number(await first.getAttribute('aria-setsize'));
}

const rows = '.event-row';
const here = '.event-row.here';

/** How far the row of the cursor stands out of the list. */
const outside = (page: Page): Promise<number> =>
  page.locator(here).evaluate((row) => {
    const list = row.closest('.events')?.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    return Math.max((list?.top ?? 0) - top, Math.min(bottom - (list?.bottom ?? 0), top - (list?.top ?? 0)));
  });

test('of a long match only the events near what is seen are drawn, and each tells its place', {
  tag: LONG,
}, async ({ page, server }) => {
  const all = await open(page, server);
  expect(all).toBeGreaterThan(INPUTS);
  expect(await page.locator(rows).count()).toBeLessThan(100);
  // Over and over somewhere else: the row of the cursor is there, in sight, and stays there.
  for (const share of [0.5, 1, 0.25, 0.75, 0]) {
    await page.getByRole('slider').evaluate((slider: HTMLInputElement, to) => {
      slider.value = String(to * Number(slider.max));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, share);
    await expect(page.locator(here)).toHaveCount(1);
    await expect.poll(() => outside(page)).toBeLessThanOrEqual(0);
    expect(await page.locator(rows).count()).toBeLessThan(100);
  }
  await hasNoViolations(page);
  // By keyboard through more than were drawn at first.
  await page.locator('.row-to').first().focus();
  for (let i = 0; i < 120; i++) await page.keyboard.press('Tab');
  const reached = page.locator(`${rows}:focus-within`);
  await expect(reached).toBeVisible();
  expect(Number(await reached.getAttribute('aria-posinset'))).toBeGreaterThan(40);
});

test('a long replay is printed whole', { tag: LONG }, async ({ page, server }) => {
  const all = await open(page, server);
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    // A browser prints what is there when its event has been heard.
    document.title = String(document.querySelectorAll('.event-row').length);
  });
  expect(await page.title()).toBe(String(all));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => page.locator(rows).count()).toBeLessThan(100);
});
