/** The coach of a first match leads to its end, can be sent away, is remembered, covers nothing. */
import type { Locator, Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { pair, Student, Teacher } from './support/actors.ts';
import { press, untilEnd, untilStimulus } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  { width: 844, height: 390 },
] as const;

const coach = (page: Page): Locator => page.getByRole('region', { name: 'Coach' });
const says = (page: Page, words: string): Promise<void> => expect(coach(page)).toContainText(words);
/** By key: what the coach says may still be growing while a finger is on its way. */
const choose = async (page: Page, answer: string): Promise<void> => {
  const choice = page.getByRole('radio', { name: answer });
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(choice).toBeChecked();
};

test('the coach can be sent away, comes again when asked, and leads through a handshake', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.goto(`${server.origin}/practice`);
  await page.getByRole('button', { name: 'Play with the coach' }).click();
  await says(page, 'This is your state');
  await press(page, 'Escape');
  await expect(coach(page)).toHaveCount(0);
  await expect(page.locator('.last-answer')).toContainText('A wants to talk to B');
  await page.goto(`${server.origin}/practice`);
  await expect(page.getByText('New here?')).toHaveCount(0);
  await page.getByRole('button', { name: 'Play the coached handshake again' }).click();

  const gotIt = page.getByRole('button', { name: 'Got it' });
  await says(page, 'This is your state');
  await untilStimulus(page);
  await gotIt.click();
  await says(page, 'Your turn!');
  await expect(gotIt).toBeFocused();
  await gotIt.click();
  await says(page, 'Choose one.');
  // The button is gone, and the focus where an answer is composed.
  await expect(page.getByRole('form', { name: 'Choose your answer' })).toBeFocused();
  await hasNoViolations(page);

  await choose(page, 'Send SYN (S), then ESTABLISHED');
  await says(page, 'Now submit it.');
  await press(page, 'Enter');
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText('No harm done, choose again');
  await expect(coach(page)).toBeHidden();
  await choose(page, 'Send SYN (S), then SYN-SENT');
  await says(page, 'Now submit it.');
  await press(page, 'Enter');

  await says(page, 'Your SYN is on its way to B');
  await gotIt.click();
  await says(page, 'down the ladder');
  await untilStimulus(page);
  await says(page, 'The flags say what its segment is');
  await gotIt.click();
  await says(page, 'SEQ is where B begins to count');
  await gotIt.click();
  await says(page, 'Which answer tells it?');
  await choose(page, 'Send ACK (A), then ESTABLISHED');
  await press(page, 'Enter');
  await untilEnd(page);
  await expect(page.getByRole('heading', { name: 'Your first handshake' })).toBeFocused();
  await hasNoViolations(page);
  await page.getByRole('button', { name: 'Choose a scenario' }).click();
  await expect(page.getByRole('button', { name: 'Play the coached handshake again' })).toBeVisible();
});

test('who waits in the lobby warms up with the coach, until the round takes the page over', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  const { page } = ada;
  await page.getByRole('button', { name: 'Play with the coach' }).click();
  await says(page, 'This is your state');
  await ada.meets('The application calls OPEN');
  await choose(page, 'Send SYN (S), then ESTABLISHED');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('No harm done, choose again');
  // It is there again after a reload, and so is the coach.
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('No harm done, choose again');
  await choose(page, 'Send SYN (S), then SYN-SENT');
  await says(page, 'Now submit it.');
  await press(page, 'Enter');
  await ada.isIn('SYN-SENT');
  await says(page, 'Your SYN is on its way to B');
  await hasNoViolations(page);
  await teacher.startRound('normal-close', 'guided');
  await expect(page.locator('.last-answer')).toContainText('A says goodbye');
  await expect(coach(page)).toHaveCount(0);
  await expect(page.getByText('6 · ')).toBeVisible();
});

test('a warm-up is played to its end, left, and lost when the server is restarted', { tag: LONG }, async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const { page } = await Student.join(browser, server, teacher.code, 'Ada');
  await page.getByRole('button', { name: 'Play with the coach' }).click();
  await choose(page, 'Send SYN (S), then SYN-SENT');
  await press(page, 'Enter');
  await choose(page, 'Send ACK (A), then ESTABLISHED');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Your first handshake' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to the lobby' }).click();
  await page.getByRole('button', { name: 'Play the coached handshake again' }).click();
  await says(page, 'This is your state');
  await press(page, 'Escape');
  await expect(coach(page)).toHaveCount(0);
  await server.down('SIGKILL');
  await server.up();
  await expect(page.getByText('your warm-up is gone')).toBeVisible();
});

test('who waits for a partner sees the own segment on its way, who is thinking, and the diagram', {
  tag: LONG,
}, async ({ browser, server }) => {
  const teacher = await Teacher.open(server);
  const [ada, bob] = await pair(browser, server, teacher.code);
  await teacher.startRound('three-way-handshake');
  await bob.answers('The application calls OPEN', [], 'LISTEN');
  await ada.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  const { page } = ada;
  await expect(page.getByText('Something is on its way, or Bob is thinking')).toBeVisible();
  await expect(page.locator('.idle-ladder .ladder-drawing')).toBeVisible();
  await expect(page.getByText('Bob is thinking', { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Diagram' })).toBeVisible();
});

/** What has to be pressed, and lies outside the window or under something else. */
const hidden = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.coach, .coach button, .choice, .actions .btn')].flatMap(
      (one) => {
        const { left, right, top, bottom, width } = one.getBoundingClientRect();
        if (width === 0) return [];
        const outside = top < 0 || left < 0 || bottom > innerHeight + 1 || right > innerWidth + 1;
        // By its corners, too: half a card is not a card.
        const points = [0.05, 0.5, 0.95].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [x, y] as const));
        const covered = points.some(([x, y]) => {
          const over = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
          return over !== null && !one.contains(over) && !over.contains(one);
        });
        return outside || covered ? [`${one.className} ${outside ? 'outside' : 'covered'}`] : [];
      },
    ),
  );

for (const { width, height } of SIZES) {
  for (const lang of ['en', 'zh']) {
    test(`the coach covers nothing that has to be pressed, ${width}×${height} in ${lang}`, {
      tag: LONG,
    }, async ({ page, server }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`${server.origin}/practice?coach&lang=${lang}`);
      const next = page.locator('.coach .btn.primary');
      const isClear = async (): Promise<void> => {
        await page.evaluate(() => document.querySelector('.coach')?.scrollIntoView({ block: 'nearest' }));
        expect(await hidden(page)).toEqual([]);
      };
      await next.waitFor();
      await isClear();
      await untilStimulus(page);
      await isClear();
      await next.click();
      await isClear();
      await next.click();
      await isClear();
      await choose(page, 'SYN-SENT');
      await isClear();
      await press(page, 'Enter');
      await isClear();
      await next.click();
      await untilStimulus(page);
      await isClear();
      await next.click();
      await isClear();
      await next.click();
      await isClear();
      await page.getByRole('radio', { name: /ACK \(A\).*ESTABLISHED/ }).check({ force: true });
      await isClear();
    });
  }
}
