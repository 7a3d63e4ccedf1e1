/** Heard and felt as well as seen: focus, announcements, forced colours, contrast, zoom and paper. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { Teacher } from './support/actors.ts';
import { answer, openPractice, press, untilEnd, untilStimulus } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

const HANDSHAKE = 'scenario=three-way-handshake&host=A&lang=en';
const announced = (page: Page): Locator => page.locator('.announcer');

test('the focus stays where the next event comes, and a refusal takes it to its field', {
  tag: LONG,
}, async ({ page, server }) => {
  await openPractice(page, server, `${HANDSHAKE}&level=expert`);
  await untilStimulus(page);
  await expect(announced(page)).toHaveText(/^The application calls OPEN\. /);
  // A number that is missing, a bit that is wrong, a number, the state.
  const seq = page.getByRole('textbox', { name: 'SEQ' });
  await press(page, 's', 'f', '3', 'Enter');
  await expect(page.getByRole('alert')).toContainText('Type a number here.');
  await expect(seq).toBeFocused();
  await seq.fill('5');
  await page.getByRole('textbox', { name: 'LEN' }).fill('0');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('FIN must not be set');
  await expect(page.getByRole('checkbox', { name: 'FIN' })).toBeFocused();
  await press(page, 'f', 'Enter');
  await expect(page.getByRole('alert')).toContainText('The sequence number is wrong.');
  await expect(seq).toBeFocused();
  await seq.fill('0');
  await page.locator('.composer').focus();
  await press(page, '5', 'Enter');
  await expect(page.getByRole('alert')).toContainText('went to ESTABLISHED');
  await expect(page.locator('.next-state input:checked')).toBeFocused();
  // Mended: the form is gone, and the focus on the heading, which stays while one thing gives way to the next.
  await press(page, '3', 'Enter');
  const heading = page.locator('#inbox-title');
  await expect(heading).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await untilStimulus(page);
  await expect(heading).toHaveText('A segment arrived');
  await expect(heading).toBeFocused();
  await expect(announced(page)).toHaveText(/^A segment arrived\. .*SYN.*ACK.*\d/);

  await press(page, 'p');
  await expect(page.getByRole('status').filter({ hasText: 'All clocks and timers are stopped' })).toHaveCount(
    1,
  );
  await expect(heading).toBeFocused();
  await press(page, 'p');
  await expect(page.getByRole('status').filter({ hasText: 'The clock runs again.' })).toHaveCount(1);
});

/** What is chosen looks other than before. For all of one kind alike, so the first will do. */
async function showsThatItIsChosen(page: Page, selector: string): Promise<void> {
  // The element itself: what the selector finds afterwards is another one, which is not chosen.
  const control = await page.waitForSelector(selector);
  const picture = async (): Promise<string> => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.move(0, 0);
    return (await control.screenshot({ animations: 'disabled' })).toString('base64');
  };
  const before = await picture();
  await control.click();
  expect((await picture()) === before, selector).toBe(false);
}

test('what is chosen is seen where the system chooses the colours', { tag: LONG }, async ({
  page,
  server,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const choose = (selector: string): Promise<void> => showsThatItIsChosen(page, selector);
  await page.goto(`${server.origin}/practice?lang=en`);
  await choose('.option:has(input:not(:checked))');
  await choose('.scenario:has(input:not(:checked))');
  await openPractice(page, server, `${HANDSHAKE}&level=standard`);
  await untilStimulus(page);
  await choose('.flag-key');
  await choose('.state-choice');
  await choose('.tcb [aria-pressed=false]');
  await choose('.tellings [aria-pressed=false]');
  await openPractice(page, server, `${HANDSHAKE}&level=guided`);
  await untilStimulus(page);
  await choose('.choice');

  const teacher = await Teacher.open(server);
  await teacher.signIn(page);
  await choose('.scenario-option:has(input:not(:checked))');
  await choose('.levels [aria-pressed=false]');
  await choose('.segmented:not(.how) > .btn.small[aria-pressed=false]:not(.switch)');
});

test('who asks for more contrast gets the most that is asked for', { tag: LONG }, async ({
  page,
  server,
}) => {
  const enhanced = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
    return violations.flatMap(({ nodes }) => nodes.map((one) => one.html));
  };
  await openPractice(page, server, `${HANDSHAKE}&level=guided`);
  await untilStimulus(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' });
    expect(await enhanced(), colorScheme).toEqual([]);
  }
});

test('at 400 % nothing covers the own state, and all that is pressed can be reached', { tag: LONG }, async ({
  page,
  server,
}) => {
  for (const size of [
    { width: 342, height: 192 },
    { width: 320, height: 256 },
  ]) {
    await page.setViewportSize(size);
    await openPractice(page, server, `${HANDSHAKE}&level=guided`);
    await untilStimulus(page);
    for (const paused of [false, true]) {
      if (paused) await press(page, 'p');
      for (const selector of ['.brief-state', '.stimulus', '.choice', '.actions .btn']) {
        for (const one of await page.locator(selector).all()) {
          await one.scrollIntoViewIfNeeded();
          const seen = await one.evaluate((element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            const over = document.elementFromPoint(
              left + width / 2,
              top + Math.min(height / 2, innerHeight / 4),
            );
            return over !== null && (element.contains(over) || over.contains(element));
          });
          expect(seen, `${selector} at ${size.width}×${size.height}, paused: ${paused}`).toBe(true);
        }
      }
    }
    await press(page, 'p');
  }
});

test('a debrief is printed whole, black on white', { tag: LONG }, async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await openPractice(page, server, `${HANDSHAKE}&level=standard`);
  await answer(page, 's', '3', 'Enter');
  await answer(page, 'a', '5', 'Enter');
  await untilEnd(page);
  await page.locator('.mini-ladder').first().waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body, body *')].flatMap((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const clips =
        (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1) ||
        (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1);
      const hidden = one.closest('.visually-hidden, dialog') !== null || !one.checkVisibility();
      return clips && !hidden ? [one.className] : [];
    }),
  );
  expect(cut).toEqual([]);
  await expect(page.locator('.ending .debrief-question')).toBeVisible();
  await expect(page.locator('.top-bar')).toBeHidden();
  const ink = await page
    .locator('.ending p')
    .first()
    .evaluate((p) => getComputedStyle(p).color);
  expect(ink).toBe('rgb(0, 0, 0)');
});
