/** A teacher's own scenario: written, mended, played, replayed, practised, and sent to a colleague. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { pair } from './support/actors.ts';
import { expect, LONG, test } from './support/test.ts';

const LESSON = `title: { en: Our own lesson, zh: 我们的课 }
introduction: B listens, and A opens.
debrief: Three segments were enough.
cast: { A: { name: Laptop, iss: 100 }, B: { name: Printer, iss: 300 } }
goals:
  - established: both
wire: { delay: 0.1 }
`;

/** Nothing lies over it, and it can be pressed. */
const isOnTop = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });

test('is added with its mistakes told, played and replayed, and shared', { tag: LONG }, async ({
  browser,
  page,
  server,
}) => {
  test.setTimeout(300_000);
  await page.goto(`${server.origin}/teach#secret=${server.secret}`);
  await page.getByRole('button', { name: 'New class' }).click();
  const label = page.getByLabel(/^Join code: /).first();
  const code = ((await label.getAttribute('aria-label')) ?? '').replace(/^Join code: |\s/g, '');

  writeFileSync(join(server.dataDir, 'scenarios', 'broken.yaml'), 'title: [');
  await page.getByRole('button', { name: 'My scenarios…' }).click();
  const dialog = page.getByRole('dialog', { name: 'My scenarios' });
  await dialog.getByRole('button', { name: 'Reload' }).click();
  await expect(dialog.getByText('broken.yaml:1:9')).toBeVisible();
  await dialog
    .getByLabel('The scenario, or a link')
    .fill(LESSON.replace('established: both', 'established: all'));
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('6:18')).toBeVisible();
  await dialog.getByLabel('The scenario, or a link').fill(LESSON);
  await dialog.getByLabel('File name').fill('our lesson');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('our-lesson.yaml')).toBeVisible();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  const copied = dialog.getByText('The link is copied.', { exact: false });
  await expect(copied).toBeVisible();
  expect(await isOnTop(copied)).toBe(true);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/teach#scenario=[\w-]+$/);
  await page.keyboard.press('Escape');

  const [a, b] = await pair(browser, server, code);
  await page.getByRole('radio', { name: /Our own lesson/ }).check({ force: true });
  await page.getByRole('button', { name: 'Standard', exact: true }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await page.goto('about:blank');
  await b.answers('The application calls OPEN', [], 'LISTEN');
  await a.answers('The application calls OPEN', ['SYN'], 'SYN-SENT');
  await b.answers('A segment arrived', ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers('A segment arrived', ['ACK'], 'ESTABLISHED');
  await b.answers('A segment arrived', [], 'ESTABLISHED');
  await expect(a.page.getByText('Three segments were enough.').first()).toBeVisible();
  await a.page
    .getByRole('link', { name: /^Watch/ })
    .first()
    .click();
  await expect(a.page.getByText('Our own lesson').first()).toBeVisible();

  // A link that was cut off says so where it is seen, on a phone too.
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(link.slice(0, -9));
  await expect(page.getByText('This link is damaged', { exact: false })).toBeInViewport({ ratio: 1 });

  // A colleague who has it already is told so, and nothing is there twice.
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'A colleague has sent you a scenario' })).toBeInViewport();
  await expect(page.getByLabel('The scenario, or a link')).toHaveValue(LESSON);
  expect(page.url()).not.toContain('#');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Added.', { exact: false })).toBeVisible();
  await expect(page.getByText('our-lesson.yaml')).toHaveCount(1);

  await page.goto(`${server.origin}/practice?scenario=own-our-lesson&host=A&level=guided&pace=1`);
  await expect(page.getByText('Our own lesson').first()).toBeVisible();
});
