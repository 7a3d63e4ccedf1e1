/** A page speaks one language, fetches no other, and changes it without losing anything. */
import type { Page } from '@playwright/test';
import { pair, Teacher } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

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
  await expect(page).toHaveTitle('加入班级 · 2MSL');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Its own, and those of the page that is fetched meanwhile.
  const inTurn = (): readonly string[] => languages.filter((language, i) => language !== languages[i - 1]);
  expect(inTurn()).toEqual(['zh']);

  await page.getByLabel('你的名字').fill('小明');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle('Join a class · 2MSL');
  await expect(page.getByLabel('Your name')).toHaveValue('小明');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(inTurn()).toEqual(['zh', 'en']);

  await page.goto(server.origin);
  await expect(page).toHaveTitle('Join a class · 2MSL');
});

test('the pseudo-locale is spoken to those who ask for it, and offered to nobody', { tag: LONG }, async ({
  page,
  server,
}) => {
  await page.goto(`${server.origin}/?lang=qps`);
  await expect(page).toHaveTitle(/^\[Jöîñ .*\] · 2MSL$/);
  await expect(page.getByRole('group').getByRole('button')).toHaveText(['EN', '中']);
  await page.goto(server.origin);
  await expect(page).toHaveTitle('Join a class · 2MSL');
});

test('a page that cannot have its words says so, and loads again', { tag: LONG }, async ({
  page,
  server,
}) => {
  const words = '**/assets/join-zh-*';
  await page.route(words, (route) => route.abort());
  await page.goto(`${server.origin}/?lang=zh`);
  await expect(page.getByRole('alert')).toContainText('页面有一部分没有加载成功');
  await page.unroute(words);
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(page).toHaveTitle('加入班级 · 2MSL');
});

test('a page whose other language cannot be had stays in the one it has', { tag: LONG }, async ({
  page,
  server,
}) => {
  const words = '**/assets/join-zh-*';
  await page.goto(server.origin);
  await page.route(words, (route) => route.abort());
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('alert')).toContainText('Part of this page could not be loaded');
  await expect(page).toHaveTitle('Join a class · 2MSL');
  await page.unroute(words);
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page).toHaveTitle('加入班级 · 2MSL');
});

test('a player who switches in the middle of a match reads all of it in the other language, and loses nothing', async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('normal-close');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.meets('The application calls OPEN');
  await a.sends(['SYN', 'ACK'], 'SYN-SENT');
  const refusal = a.page.getByRole('alert').filter({ hasText: 'SYN,ACK' });
  await expect(refusal).toContainText('ACK must not be set in this segment.');

  await a.page.getByRole('button', { name: '简体中文' }).click();
  await expect(refusal).toContainText('这个报文段不应带 ACK 标志位。');
  await a.meets('应用程序调用 OPEN');
  // What was composed is still there: without the ACK it is right.
  await a.page.keyboard.press('a');
  await a.page.keyboard.press('Enter');
  await a.isIn('SYN-SENT');
  await b.meets('A segment arrived');
});
