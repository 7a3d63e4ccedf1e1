/** Every sentence comes from a dictionary: in the pseudo-locale no page shows a plain English word. */
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import pseudo from '../client/i18n/qps/index.ts';
import { pair, Student, Teacher } from './support/actors.ts';
import { type PlainWord, plainWords } from './support/plain-words.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

/** What the page says here in the pseudo-locale: to find its buttons. */
function said(part: string, key: string): string {
  const message = (pseudo as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[part]?.[key];
  if (typeof message !== 'string') throw new Error(`${part} says nothing plain for ${key}.`);
  return message;
}
const button = (page: Page, part: string, key: string): Locator =>
  page
    .getByRole('button', { name: said(part, key), exact: true })
    .locator('visible=true')
    .first();

/** A word of what the application sends in `normal-close`. */
const SENT = 'Bye';

/** Looks at places, and tells all that was found at the end. */
function looker(...names: string[]) {
  const found: PlainWord[] = [];
  const look = async (page: Page, place: string): Promise<void> => {
    found.push(...(await plainWords(page, place, names)));
  };
  /** Opens what the key or button opens, looks, and closes it. */
  const lookInto = async (page: Page, place: string, open: () => Promise<void>): Promise<void> => {
    await open();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, place);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const report = (): string =>
    found.map(({ place, words, where }) => `${place}: ${words}  ${where}`).join('\n');
  return { look, lookInto, report };
}

/** The language holds for all pages of the browser from now on. */
async function speakPseudo(page: Page): Promise<void> {
  await page.context().addInitScript(() => localStorage.setItem('2msl.locale', 'qps'));
}

const board = async (page: Page, server: GameServer, query: string): Promise<void> => {
  await page.goto(`${server.origin}/practice?${query}`);
  await page.locator('.stimulus').waitFor();
};

test('joining and practising', { tag: LONG }, async ({ browser, page, server }) => {
  const { look, lookInto, report } = looker(SENT, 'Chrome');
  await speakPseudo(page);
  await page.goto(server.origin);
  await look(page, 'join');
  await page.keyboard.press('Enter');
  await button(page, 'join', 'join').click();
  await page.getByRole('alert').first().waitFor();
  await look(page, 'join, nothing filled in');
  const [code, name] = [page.locator('input.code'), page.locator('input:not(.code)')];
  await code.fill('222222');
  await name.fill('Ada');
  await button(page, 'join', 'join').click();
  await page.locator('input.code[aria-invalid=true]').waitFor();
  await look(page, 'join, wrong code');

  // The server speaks as the browser asks it to.
  const asking = await browser.newContext({ locale: 'qps' });
  const nowhere = await asking.newPage();
  await nowhere.goto(`${server.origin}/nowhere`);
  await look(nowhere, 'not found');
  await asking.close();

  await page.goto(`${server.origin}/states`);
  await page.locator('h1').waitFor();
  await look(page, 'states');

  await page.goto(`${server.origin}/check`);
  await page.locator('.check-report').waitFor();
  await look(page, 'check');

  await page.goto(`${server.origin}/practice`);
  await page.locator('h1').waitFor();
  await look(page, 'practice');
  for (const level of ['guided', 'standard', 'expert']) {
    await board(page, server, `scenario=normal-close&host=A&level=${level}`);
    await look(page, `board, ${level}`);
  }
  await lookInto(page, 'keys', () => page.keyboard.press('?'));
  await page.keyboard.press('u');
  await look(page, 'board, unasked');
  await page.keyboard.press('Escape');

  await board(page, server, 'scenario=normal-close&host=A&level=standard');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await look(page, 'mistake');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await look(page, 'hint');
  await page.keyboard.press('h');
  await look(page, 'advice');
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'board on a phone');
  for (const sheet of await page.locator('.sheet-buttons button:visible').all()) {
    await lookInto(page, 'sheet on a phone', () => sheet.click());
  }
  expect(report()).toBe('');
});

test('a crowd at one host', { tag: LONG }, async ({ page, server }) => {
  const { look, report } = looker();
  await speakPseudo(page);
  for (const scenario of ['syn-flood', 'close-wait-leak']) {
    await page.goto(`${server.origin}/practice?scenario=${scenario}&host=B&level=standard&pace=4`);
    await page.locator('.board').waitFor();
    await look(page, scenario);
    for (let leap = 0; leap < 5; leap++) await page.keyboard.press('j');
    await look(page, `${scenario}, later`);
    for (const tab of await page.getByRole('tab').all()) {
      if (await tab.isVisible()) await tab.click();
      await look(page, `${scenario}, ${await tab.textContent()}`);
    }
  }
  expect(report()).toBe('');
});

test('captures', { tag: LONG }, async ({ page, server }) => {
  const { look, lookInto, report } = looker('a', 'pcap', 'b');
  await speakPseudo(page);
  const trace = (name: string): string =>
    fileURLToPath(new URL(`../fixtures/traces/${name}`, import.meta.url));
  await page.goto(`${server.origin}/capture`);
  await page.locator('h1').waitFor();
  await look(page, 'capture');
  await page.locator('input[type=file]').first().setInputFiles(trace('random_12/a.pcap'));
  await page.locator('.connection').first().waitFor();
  await look(page, 'connections');
  await page.locator('.connection button').first().click();
  await page.getByRole('slider').waitFor();
  await look(page, 'a connection');
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
  await look(page, 'a connection, later');
  await lookInto(page, 'keys', () => page.keyboard.press('?'));
  expect(report()).toBe('');
});

test('a class, its teacher, and its replay', { tag: LONG }, async ({ browser, page, server }) => {
  const teacher = await Teacher.open(server);
  const { look, lookInto, report } = looker(
    'Ada',
    'Bob',
    SENT,
    teacher.code,
    teacher.code.slice(0, 3),
    teacher.code.slice(3),
    // What the example is called, by its author; the formats of captures, and the file's name.
    ...['Our', 'first', 'handshake', 'scenario', 'yaml'],
    ...['pcap', 'pcapng', 'msl-06-normal-close-wire'],
  );
  await speakPseudo(page);
  await page.goto(`${server.origin}/teach`);
  await page.locator('h1').waitFor();
  await look(page, 'sign in');

  const [a, b] = await pair(browser, server, teacher.code);
  for (const student of [a, b]) {
    await speakPseudo(student.page);
    await student.page.reload();
  }
  await a.page.getByText('Bob').first().waitFor();
  await look(a.page, 'lobby');
  await teacher.signIn(page);
  await page.getByText('Ada').first().waitFor();
  await look(page, 'teach, lobby');
  await lookInto(page, 'teach, code in large', () => button(page, 'teach', 'join.large').click());
  await lookInto(page, 'teach, own scenarios', async () => {
    await button(page, 'teach', 'own.open').click();
    await look(page, 'teach, own scenarios, none');
    await button(page, 'teach', 'own.example').click();
    await button(page, 'teach', 'own.add').click();
    await page.getByText('.yaml').first().waitFor();
  });

  await teacher.startRound('normal-close');
  await b.answers(/./, [], 'LISTEN');
  await look(b.page, 'idle');
  await a.meets(/./);
  await look(a.page, 'play');
  await a.sends(['SYN', 'ACK'], 'SYN-SENT');
  await a.page.getByRole('alert').first().waitFor();
  await look(a.page, 'play, mistake');
  await page.locator('.pair').first().waitFor();
  await look(page, 'teach, round');
  await lookInto(page, 'teach, pair', () => page.locator('.pair button').first().click());
  for (const tab of ['map', 'card', 'round']) {
    await button(page, 'teach', `tab.${tab}`).click();
    await look(page, `teach, ${tab}`);
  }
  await teacher.clock({ paused: true });
  await look(a.page, 'play, paused');
  await look(page, 'teach, paused');
  await teacher.clock({ paused: false });
  await b.page.context().close();
  await a.page.locator('.status-strip').filter({ hasText: 'Bob' }).waitFor();
  await look(a.page, 'play, partner offline');
  await teacher.endRound();
  const replay = a.page.locator('a[href*="/replay/"]').first();
  await replay.waitFor();
  await look(a.page, 'play, ended');
  await page.locator('.controls.over').waitFor();
  await look(page, 'teach, round over');

  await replay.click();
  await a.page.getByRole('slider').first().waitFor();
  await look(a.page, 'replay');
  await a.page.keyboard.press('End');
  await look(a.page, 'replay, end');
  await lookInto(a.page, 'replay, keys', () => a.page.keyboard.press('?'));
  await lookInto(a.page, 'replay, download', () => button(a.page, 'replay', 'download.open').click());
  expect(report()).toBe('');
});

test('a class against one host', { tag: LONG }, async ({ browser, page, server }) => {
  const teacher = await Teacher.open(server);
  const { look, report } = looker(
    ...['Ada', SENT, teacher.code, teacher.code.slice(0, 3), teacher.code.slice(3)],
    // The attacker's option, and the commands and columns of ss and netstat.
    ...['spoofing', 'ss', 'netstat', 'tan', 'State', 'Recv-Q', 'Send-Q', 'Local', 'Peer', 'Address', 'Port'],
  );
  await speakPseudo(page);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await speakPseudo(ada.page);
  await ada.page.reload();
  await teacher.signIn(page);
  await page
    .locator('label')
    .filter({ hasText: said('scenarios', 'syn-flood/title') })
    .locator('input')
    .check({ force: true });
  await button(page, 'teach', 'next.how.together').click();
  await look(page, 'teach, against one host');
  await page.locator('.btn.primary.large').last().click();
  await page.locator('.together-defence').waitFor();
  await look(page, 'teach, together');
  await ada.stimulus.waitFor();
  await look(ada.page, 'play, together');
  for (const tab of ['map', 'card']) {
    await button(page, 'teach', `tab.${tab}`).click();
    await look(page, `teach, together, ${tab}`);
  }
  await teacher.endRound();
  await button(page, 'teach', 'tab.round.together').click();
  await page.locator('a[href*="/replay/"]').first().waitFor();
  await look(page, 'teach, together, over');
  expect(report()).toBe('');
});
