/** A question to the whole class: asked, answered on phones, told with what TCP does, the next. */
import type { Browser, Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { Teacher } from './support/actors.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

/** A student with a phone. */
async function onPhone(browser: Browser, server: GameServer, locale: string, token: string): Promise<Page> {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ locale, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/`);
  await page.evaluate((seat) => localStorage.setItem('2msl.seat', JSON.stringify(seat)), {
    ...{ token, code: 'ABC234', name: 'Ada' },
  });
  await page.goto(`${server.origin}/play`);
  return page;
}

test('a class is asked, answers, and is told what TCP does', { tag: LONG }, async ({
  browser,
  server,
  page,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await onPhone(browser, server, 'en-GB', await teacher.admit('Ada'));
  const ming = await onPhone(browser, server, 'zh-CN', await teacher.admit('小明'));
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await teacher.signIn(page);

  await page.getByRole('button', { name: 'Question', exact: true }).click();
  const position = page.getByRole('radio', { name: /Host B in LISTEN: SYN arrives/ });
  await expect(position).toBeChecked();
  await page.getByRole('button', { name: 'Ask now' }).click();

  await expect(ada.getByRole('heading', { name: 'What does TCP do?' })).toBeVisible();
  await expect(ming.getByRole('heading', { name: 'TCP 会怎么做？' })).toBeVisible();
  await hasNoViolations(ada);
  await ada.getByRole('radio', { name: /SYN-RECEIVED/ }).check({ force: true });
  await ming
    .getByRole('radio', { name: /ESTABLISHED/ })
    .first()
    .check({ force: true });
  await expect(ada.getByText('Your answer is in.')).toBeVisible();
  await expect(page.getByText('2 of 2 have answered')).toBeVisible();
  await expect(page.getByText('1 of 2 were right.')).toBeHidden();

  await page.getByRole('button', { name: 'Show the answer now' }).click();
  await expect(ada.getByText('1 of 2 were right.')).toContainText('Right.');
  await expect(ming.getByText('2 人给出答案，1 人答对。')).toContainText('不太对。');
  // Chinese full stops, which bring their own space.
  for (const part of ['.question-verdict', '.question-why'])
    expect(await ming.locator(part).textContent()).not.toMatch(/[。？] |[\u4e00-\u9fff]\./);
  await expect(page.getByText('1 of 2 were right.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What TCP does, and why' })).toBeVisible();
  await expect(page.getByText('RFC 9293').first()).toBeVisible();
  await hasNoViolations(ming);
  await hasNoViolations(page);

  await page.getByRole('button', { name: 'Next question' }).click();
  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(ada.getByText('Question 2')).toBeVisible();
  await page.getByRole('button', { name: 'Put away' }).click();
  await expect(ada.getByRole('heading', { name: 'You are in, Ada.' })).toBeVisible();
});
