/** A prediction on the board: asked, answered by keyboard or tap, told, and there again at the end. */
import { hasNoViolations } from './support/accessibility.ts';
import { answer, openPractice, press, untilEnd, untilStimulus } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

test('a question is answered with a key or a tap, folds while a segment is answered, and is told', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openPractice(page, server, 'scenario=three-way-handshake&host=A&level=standard');
  const card = page.getByRole('region', { name: /How many segments/ });
  await expect(card.getByRole('button', { name: 'Three' })).toBeVisible();
  await press(page, 'q');
  await expect(card.getByRole('button', { name: 'Two' })).toBeFocused();
  await press(page, 'Enter');
  await expect(card).toContainText('You say: Two.');
  await answer(page, 's', '3', 'Enter');
  await page.setViewportSize({ width: 390, height: 844 });
  await untilStimulus(page);
  await page.locator('.predict summary').click();
  await hasNoViolations(page);
  await page.getByRole('button', { name: 'SYN-RECEIVED' }).first().click();
  await press(page, 'a', '5', 'Enter');
  await expect(page.getByText('You said “SYN-RECEIVED”, and so it was.')).toBeVisible();
  await untilEnd(page);
  await expect(page.getByRole('heading', { name: 'What was predicted' })).toBeVisible();
  const told = page.locator('.predicted li').filter({ hasText: 'It was “Three”.' });
  // Its own moment, as a mistake has.
  await told.getByRole('link', { name: /^See it at/ }).click();
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('[aria-current=step]')).toContainText('Three');
});

test('who does not want to be asked folds the questions, and can open one', { tag: LONG }, async ({
  page,
  server,
}) => {
  await openPractice(page, server, 'scenario=three-way-handshake&host=A&level=standard');
  await page.getByRole('button', { name: 'Don’t ask me' }).click();
  await openPractice(page, server, 'scenario=normal-close&host=A&level=standard');
  await expect(page.locator('.predict-options')).toBeHidden();
  await page.getByRole('button', { name: 'A question: what will happen?' }).click();
  await expect(page.getByRole('heading', { name: 'How many segments' })).toBeVisible();
});
