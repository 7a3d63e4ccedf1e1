/** Many connections through the pages: the SYN flood and its defences, TIME-WAIT, CLOSE-WAIT. */
import type { Locator, Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { pair, type Student, Teacher } from './support/actors.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

async function practise(page: Page, server: GameServer, scenario: string, host: 'A' | 'B'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.origin}/practice?scenario=${scenario}&host=${host}&level=standard&pace=4`);
  await expect(page.locator('.board')).toBeVisible();
}

/** Answers what is at hand, once there is something, and sees that it was accepted. */
async function answer(page: Page, ...keys: string[]): Promise<void> {
  await expect(async () => {
    if (!(await page.locator('.stimulus').isVisible())) await page.keyboard.press('j');
    await expect(page.locator('.stimulus')).toBeVisible({ timeout: 250 });
  }).toPass();
  const answered = await page.locator('.log-line').count();
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.locator('.log-line')).toHaveCount(answered + 1);
}

/** Lets time jump on; what is to be answered by hand meanwhile is answered by `otherwise`. */
async function until(page: Page, what: Locator, otherwise?: () => Promise<void>): Promise<void> {
  await expect(async () => {
    if (otherwise && (await page.locator('.stimulus').isVisible())) await otherwise();
    await page.keyboard.press('j');
    await expect(what).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [20], timeout: 60_000 });
}

const reached = (page: Page, text: string | RegExp): Locator =>
  page.locator('.past .goal.reached').filter({ hasText: text });

async function set(page: Page, control: string, value: string): Promise<void> {
  const group = page.locator('.controls-panel').getByRole('group', { name: control });
  const button = group.getByRole('button', { name: value, exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

const look = (page: Page, tab: string): Promise<void> => page.getByRole('button', { name: tab }).click();

/** The clock must stand still. A row is told from the others by its peer: that has to be seen without scrolling. */
async function tableFitsAPhone(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(page.locator('.region.brief')).toBeVisible();
  const hidden = await page.locator('.connection-table').evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(hidden).toBe(0);
  if (size) await page.setViewportSize(size);
  await expect(page.locator('.region.me')).toBeVisible();
}

/** Served and turned away while this was in force. */
async function trial(page: Page, what: string): Promise<{ served: number; away: number }> {
  const row = page.locator('.crowd-trials tbody tr').filter({ hasText: what });
  const [served = '', away = ''] = await row.locator('td.number').allInnerTexts();
  return { served: Number(served), away: Number(away) };
}

test('a SYN flood, and what each defence is worth', { tag: LONG }, async ({ page, server }) => {
  test.setTimeout(300_000);
  await practise(page, server, 'syn-flood', 'B');
  await answer(page, '2', 'n');
  await answer(page, 's', 'a', '4', 'Enter');
  await expect(page.getByRole('img', { name: 'Half-open queue: 1 of 16 taken' })).toBeVisible();
  await answer(page, '5', 'n');
  await until(page, reached(page, 'a real client is turned away'));
  await expect(page.getByRole('img', { name: 'Half-open queue: 16 of 16 taken' })).toBeVisible();
  await expect(page.locator('.crowd-score').getByText('under attack')).toBeVisible();
  await page.keyboard.press('p');
  await hasNoViolations(page);
  await tableFitsAPhone(page);
  await look(page, 'Log and counters');
  await expect(page.locator('.crowd-log')).toContainText('Possible SYN flooding on port 9293');
  await page.keyboard.press('p');

  const task = page.locator('.next-task');
  await expect(task).toContainText('Your turn: when requests fail, change tcp_max_syn_backlog');
  await set(page, 'tcp_max_syn_backlog', '64');
  await until(page, reached(page, 'A longer half-open queue'));
  await expect(page.getByRole('img', { name: 'Half-open queue: 64 of 64 taken' })).toBeVisible();
  await set(page, 'tcp_max_syn_backlog', '16');

  await set(page, 'tcp_synack_retries', '1');
  await until(page, reached(page, 'Fewer SYN,ACK retries'));
  await set(page, 'tcp_synack_retries', '5');

  await set(page, 'iptables … --limit', '1/s');
  await until(page, reached(page, 'The firewall’s limit'));
  await expect(page.locator('.gate-wall')).toContainText('dropped');
  await set(page, 'iptables … --limit', 'off');

  await set(page, 'tcp_syncookies', 'on');
  await until(page, page.getByRole('heading', { name: 'All goals reached' }));

  const [queue, retries, limit, cookies] = [
    await trial(page, 'backlog 64'),
    await trial(page, 'retries 1'),
    await trial(page, 'limit 1/s'),
    await trial(page, 'cookies'),
  ];
  expect(cookies).toEqual({ served: cookies.served, away: 0 });
  expect(cookies.served).toBeGreaterThan(3);
  for (const { away } of [queue, retries, limit]) expect(away).toBeGreaterThan(0);

  await test.step('the replay shows the queue as it was', async () => {
    await page.getByRole('link', { name: 'Watch it again' }).click();
    await page.getByRole('button', { name: 'System of B' }).click();
    await page.keyboard.press('End');
    await expect(page.getByRole('img', { name: 'Half-open queue: 16 of 16 taken' })).toBeVisible();
    await expect(page.locator('.system-pane').getByRole('button', { name: 'close()' })).toHaveCount(0);
  });
});

test('a busy client runs out of ports, and what helps against TIME-WAIT', { tag: LONG }, async ({
  page,
  server,
}) => {
  test.setTimeout(300_000);
  await practise(page, server, 'time-wait-pile-up', 'A');
  await answer(page, 's', '3', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, '5', 'n');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, 'f', 'a', '6', 'Enter');
  await answer(page, '7', 'n');
  await answer(page, 'a', '9', 'Enter');
  const timeout = () => answer(page, '1', 'n');
  const tries = async (control: string, value: string, initial: string, text: string): Promise<void> => {
    await set(page, control, value);
    await until(page, reached(page, text), timeout);
    await set(page, control, initial);
  };
  await until(page, reached(page, 'no port is left'), timeout);
  await expect(page.getByRole('img', { name: 'Ports: 28 of 28 taken' })).toBeVisible();
  await expect(page.locator('.crowd-counts')).toContainText(/TIME-WAIT 2\d/);
  await tries('tcp_fin_timeout', '5 s', '60 s', 'takes no notice');
  await tries('ip_local_port_range', '64', '28', 'More ports');
  await tries('tcp_tw_reuse', 'on', 'off', 'tcp_tw_reuse');
  await tries('Connection:', 'close', 'client closes', 'The server closes first');
  await set(page, 'Connection:', 'keep-alive');
  // The rest is the other side's, which restarts its server.
  await until(page, page.getByRole('heading', { name: 'All goals reached' }), timeout);
});

test('a server whose application forgets to close, found and mended', { tag: LONG }, async ({
  page,
  server,
}) => {
  test.setTimeout(300_000);
  await practise(page, server, 'close-wait-leak', 'B');
  await answer(page, '2', 'n');
  await answer(page, 's', 'a', '4', 'Enter');
  await answer(page, '5', 'n');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, '5', 'n');
  await answer(page, 'a', '0', 'Enter');
  await until(page, reached(page, 'A client is turned away'));
  await expect(page.getByRole('img', { name: 'Descriptors: 24 of 24 taken' })).toBeVisible();
  await page.keyboard.press('p');
  await tableFitsAPhone(page);
  await page.keyboard.press('p');
  await look(page, 'Log and counters');
  await expect(page.locator('.crowd-log')).toContainText('Too many open files');

  await set(page, 'SO_KEEPALIVE', 'on');
  // The connection in hand is probed like the rest, and answered; how often, depends on how long it stays on.
  const probing = async () => {
    const type = await page.locator('.stimulus').getAttribute('data-type');
    await (type === 'timeout' ? answer(page, 'a', '0', 'Enter') : answer(page, '0', 'n'));
  };
  await until(page, reached(page, 'Keep-alive'), probing);
  await until(page, page.locator('.crowd-counters').getByText('TcpExtTCPKeepAlive'), probing);
  await set(page, 'SO_KEEPALIVE', 'off');
  await set(page, 'ulimit -n', '48');
  await until(page, reached(page, 'A higher ulimit -n'), probing);
  await set(page, 'ulimit -n', '24');

  // As long as something waits to be answered, the table makes room for it.
  await until(page, page.getByRole('button', { name: 'ss -tan' }), probing);
  await look(page, 'ss -tan');
  const close = page.getByRole('button', { name: /Call close\(\)/ }).first();
  await until(page, close, probing);
  await close.click();
  await until(page, reached(page, 'closed by hand'));
  await page.locator('.idle').getByRole('button', { name: 'CLOSE' }).click();
  await answer(page, 'f', 'a', '-', 'Enter');
  await answer(page, '1', 'n');
  await set(page, 'close(fd)', 'on');
  await page.getByRole('button', { name: 'Restart the application' }).click();
  await until(page, page.getByRole('heading', { name: 'All goals reached' }));
  expect((await trial(page, 'close(fd)')).served).toBeGreaterThanOrEqual(10);
});

test('two students: one floods, the other defends, and each sees its own system', { tag: LONG }, async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('syn-flood');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  await b.answers('A segment arrived', ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers('A segment arrived', ['ACK'], 'ESTABLISHED');
  await b.answers('A segment arrived', [], 'ESTABLISHED');

  await expect(a.page.locator('.next-task')).toContainText('Your turn: send many SYNs');
  await expect(a.page.getByRole('button', { name: 'Send 10 SYNs' })).toBeEnabled();
  await a.page.getByRole('button', { name: 'Send 10 SYNs' }).click();
  await expect(a.page.locator('.attack dd').first()).toHaveText('10');
  await set(a.page, 'SYN/s', '100');
  await set(a.page, 'IP spoofing', 'on');
  await expect(b.page.getByRole('img', { name: 'Half-open queue: 16 of 16 taken' })).toBeVisible();
  await teacher.clock({ pace: 16 });
  await expect(reached(b.page, 'a real client is turned away')).toBeVisible();
  await set(b.page, 'tcp_syncookies', 'on');
  await expect(reached(b.page, 'SYN cookies')).toBeVisible();
  await b.page.reload();
  await expect(b.page.getByText('cookies sent')).toBeVisible();
  await expect(reached(a.page, 'SYN cookies')).toBeVisible();
  await expect(a.page.locator('.gate')).toHaveCount(0);
});

/** To where A has closed and B has not: question, answer, and a crowd that does the same. */
async function leaveHalfClosed(a: Student, b: Student): Promise<void> {
  const ARRIVED = 'A segment arrived';
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  await b.answers(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await a.answers('The application calls SEND', ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await a.answers(ARRIVED, [], 'ESTABLISHED');
  await b.answers('The application calls SEND', ['ACK'], 'ESTABLISHED');
  await a.answers(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.answers(ARRIVED, [], 'ESTABLISHED');
  await a.answers('The application calls CLOSE', ['FIN', 'ACK'], 'FIN-WAIT-1');
  await b.answers(ARRIVED, ['ACK'], 'CLOSE-WAIT');
  await a.answers(ARRIVED, [], 'FIN-WAIT-2');
}

test('two students: A waits in FIN-WAIT-2 for what only B can end', { tag: LONG }, async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await teacher.startRound('fin-wait-2-stuck');
  await leaveHalfClosed(a, b);
  // Nothing is asked of anybody's TCP now: the clock may run.
  await teacher.clock({ pace: 16 });
  await expect(reached(a.page, '10 connections of A are in FIN-WAIT-2')).toBeVisible();
  await set(a.page, 'tcp_fin_timeout', '5 s');
  await expect(reached(b.page, 'A’s kernel forgets it')).toBeVisible();
  await b.page
    .getByRole('button', { name: /Call close\(\)/ })
    .first()
    .click();
  await expect(reached(a.page, 'A answers B’s FIN with RST')).toBeVisible();
  await set(a.page, 'shutdown(SHUT_WR)', 'on');
  await expect(reached(b.page, 'it outlives')).toBeVisible();
  await set(b.page, 'close(fd)', 'on');
  await b.page.getByRole('button', { name: 'Restart the application' }).click();
  await expect(reached(a.page, 'go on from FIN-WAIT-2 to TIME-WAIT')).toBeVisible();
  await teacher.clock({ pace: 2 });
  await b.page.locator('.idle').getByRole('button', { name: 'CLOSE' }).click();
  await b.answers('The application calls CLOSE', ['FIN', 'ACK'], 'LAST-ACK');
  await a.answers('A segment arrived', ['ACK'], 'TIME-WAIT');
  await b.answers('A segment arrived', [], 'CLOSED');
  await teacher.hurry(() => a.meets('The 2 MSL timer expired'));
  await a.answers('The 2 MSL timer expired', [], 'CLOSED');
  for (const { page } of [a, b]) {
    await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  }
});
