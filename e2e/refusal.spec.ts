/** The moment of error: nothing moves under the finger, and what is said fits and leads on. */
import type { Page } from '@playwright/test';
import { openPractice, press, untilStimulus } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  { width: 844, height: 390 },
  { width: 1366, height: 768 },
] as const;

const WORDS = {
  en: { did: /^You sent/, rule: 'The rule:' },
  zh: { did: /^你/, rule: '规则：' },
} as const;

/** Where the finger is: each choice and the buttons, by left, top and bottom. */
interface Places {
  readonly choices: readonly (readonly number[])[];
  readonly buttons: readonly (readonly number[])[];
}

const places = (page: Page): Promise<Places> =>
  page.evaluate(() => {
    const at = (selector: string): number[][] =>
      [...document.querySelectorAll(selector)].map((one) => {
        const { left, top, bottom } = one.getBoundingClientRect();
        return [left, top, bottom].map(Math.round);
      });
    return { choices: at('.choice'), buttons: at('.actions .btn') };
  });

async function atEachSize(page: Page): Promise<readonly Places[]> {
  const all: Places[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    // What depends on the size is drawn again in the next frame.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    all.push(await places(page));
  }
  return all;
}

/** Chooses the first that has not been refused; tells whether it is now, or was right. */
async function choose(page: Page): Promise<boolean> {
  const open = page.locator('.choice:not(.refused)');
  const before = await open.count();
  await open.first().click();
  await press(page, 'Enter');
  await expect(async () => {
    const gone = !(await page.locator('.stimulus').isVisible());
    expect(gone || (await open.count()) !== before).toBe(true);
  }).toPass();
  return page.locator('.feedback').isVisible();
}

/** Errs; whoever is right by chance goes on to what comes next. */
async function err(page: Page, before?: () => Promise<void>): Promise<void> {
  do {
    await untilStimulus(page);
    // The questions come a moment later than the page, and take their room.
    await page.waitForLoadState('networkidle');
    await before?.();
  } while (!(await choose(page)));
}

const PRACTISED = [
  { lang: 'en', scenario: 'normal-close', host: 'B', tag: [] as string[] },
  { lang: 'zh', scenario: 'normal-close', host: 'B', tag: LONG },
  { lang: 'en', scenario: 'time-wait-pile-up', host: 'A', tag: LONG },
] as const;
for (const { lang, scenario, host, tag } of PRACTISED) {
  test(`a refusal moves nothing, at any size, in ${lang}: ${scenario}`, { tag }, async ({ page, server }) => {
    const words = WORDS[lang];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPractice(page, server, `scenario=${scenario}&host=${host}&level=guided&lang=${lang}`);
    let before: readonly Places[] = [];
    await err(page, async () => {
      before = await atEachSize(page);
    });
    const feedback = page.locator('.feedback');
    await expect(feedback.locator('.did')).toHaveText(words.did);
    await expect(feedback.locator('.question')).toHaveText(/[?？]$/);
    await expect(feedback).not.toContainText(words.rule);
    // A full stop as wide as a character brings its own space.
    expect(await feedback.textContent()).not.toMatch(/[。？] /);
    await expect(page.locator('.choices input:checked')).toBeFocused();

    expect(await atEachSize(page)).toEqual(before);
    for (const [i, { choices, buttons }] of before.entries()) {
      expect(choices.length, JSON.stringify(SIZES[i])).toBeGreaterThan(2);
      for (const [, top = 0, bottom = 0] of choices) {
        expect(top, JSON.stringify(SIZES[i])).toBeGreaterThan(0);
        expect(bottom, JSON.stringify(SIZES[i])).toBeLessThanOrEqual(buttons[0]?.[1] ?? 0);
      }
    }
    await expect(feedback).toBeInViewport({ ratio: 1 });

    // Closed by who wants to see what lies under it.
    await feedback.locator('.feedback-words + .btn').click();
    await expect(feedback).toBeHidden();
    await expect(page.locator('.composer')).toBeFocused();
  });
}
