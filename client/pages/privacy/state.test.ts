/** Tests of what the page of privacy asks the server. */
import { expect, it } from 'vitest';
import { createPrivacy } from './state.ts';

const answering = (body: BodyInit | null, status = 200): typeof fetch =>
  (() => Promise.resolve(new Response(body, { status }))) as typeof fetch;

it.each([
  ['{"days":30}', { days: 30 }],
  ['{"days":null}', { days: null }],
  ['{"days":"soon"}', null],
  ['<html>', null],
])('of %s it believes %j', async (body, said) => {
  const privacy = createPrivacy(answering(body));
  await privacy.ask();
  expect(privacy.said.value).toEqual(said);
});

it('says nothing of this server where it is not reached', async () => {
  const privacy = createPrivacy(() => Promise.reject(new TypeError('offline')));
  await privacy.ask();
  expect(privacy.said.value).toBeNull();
});
