/** Getting in: the errors that people really meet, each told on the page. */
import { Student, Teacher } from './support/actors.ts';
import { expect, test } from './support/test.ts';

test('a wrong code, a missing name and a taken name are told in a sentence, and what was typed stays', async ({
  page,
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  await page.goto(server.origin);
  await page.getByLabel('Class code').fill('ZZZZZZ');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Type a name, or ask for a suggestion.')).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('There is no class with this code. Please check the code.')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Ada');

  await Student.join(browser, server, teacher.code, 'ada');
  await page.getByLabel('Class code').fill(teacher.code.toLowerCase());
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Somebody in this class already has that name. Choose another.')).toBeVisible();

  await page.getByRole('button', { name: 'Suggest a name' }).click();
  await expect(page.getByLabel('Your name')).not.toHaveValue('Ada');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL('**/play');
});

test('who comes back finds the seat again, in the lobby and from the start page', async ({
  browser,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await expect(ada.page.getByText('Ada').first()).toBeVisible();
  await ada.page.goto(server.origin);
  await ada.page.getByText('Continue as Ada').click();
  await ada.page.waitForURL('**/play');
});

test('a seat that is no longer known leads back to the door, with the reason', async ({
  browser,
  page,
  server,
}) => {
  const teacher = await Teacher.open(server);
  const ada = await Student.join(browser, server, teacher.code, 'Ada');
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'Remove Ada' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ada.page.getByText('Join the class again', { exact: false })).toBeVisible();
});
