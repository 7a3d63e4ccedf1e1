/** A page speaks one language, fetches no other, and changes it without losing anything. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** The languages whose words the page has fetched so far, in order. */
function fetched(page: Page): string[] {
  const languages: string[] = [];
  page.on('response', (response) => {
    const [, language] = /\/assets\/[a-z]+-(en|zh|qps)-[^/]+\.js$/.exec(response.url()) ?? [];
    if (language !== undefined) languages.push(language);
  });
  return languages;
}

test('a page fetches the words of one language, and of another when it is chosen', async ({
  page,
  server,
}) => {
  const languages = fetched(page);
  await page.goto(`${server.origin}/?lang=zh`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle('加入课堂 · 2MSL');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(languages).toEqual(['zh']);

  await page.getByLabel('你的名字').fill('小明');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle('Join a class · 2MSL');
  await expect(page.getByLabel('Your name')).toHaveValue('小明');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(languages).toEqual(['zh', 'en']);

  await page.goto(server.origin);
  await expect(page).toHaveTitle('Join a class · 2MSL');
});

test('the pseudo-locale is spoken to those who ask for it, and offered to nobody', async ({
  page,
  server,
}) => {
  await page.goto(`${server.origin}/?lang=qps`);
  await expect(page).toHaveTitle(/^\[Jöîñ .*\] · 2MSL$/);
  await expect(page.getByRole('group').getByRole('button')).toHaveText(['EN', '中']);
  await page.goto(server.origin);
  await expect(page).toHaveTitle('Join a class · 2MSL');
});

test('a page that cannot have its words says so, and loads again', async ({ page, server }) => {
  const words = '**/assets/join-zh-*.js';
  await page.route(words, (route) => route.abort());
  await page.goto(`${server.origin}/?lang=zh`);
  await expect(page.getByRole('alert')).toContainText('页面文字没有加载成功');
  await page.unroute(words);
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(page).toHaveTitle('加入课堂 · 2MSL');
});

test('a page whose other language cannot be had stays in the one it has', async ({ page, server }) => {
  const words = '**/assets/join-zh-*.js';
  await page.goto(server.origin);
  await page.route(words, (route) => route.abort());
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert')).toContainText('could not load its text');
  await expect(page).toHaveTitle('Join a class · 2MSL');
  await page.unroute(words);
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page).toHaveTitle('加入课堂 · 2MSL');
});
