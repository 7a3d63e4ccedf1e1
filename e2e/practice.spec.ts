/** The player's board, alone with the autopilot: the keyboard suffices, everybody can use it, it fits. */
import type { Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { answer, openPractice, press, untilStimulus } from './support/practice.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 360, height: 640 };

const practise = (page: Page, server: GameServer, query: string): Promise<void> =>
  openPractice(page, server, `scenario=normal-close&host=A&${query}`);

/** Nothing is cut off, and nothing scrolls sideways. */
async function fits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
}

test('a whole normal close with the keyboard alone', { tag: LONG }, async ({ page, server }) => {
  await page.setViewportSize(LAPTOP);
  await practise(page, server, 'level=standard');
  // What the page showed before its scripts came is gone.
  await expect(page.getByRole('banner')).toHaveCount(1);
  await answer(page, 's', '3', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await answer(page, '5', 'n');
  await answer(page, 'f', 'a', '6', 'Enter');
  await answer(page, '7', 'n');
  await answer(page, 'a', '9', 'Enter');
  await answer(page, '1', 'n');
  await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeFocused();
  await expect(page.getByText('8/8')).toBeVisible();
  const kept = await page.evaluate(() => sessionStorage.getItem('2msl.record'));
  expect(JSON.parse(kept ?? 'null')).toMatchObject({ record: { format: 1 }, names: { A: null, B: null } });
});

test('a part of the page that could not be fetched comes by itself when the network is back', {
  tag: LONG,
}, async ({ page, server }) => {
  let asked = 0;
  await page.route('**/assets/KeyTable-*.js*', (route) => {
    asked += 1;
    return asked <= 3 ? route.abort() : route.continue();
  });
  await practise(page, server, 'level=standard');
  await press(page, '?');
  await expect(page.getByRole('dialog')).toContainText('Discard');
});

test('a refusal marks its bit, with the focus, and asks; the rule comes the second time, the answer the third', async ({
  page,
  server,
}) => {
  await practise(page, server, 'level=standard');
  await untilStimulus(page);
  await press(page, 's', 'a', '3', 'Enter');
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText('ACK must not be set in this segment.');
  await expect(refusal).toContainText('What would B understand by that bit?');
  await expect(refusal).not.toContainText('R5');
  const flags = page.getByRole('group', { name: 'Flags' });
  await expect(flags).toHaveAttribute('aria-describedby', (await refusal.getAttribute('id')) ?? '');
  await expect(flags.getByRole('checkbox', { name: 'ACK' })).toBeFocused();
  await press(page, 'Enter');
  await expect(refusal).toContainText('The rule: An active OPEN');
  await expect(refusal).toContainText('R5 · RFC 9293 §3.10.1');
  await expect(refusal.getByRole('button')).toHaveCount(1);
  await press(page, 'Enter');
  await refusal.getByRole('button', { name: 'Use this' }).click();
  await expect(refusal).toBeHidden();
  await press(page, 'Enter');
  await expect(refusal).toBeHidden();
  await expect(page.locator('.state-now .name').first()).toHaveText('SYN-SENT');
});

for (const level of ['guided', 'standard', 'expert'] as const) {
  test(`${level}: what can be answered is there for everybody, in both languages and appearances`, {
    tag: LONG,
  }, async ({ page, server }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(LAPTOP);
    await practise(page, server, `level=${level}&lang=en`);
    await hasNoViolations(page);
    await untilStimulus(page);
    await press(page, 'Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await hasNoViolations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: '简体中文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await hasNoViolations(page);
    await page.setViewportSize(PHONE);
    await hasNoViolations(page);
    await fits(page);
  });
}

test('the three regions need no scrolling on a laptop, and a phone shows all that has to be pressed', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.setViewportSize(LAPTOP);
  await practise(page, server, 'level=standard');
  await untilStimulus(page);
  await fits(page);
  for (const region of ['.me', '.act']) {
    const hidden = await page
      .locator(`.region${region}`)
      .evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(hidden, region).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(PHONE);
  await fits(page);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('checkbox', { name: 'SYN' })).toBeInViewport();
  await expect(page.locator('.stimulus')).toBeInViewport({ ratio: 1 });
  // The diagram is one tap away, and a state is chosen on it.
  await page.getByRole('button', { name: /CLOSED.*Diagram/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^SYN-SENT/ })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.state-choice input:checked')).toHaveValue('SYN-SENT');
});

test('a host with settings fits on phones, whatever its state and its timers', { tag: LONG }, async ({
  page,
  server,
}) => {
  await openPractice(page, server, 'scenario=last-ack-never-comes&host=B&level=standard&lang=en');
  const fitsPhones = async (state: string): Promise<void> => {
    for (const size of [PHONE, SMALL_PHONE]) {
      await page.setViewportSize(size);
      await expect(page.locator('.brief .name')).toHaveText(state);
      for (const [language, settings] of [
        ['简体中文', '设置'],
        ['English', 'Settings'],
      ] as const) {
        await page.getByRole('button', { name: language }).click();
        await expect(page.locator('.sheet-buttons').getByText(settings)).toBeInViewport({ ratio: 1 });
        await fits(page);
      }
    }
    await page.setViewportSize(LAPTOP);
  };
  await page.setViewportSize(LAPTOP);
  for (const [state, ...keys] of [
    ['LISTEN', '2', 'n'],
    ['SYN-RECEIVED', 's', 'a', '4', 'Enter'],
    ['ESTABLISHED', '5', 'n'],
    ['CLOSE-WAIT', 'a', '0', 'Enter'],
    ['LAST-ACK', 'f', 'a', '-', 'Enter'],
  ] as const) {
    await answer(page, ...keys);
    await fitsPhones(state);
  }
});

test('the clock stands still while it is paused, and says so beside it', { tag: LONG }, async ({
  page,
  server,
}) => {
  await practise(page, server, 'level=standard&lang=en');
  await untilStimulus(page);
  await press(page, 'p');
  await expect(page.getByText('All clocks and timers are stopped.')).toBeVisible();
  for (const size of [LAPTOP, PHONE, SMALL_PHONE]) {
    await page.setViewportSize(size);
    const covered = await page.locator('.status-strip').evaluate((strip) => {
      const a = strip.getBoundingClientRect();
      return [...document.querySelectorAll('.top-bar-end, .brand, .clock-face')].filter((one) => {
        const b = one.getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      }).length;
    });
    expect(covered, `at ${size.width}`).toBe(0);
  }
  await page.setViewportSize(LAPTOP);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Resume' }).first().click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
});

test('what ss and netstat print of the own connection stands in the TCB’s place, and the choice is kept', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.setViewportSize(LAPTOP);
  await practise(page, server, 'level=standard');
  const tcb = page.locator('.tcb');
  await tcb.getByRole('button', { name: 'ss' }).click();
  await expect(tcb.getByText(/^No line/)).toBeVisible();
  await answer(page, 's', '3', 'Enter');
  const cells = tcb.locator('tbody td');
  await expect(cells).toHaveText(['SYN-SENT', '0', '1', '10.0.0.1:49152', '10.0.0.2:9293']);
  await expect(tcb.locator('.timer')).toHaveText(/^timer:\(on,\d+sec,0\)$/);
  await answer(page, 'a', '5', 'Enter');
  await expect(cells.first()).toHaveText('ESTAB');
  await expect(tcb.locator('.timer')).toBeEmpty();
  await tcb.getByRole('button', { name: 'netstat' }).click();
  await expect(cells).toHaveText(['tcp', '0', '0', '10.0.0.1:49152', '10.0.0.2:9293', 'ESTABLISHED']);
  await practise(page, server, 'level=standard');
  await expect(tcb.getByText('$ netstat -tano')).toBeVisible();
});
