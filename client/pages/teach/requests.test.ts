/** Tests of requests: busy while under way, refused, or signed out by the server. */
import { expect, it } from 'vitest';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { RequestRefused } from './api.ts';
import { createRequests } from './requests.ts';

const { errors } = wordsOf('en');

function requests() {
  const said: string[] = [];
  const note =
    (what: string) =>
    (en: string): void => {
      said.push(`${what}: ${en}`);
    };
  let done = 0;
  const options = {
    onSignedOut: note('signed out'),
    onRefusal: note('refused'),
    onDone: () => {
      done += 1;
    },
  };
  return { said, done: () => done, ...createRequests(options) };
}

it('is busy until the last one is done', async () => {
  const { busy, ask } = requests();
  const done = Promise.all([ask(() => Promise.resolve()), ask(() => Promise.resolve())]);
  expect(busy.value).toBe(true);
  await done;
  expect(busy.value).toBe(false);
});

it.each([
  ['nobody-here', 'refused'],
  ['not-a-teacher', 'signed out'],
  ['no-such-token', 'signed out'],
] as const)('tells %s: %s', async (code, what) => {
  const { said, done, busy, ask } = requests();
  await ask(() => Promise.reject(new RequestRefused(code, errors(code))));
  expect(said).toEqual([`${what}: ${errors(code)}`]);
  expect(done()).toBe(1);
  expect(busy.value).toBe(false);
});

it('hides no other failure', async () => {
  const { said, ask } = requests();
  await expect(ask(() => Promise.reject(new TypeError('our own')))).rejects.toThrow('our own');
  expect(said).toEqual([]);
});
