/** axe finds nothing on any page, in either theme; the keyboard alone suffices. */
import type { Page } from '@playwright/test';
import { hasContrast, hasNoViolations } from './support/accessibility.ts';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

async function axeFindsNothing(page: Page): Promise<void> {
  const theme = (colorScheme: 'light' | 'dark') =>
    page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await theme('light');
  await hasNoViolations(page);
  await theme('dark');
  await hasContrast(page);
}

test('axe finds nothing at the door, in practice, on the teacher’s page and on those beside them', async ({
  page,
  server,
}) => {
  for (const path of ['/', '/practice', '/teach', '/states', '/check', '/privacy']) {
    await page.goto(server.origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await axeFindsNothing(page);
  }
});

test('axe finds nothing while a round is played, on both pages, and in its replay', { tag: LONG }, async ({
  browser,
  server,
  page,
}) => {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await axeFindsNothing(a.page);
  await teacher.startRound('three-way-handshake');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.meets('The application calls OPEN');
  await a.sends(['SYN', 'ACK'], 'SYN-SENT');
  await a.page.getByRole('alert').first().waitFor();
  await axeFindsNothing(a.page);
  await teacher.signIn(page);
  await page.getByText('Ada').first().waitFor();
  await axeFindsNothing(page);
  await teacher.endRound();
  await a.page.getByRole('link', { name: 'Watch it again' }).waitFor();
  await axeFindsNothing(a.page);
  await a.page.getByRole('link', { name: 'Watch it again' }).click();
  await a.page.getByRole('slider').first().waitFor();
  await axeFindsNothing(a.page);
});

test('a whole handshake in practice by keyboard alone, in Chinese', { tag: LONG }, async ({
  page,
  server,
}) => {
  await page.goto(`${server.origin}/practice?lang=zh`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Standard level at four times the pace, then begin: Tab and arrow keys only.
  await page.getByRole('radio', { name: '标准' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: '4×' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const stimulus = page.locator('.stimulus h2');
  await expect(stimulus).toContainText('OPEN');
  await page.keyboard.type('s3');
  await page.keyboard.press('Enter');
  await expect(page.locator('.state-now .name').first()).toHaveText('SYN-SENT');
  await expect(stimulus).toContainText('报文段');
  await page.keyboard.type('a5');
  await page.keyboard.press('Enter');
  await expect(page.locator('.state-now .name').first()).toHaveText('ESTABLISHED');
});

test('nothing is wider than a phone, in either language', async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('normal-close');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.meets('The application calls OPEN');
  await a.page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/', '/play', '/practice', '/teach']) {
    for (const language of ['en', 'zh']) {
      await a.page.goto(`${server.origin}${path}?lang=${language}`);
      await a.page.locator('h1').first().waitFor({ state: 'attached' });
      const widest = await a.page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${path} ${language} ${widest}`).toBe(`${path} ${language} 390`);
    }
  }
});
