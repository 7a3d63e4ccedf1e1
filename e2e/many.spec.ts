/** A browser test of a lecture hall: of many, those that are seen are drawn, and all of them for paper. */
import { Teacher } from './support/actors.ts';
import { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

test('of 90 players those are drawn whole that are near, and all of them to be printed', {
  tag: LONG,
}, async ({ page }) => {
  const server = await GameServer.start({ MAX_PLAYERS: '90' });
  try {
    const teacher = await Teacher.open(server);
    for (let i = 1; i <= 90; i++) await teacher.admit(`Student ${i}`);
    await page.setViewportSize({ width: 1366, height: 768 });
    await teacher.signIn(page);
    const all = page.locator('.player');
    const whole = page.locator('.player:has(.player-remove)');
    await expect(all).toHaveCount(90);
    await expect(whole.first()).toBeVisible();
    await expect(all.last()).toHaveText('Student 90');
    expect(await whole.count()).toBeLessThan(45);
    await all.last().scrollIntoViewIfNeeded();
    await expect(page.getByRole('button', { name: 'Remove Student 90' })).toBeVisible();
    expect(await whole.count()).toBeLessThan(90);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await whole.count()).toBe(90);
  } finally {
    await server.remove();
  }
});
